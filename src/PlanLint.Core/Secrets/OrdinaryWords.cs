namespace PlanLint.Secrets;

/// <summary>
/// Values that are words as well: hiding them everywhere would hide what a report speaks of. Short words and numbers are, and values that
/// stand in a name. The names are asked for when they are first needed.
/// </summary>
internal sealed class OrdinaryWords(SecretIndex index, Func<IEnumerable<string>> names)
{
    /// <summary>Letters of one case up to this length are a word.</summary>
    private const int LongestWord = 11;

    /// <summary>Digits up to this length are a number of anything.</summary>
    private const int LongestNumber = 5;

    private readonly Lazy<HashSet<string>> named = new(() => Named(index, names()));

    /// <summary>The names.</summary>
    public IEnumerable<string> Names() => names();

    /// <summary>True for a value that is hidden only where values stand.</summary>
    public bool Contains(string value) => IsWord(value) || named.Value.Contains(value);

    private static bool IsWord(string value)
    {
        if (value.Length <= LongestNumber && value.All(char.IsAsciiDigit)) return true;
        return value.Length <= LongestWord
            && (value.AsSpan(1).IndexOfAnyExceptInRange('a', 'z') < 0 && char.IsAsciiLetter(value[0]) || value.AsSpan().IndexOfAnyExceptInRange('A', 'Z') < 0);
    }

    private static HashSet<string> Named(SecretIndex index, IEnumerable<string> names)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (string name in names)
        {
            char[] folded = SecretIndex.Fold(name);
            for (int at = 0; at <= folded.Length - SecretIndex.MinimumLength; at++)
                foreach (int length in index.Candidates(folded, at))
                    if (at + length <= folded.Length && index.ValueOf(folded.AsSpan(at, length)) is { } value) found.Add(value);
        }
        return found;
    }
}
