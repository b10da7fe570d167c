namespace PlanLint.Text;

/// <summary>
/// What patterns over names stand for, found by how a name begins or ends: before its first wildcard or after its last one, whichever is
/// longer, a pattern says what must be there. Patterns that begin and end with a wildcard are looked at each time. Immutable.
/// </summary>
/// <typeparam name="T">What a pattern stands for.</typeparam>
internal sealed class WildcardIndex<T>
{
    private readonly Dictionary<string, List<T>> byBeginning = new(StringComparer.Ordinal), byEnd = new(StringComparer.Ordinal);
    private readonly int[] beginnings, ends;

    /// <summary>An index of patterns, each with at least one wildcard.</summary>
    public WildcardIndex(IEnumerable<(string Pattern, T Of)> patterns)
    {
        foreach (var (pattern, of) in patterns)
        {
            string beginning = pattern[..pattern.AsSpan().IndexOfAny('*', '?')], end = pattern[(pattern.AsSpan().LastIndexOfAny('*', '?') + 1)..];
            var (index, key) = beginning.Length >= end.Length ? (byBeginning, beginning) : (byEnd, end);
            if (!index.TryGetValue(key, out var list)) index.Add(key, list = []);
            list.Add(of);
        }
        beginnings = [.. byBeginning.Keys.Select(k => k.Length).Distinct().Order()];
        ends = [.. byEnd.Keys.Select(k => k.Length).Distinct().Order()];
    }

    /// <summary>What may match a name: all that does, and little else. Linear in the name, not in the number of patterns.</summary>
    public IEnumerable<T> MayMatch(string name)
    {
        foreach (int length in beginnings.TakeWhile(l => l <= name.Length))
            foreach (var found in byBeginning.GetValueOrDefault(name[..length]) ?? []) yield return found;
        foreach (int length in ends.TakeWhile(l => l <= name.Length))
            foreach (var found in byEnd.GetValueOrDefault(name[^length..]) ?? []) yield return found;
    }
}
