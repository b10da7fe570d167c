namespace PlanLint.Text;

/// <summary>
/// Spans of one text in an order of their own; finds the first that holds another. Logarithmic where their ends are roughly in order.
/// Immutable.
/// </summary>
internal sealed class FirstSpan
{
    private readonly TextSpan[] spans;

    /// <summary>For each node of a balanced tree, whose leaves are the spans: where the first of them starts and the last ends.</summary>
    private readonly (int Start, int End)[] bounds;

    public FirstSpan(TextSpan[] spans)
    {
        this.spans = spans;
        bounds = new (int, int)[4 * Math.Max(1, spans.Length)];
        if (spans.Length > 0) Fill(1, 0, spans.Length);
    }

    /// <summary>The place in the order of the first span that holds another; -1 when none does.</summary>
    public int Around(TextSpan span) => spans.Length == 0 ? -1 : Find(span, 1, 0, spans.Length);

    private (int Start, int End) Fill(int node, int from, int to)
    {
        if (to - from == 1) return bounds[node] = (spans[from].Start, spans[from].End);
        int middle = (from + to) / 2;
        var (left, right) = (Fill(2 * node, from, middle), Fill(2 * node + 1, middle, to));
        return bounds[node] = (Math.Min(left.Start, right.Start), Math.Max(left.End, right.End));
    }

    private int Find(TextSpan span, int node, int from, int to)
    {
        if (bounds[node].Start > span.Start || bounds[node].End < span.End) return -1;
        if (to - from == 1) return from;
        int middle = (from + to) / 2;
        int left = Find(span, 2 * node, from, middle);
        return left >= 0 ? left : Find(span, 2 * node + 1, middle, to);
    }
}
