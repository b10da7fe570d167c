namespace PlanLint.Text;

/// <summary>Things that each cover a span of one text, found by place: those that touch a span cost their number and the logarithm of all. Immutable.</summary>
/// <typeparam name="T">The things.</typeparam>
internal sealed class SpanIndex<T>
{
    private readonly (TextSpan Span, T Item)[] entries;
    private readonly int[] lastEnds;

    /// <summary>An index of entries in any order; n log n.</summary>
    public SpanIndex(IEnumerable<(TextSpan Span, T Item)> entries)
    {
        this.entries = [.. entries.OrderBy(e => e.Span.Start)];
        lastEnds = new int[this.entries.Length];
        Fill(0, this.entries.Length);
    }

    /// <summary>Adds what covers or touches a span to a list, in the order of their starts.</summary>
    public void Find(TextSpan span, List<T> found) => Find(span, found, 0, entries.Length);

    /// <summary>The entries are a balanced tree, the middle of a range being its root; each root knows the last end in its range.</summary>
    private int Fill(int from, int to)
    {
        if (from >= to) return -1;
        int middle = (from + to) / 2;
        return lastEnds[middle] = Math.Max(entries[middle].Span.End, Math.Max(Fill(from, middle), Fill(middle + 1, to)));
    }

    private void Find(TextSpan span, List<T> found, int from, int to)
    {
        if (from >= to) return;
        int middle = (from + to) / 2;
        if (lastEnds[middle] < span.Start) return;
        Find(span, found, from, middle);
        if (entries[middle].Span.Start > span.End) return;
        if (entries[middle].Span.End >= span.Start) found.Add(entries[middle].Item);
        Find(span, found, middle + 1, to);
    }
}
