using System.Collections.Immutable;

namespace PlanLint.Reporting.Html;

/// <summary>
/// Puts the resources of one module below each other, in layers: what needs others stands above them. Edges run in lanes beside the boxes,
/// one lane for all edges to one resource, so that none crosses a box.
/// </summary>
internal sealed class GraphLayout
{
    /// <summary>Edges that find no lane are told in words alone.</summary>
    private const int MostLanes = 12;

    private readonly List<(int Top, int Bottom, int Lane, HashSet<int> Sources, int Target)> lanes = [];

    /// <summary>Places nodes and edges; edges to other modules are left out.</summary>
    public GraphLayout(ImmutableArray<GraphNode> nodes, IEnumerable<GraphEdge> edges)
    {
        var index = nodes.Select((node, i) => (node.Address, i)).ToDictionary(p => p.Address, p => p.i, StringComparer.Ordinal);
        var inside = edges.Where(e => index.ContainsKey(e.From) && index.ContainsKey(e.To)).Select(e => (From: index[e.From], To: index[e.To])).ToArray();
        int[] layers = Layers(nodes.Length, inside.ToLookup(e => e.From, e => e.To));
        var needed = inside.ToLookup(e => e.To, e => e.From);
        var rows = new int[nodes.Length];
        var order = new List<int>(nodes.Length);
        foreach (var layer in Enumerable.Range(0, nodes.Length).GroupBy(i => layers[i]).OrderBy(g => g.Key))
        {
            // A resource stands below those that need it, in their order, which keeps most lanes short.
            var ordered = layer.OrderBy(i => needed[i].Where(f => layers[f] < layers[i]).Select(f => (double)rows[f]).DefaultIfEmpty(-1).Average())
                .ThenBy(i => nodes[i].Address, StringComparer.Ordinal).ToList();
            foreach (int node in ordered)
            {
                rows[node] = order.Count;
                order.Add(node);
            }
        }
        Rows = [.. order.Select(i => nodes[i])];
        LayerOf = [.. order.Select(i => layers[i])];
        var free = new List<int>();
        foreach (var target in inside.Where(e => e.From != e.To).GroupBy(e => e.To)
            .Select(g => (Target: rows[g.Key], Sources: g.Select(e => rows[e.From]).ToHashSet()))
            .Select(t => (t.Target, t.Sources, Top: Math.Min(t.Target, t.Sources.Min()), Bottom: Math.Max(t.Target, t.Sources.Max())))
            .OrderBy(t => t.Top).ThenBy(t => t.Bottom))
        {
            int lane = free.FindIndex(bottom => bottom < target.Top);
            if (lane < 0 && free.Count == MostLanes) continue;
            if (lane < 0) (lane, free) = (free.Count, [.. free, 0]);
            free[lane] = target.Bottom;
            lanes.Add((target.Top, target.Bottom, lane, target.Sources, target.Target));
        }
        Lanes = free.Count;
    }

    /// <summary>The nodes from top to bottom.</summary>
    public ImmutableArray<GraphNode> Rows { get; }

    /// <summary>The layer of each row, from 0.</summary>
    public ImmutableArray<int> LayerOf { get; }

    /// <summary>How many lanes there are.</summary>
    public int Lanes { get; }

    /// <summary>The lanes at each row: whether each comes from above, goes on below, and leaves or enters a box there.</summary>
    public List<LanePiece>[] Pieces()
    {
        var pieces = new List<LanePiece>[Rows.Length];
        for (int row = 0; row < pieces.Length; row++) pieces[row] = [];
        foreach (var (top, bottom, lane, sources, target) in lanes)
            for (int row = top; row <= bottom; row++)
                pieces[row].Add(new LanePiece(lane, row > top, row < bottom, sources.Contains(row), row == target));
        return pieces;
    }

    /// <summary>Longest way from a node that nothing needs, by depth first search without recursion; cycles are cut at the edge that closes them.</summary>
    private static int[] Layers(int count, ILookup<int, int> needs)
    {
        var order = new List<int>(count);
        var state = new byte[count];
        var cut = new HashSet<(int, int)>();
        for (int root = 0; root < count; root++)
        {
            if (state[root] != 0) continue;
            var stack = new Stack<(int Node, IEnumerator<int> Next)>();
            stack.Push((root, needs[root].GetEnumerator()));
            state[root] = 1;
            while (stack.TryPeek(out var top))
            {
                if (!top.Next.MoveNext())
                {
                    state[top.Node] = 2;
                    order.Add(top.Node);
                    stack.Pop();
                    continue;
                }
                int next = top.Next.Current;
                if (state[next] == 1) cut.Add((top.Node, next));
                if (state[next] != 0) continue;
                state[next] = 1;
                stack.Push((next, needs[next].GetEnumerator()));
            }
        }
        var layers = new int[count];
        for (int i = order.Count - 1; i >= 0; i--)
            foreach (int next in needs[order[i]])
                if (!cut.Contains((order[i], next))) layers[next] = Math.Max(layers[next], layers[order[i]] + 1);
        return layers;
    }
}
