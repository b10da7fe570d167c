using System.Collections.Immutable;
using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Reporting.Html;

/// <summary>The picture of what the plan touches: boxes below each other, one fold a module, with the findings on them.</summary>
internal static class HtmlGraph
{
    private const int MostNodes = 600;
    private const int OpenNodes = 60;
    private const int NeedsShown = 4;
    private const int LaneWidth = 9, Stub = 12;

    /// <summary>Writes the section; nothing when there are no nodes.</summary>
    public static void Write(PlanPicture picture, ILookup<string, HtmlLink> findings, string id, HtmlPage page)
    {
        if (picture.Nodes.IsEmpty) return;
        var nodes = Chosen(picture.Nodes, findings);
        page.Raw($"<section id=\"{id}\" class=\"graph\"><h2>What the plan touches</h2>\n");
        page.Raw("<p class=\"dim\">A line leads down from a resource to what it needs. A thick border marks a protected resource.</p>\n");
        if (nodes.Length < picture.Nodes.Length)
            page.Raw($"<p>{Plural.Of(picture.Nodes.Length - nodes.Length, "resource")} of {picture.Nodes.Length:N0} without findings not drawn.</p>\n");
        var needs = picture.Edges.ToLookup(e => e.From, e => e.To, StringComparer.Ordinal);
        foreach (var module in nodes.GroupBy(n => n.Module, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
            Module(module.Key, [.. module], picture, needs, findings, nodes.Length <= OpenNodes, page);
        page.Raw("</section>\n");
    }

    private static void Module(
        string name, ImmutableArray<GraphNode> nodes, PlanPicture picture, ILookup<string, string> needs, ILookup<string, HtmlLink> findings, bool isOpen,
        HtmlPage page)
    {
        bool isMarked = nodes.Any(n => findings[n.Address].Any(f => f.Severity == Severity.Error));
        string errors = nodes.Count(n => findings[n.Address].Any(f => f.Severity == Severity.Error)) is > 0 and var wrong
            ? $" <span class=\"tag error\">{wrong} with errors</span>" : "";
        string title = name.Length == 0 ? "root module" : HtmlPage.Escape(name);
        page.Raw($"<details class=\"module\"{(isOpen || isMarked ? " open" : "")}><summary><code>{title}</code> "
            + $"<span class=\"dim\">{Plural.Of(nodes.Length, "resource")}, {nodes.Count(n => n.Action.Length > 0)} changed</span>{errors}</summary>\n"
            + "<ol class=\"boxes\">\n");
        var layout = new GraphLayout(nodes, picture.Edges);
        var pieces = layout.Pieces();
        int width = layout.Lanes * LaneWidth + (layout.Lanes > 0 ? Stub : 0);
        for (int row = 0; row < layout.Rows.Length; row++)
        {
            bool begins = row > 0 && layout.LayerOf[row] != layout.LayerOf[row - 1];
            page.Raw($"<li{(begins ? " class=\"layer\"" : "")}>");
            if (width > 0) page.Raw(Lanes(pieces[row], width));
            Box(layout.Rows[row], needs, findings, page);
            page.Raw("</li>\n");
        }
        page.Raw("</ol></details>\n");
    }

    /// <summary>Drawn over the height of the row, whatever that is.</summary>
    private static string Lanes(List<LanePiece> pieces, int width)
    {
        string lines = "", heads = "";
        foreach (var piece in pieces)
        {
            int x = piece.Lane * LaneWidth + LaneWidth / 2;
            if (piece.FromAbove || piece.ToBelow) lines += $"M{x} {(piece.FromAbove ? 0 : 50)}V{(piece.ToBelow ? 100 : 50)}";
            if (piece.Leaves || piece.Enters) lines += $"M{x} 50H{width - (piece.Enters ? 5 : 0)}";
            if (piece.Enters) heads = $"<path class=\"head\" d=\"M{width - 6} 42L{width} 50L{width - 6} 58z\"/>";
        }
        return $"<svg aria-hidden=\"true\" width=\"{width}\" viewBox=\"0 0 {width} 100\" preserveAspectRatio=\"none\"><path d=\"{lines}\"/>{heads}</svg>";
    }

    private static void Box(GraphNode node, ILookup<string, string> needs, ILookup<string, HtmlLink> findings, HtmlPage page)
    {
        var links = findings[node.Address].ToList();
        bool isWrong = links.Exists(l => l.Severity == Severity.Error);
        string style = isWrong ? "error" : ActionWords.Class(node.Action);
        string what = node.Action.Length == 0 ? "unchanged" : node.Counts.Length > 0 ? node.Counts : node.Action;
        page.Raw($"<div class=\"box {style}{(node.IsProtected ? " guarded" : "")}\"><code>{page.Breakable(node.Address)}</code>");
        page.Raw($"<span class=\"sub\"><span class=\"tag {style}\">{HtmlPage.Escape(what)}</span>{(node.IsProtected ? ", protected" : "")}"
            + $"{HtmlLink.All(links)}</span>");
        string[] others = [.. needs[node.Address]];
        if (others.Length > 0)
            page.Raw($"<span class=\"needs\">needs {string.Join(", ", others.Take(NeedsShown).Select(page.Breakable))}"
                + $"{(others.Length > NeedsShown ? $" and {others.Length - NeedsShown} more" : "")}</span>");
        page.Raw("</div>");
    }

    /// <summary>Those with findings, then protected and touched ones, when there are too many.</summary>
    private static ImmutableArray<GraphNode> Chosen(ImmutableArray<GraphNode> nodes, ILookup<string, HtmlLink> findings) => nodes.Length <= MostNodes
        ? nodes
        : [.. nodes.OrderByDescending(n => findings[n.Address].Select(f => (int)f.Severity).DefaultIfEmpty(-1).Max()).ThenByDescending(n => n.IsProtected)
            .ThenByDescending(n => n.Action.Length > 0).Take(MostNodes).OrderBy(n => n.Address, StringComparer.Ordinal)];
}
