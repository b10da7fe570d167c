namespace PlanLint.Text;

/// <summary>
/// Names among which many others are looked for. Of more than a few, only those are compared whose beginning or end is most like
/// the name's: a slip of the pen leaves one of the two as it was. So a search costs the same among ten thousand. Immutable.
/// </summary>
public sealed class NearestNames
{
    private const int Around = 12;

    private readonly string[] byBeginning;
    private readonly string[] byEnd;

    /// <summary>An index of names in any order; n log n.</summary>
    public NearestNames(IEnumerable<string> names)
    {
        byBeginning = [.. names];
        Array.Sort(byBeginning, StringComparer.Ordinal);
        byEnd = byBeginning.Length <= 4 * Around ? [] : (string[])byBeginning.Clone();
        Array.Sort(byEnd, CompareEnds);
    }

    /// <summary>The nearest name as <see cref="NearestName.Of"/> finds it; null when none is near. Logarithmic in the number of names.</summary>
    public string? Of(string name)
    {
        if (name.Length > NearestName.LongestCompared) return null;
        return NearestName.Of(name, byEnd.Length == 0 ? byBeginning : [.. Near(byBeginning, name, string.CompareOrdinal), .. Near(byEnd, name, CompareEnds)]);
    }

    private static ArraySegment<string> Near(string[] sorted, string name, Comparison<string> compare)
    {
        int at = Array.BinarySearch(sorted, name, Comparer<string>.Create(compare));
        if (at < 0) at = ~at;
        int start = Math.Max(0, at - Around);
        return new ArraySegment<string>(sorted, start, Math.Min(sorted.Length, at + Around) - start);
    }

    private static int CompareEnds(string a, string b)
    {
        for (int i = 1; i <= a.Length && i <= b.Length; i++)
            if (a[^i] != b[^i]) return a[^i].CompareTo(b[^i]);
        return a.Length.CompareTo(b.Length);
    }
}
