using System.Collections.Immutable;

namespace PlanLint.Reporting.Html;

/// <summary>Puts a graph into columns: what others need stands to the right of what needs it.</summary>
internal static class GraphLayout
{
    /// <summary>A column and a row for each node, in the nodes' order. Cycles are cut at the edge that closes them.</summary>
    public static ImmutableArray<(int Column, int Row)> Of(ImmutableArray<GraphNode> nodes, ImmutableArray<GraphEdge> edges)
    {
        var index = nodes.Select((node, i) => (node.Address, i)).ToDictionary(p => p.Address, p => p.i, StringComparer.Ordinal);
        var needs = edges.Where(e => index.ContainsKey(e.From) && index.ContainsKey(e.To)).ToLookup(e => index[e.From], e => index[e.To]);
        int[] columns = Columns(nodes.Length, needs);
        var rows = new int[nodes.Length];
        foreach (var column in Enumerable.Range(0, nodes.Length).GroupBy(i => columns[i]).OrderBy(c => c.Key))
        {
            // Nodes stand at the mean row of those that need them, which keeps most edges short.
            var ordered = column.OrderBy(i => Mean(i, needs, rows, columns)).ThenBy(i => nodes[i].Address, StringComparer.Ordinal);
            int row = 0;
            foreach (int node in ordered) rows[node] = row++;
        }
        return [.. columns.Zip(rows)];
    }

    /// <summary>Longest way from a node that nothing needs, by depth first search without recursion.</summary>
    private static int[] Columns(int count, ILookup<int, int> needs)
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
        var columns = new int[count];
        for (int i = order.Count - 1; i >= 0; i--)
            foreach (int next in needs[order[i]])
                if (!cut.Contains((order[i], next))) columns[next] = Math.Max(columns[next], columns[order[i]] + 1);
        return columns;
    }

    private static double Mean(int node, ILookup<int, int> needs, int[] rows, int[] columns)
    {
        double sum = 0;
        int count = 0;
        foreach (var group in needs)
        {
            if (columns[group.Key] >= columns[node] || !group.Contains(node)) continue;
            sum += rows[group.Key];
            count++;
        }
        return count == 0 ? double.MaxValue : sum / count;
    }
}
