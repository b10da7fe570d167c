using System.Collections.Immutable;
using System.Globalization;
using PlanLint.Text;

namespace PlanLint.Reporting.Html;

/// <summary>The picture of what the plan touches, as SVG.</summary>
internal static class HtmlGraph
{
    private const int MostNodes = 200;
    private const int NodeHeight = 40, RowHeight = 56, Gap = 70, Margin = 16, LetterWidth = 8;
    private const int ShortestBox = 19, LongestBox = 44;

    /// <summary>Writes the section; nothing when there are no nodes.</summary>
    public static void Write(PlanPicture picture, string id, HtmlPage page)
    {
        if (picture.Nodes.IsEmpty) return;
        var nodes = Chosen(picture.Nodes);
        var edges = picture.Edges;
        var places = GraphLayout.Of(nodes, edges);
        string[] names = [.. nodes.Select(n => Short(n.Address))];
        int[] widths = [.. Enumerable.Range(0, places.Max(p => p.Column) + 1).Select(c => Width(names.Where((_, i) => places[i].Column == c)))];
        int[] lefts = [.. widths.Select((_, c) => Margin + widths.Take(c).Sum(w => w + Gap))];
        int totalWidth = lefts[^1] + widths[^1] + Margin, totalHeight = Margin * 2 + (places.Max(p => p.Row) + 1) * RowHeight;

        page.Raw($"<section id=\"{id}\"><h2>What the plan touches</h2>\n");
        page.Raw("<p class=\"dim\">An arrow points at what a resource needs. A thick border marks a protected resource.</p>\n");
        if (nodes.Length < picture.Nodes.Length)
            page.Raw($"<p>{picture.Nodes.Length - nodes.Length} of {picture.Nodes.Length} resources are left out of the picture.</p>\n");
        page.Raw("<div class=\"graph\" tabindex=\"0\"><svg role=\"img\" aria-label=\"Dependency graph\" ");
        page.Raw($"width=\"{totalWidth}\" height=\"{totalHeight}\" viewBox=\"0 0 {totalWidth} {totalHeight}\">\n");
        page.Raw($"<defs><marker id=\"{id}-arrow\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\">");
        page.Raw("<path d=\"M0 0L8 4L0 8z\"/></marker></defs>\n");
        var index = nodes.Select((node, i) => (node.Address, i)).ToDictionary(p => p.Address, p => p.i, StringComparer.Ordinal);
        foreach (var edge in edges)
        {
            if (!index.TryGetValue(edge.From, out int from) || !index.TryGetValue(edge.To, out int to)) continue;
            int x1 = lefts[places[from].Column] + widths[places[from].Column], y1 = Top(places[from].Row) + NodeHeight / 2;
            int x2 = lefts[places[to].Column], y2 = Top(places[to].Row) + NodeHeight / 2, bend = (x1 + x2) / 2;
            page.Raw($"<path d=\"M{x1} {y1}C{bend} {y1} {bend} {y2} {x2} {y2}\" marker-end=\"url(#{id}-arrow)\"/>\n");
        }
        for (int i = 0; i < nodes.Length; i++) Node(page, nodes[i], names[i], lefts[places[i].Column], Top(places[i].Row), widths[places[i].Column]);
        page.Raw("</svg></div></section>\n");
    }

    private static void Node(HtmlPage page, GraphNode node, string name, int x, int y, int width)
    {
        string classes = (ActionWords.Class(node.Action) + (node.IsProtected ? " guarded" : "")).Trim();
        string below = (node.Action.Length == 0 ? "unchanged" : node.Action) + (node.IsProtected ? ", protected" : "");
        page.Raw($"<g class=\"{classes}\"><title>{page.Text(node.Address)}: {page.Text(below)}</title>");
        page.Raw($"<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{NodeHeight}\" rx=\"5\"/>");
        page.Raw(
            $"<text x=\"{x + 10}\" y=\"{y + 17}\">{page.Text(name)}</text><text class=\"sub\" x=\"{x + 10}\" y=\"{y + 32}\">{page.Text(below)}</text></g>\n");
    }

    /// <summary>Touched and protected nodes first when there are too many.</summary>
    private static ImmutableArray<GraphNode> Chosen(ImmutableArray<GraphNode> nodes) => nodes.Length <= MostNodes
        ? nodes
        : [.. nodes.OrderByDescending(n => n.IsProtected).ThenByDescending(n => n.Action.Length > 0).Take(MostNodes)
            .OrderBy(n => n.Address, StringComparer.Ordinal)];

    private static int Top(int row) => Margin + row * RowHeight;

    private static int Width(IEnumerable<string> names) =>
        20 + LetterWidth * Math.Clamp(names.Select(TerminalText.Width).DefaultIfEmpty(0).Max(), ShortestBox, LongestBox);

    private static string Short(string address)
    {
        var text = new StringInfo(address);
        return text.LengthInTextElements <= LongestBox ? address : "…" + text.SubstringByTextElements(text.LengthInTextElements - LongestBox + 1);
    }
}
