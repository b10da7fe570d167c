using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PlanLint.Site;

/// <summary>Reads a Markdown page, and turns its links to files of the repository into links to the site.</summary>
/// <param name="root">The repository.</param>
/// <param name="link">Where a file or a folder of the repository is on the site; null when it is not there.</param>
internal sealed class PageReader(string root, Func<string, string?> link)
{
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).UseAutoLinks().DisableHtml().Build();

    private readonly List<string> problems = [];

    /// <summary>Links that lead nowhere.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>The page of a file.</summary>
    public SitePage Read(string source)
    {
        string text = string.Join('\n', File.ReadAllLines(Path.Combine(root, source)).Where(l => !IsComment(l)));
        var document = Markdown.Parse(text, Pipeline);
        string target = SiteMap.Target(source);
        string title = document.OfType<HeadingBlock>().FirstOrDefault()?.Inline is { } heading ? Words(heading) : source;
        foreach (var inline in document.Descendants<LinkInline>()) Rewrite(inline, source, target);
        return new SitePage(source, target, title, Html(document), Words(document));
    }

    /// <summary>Marks for our tests and tools.</summary>
    private static bool IsComment(string line) => line.StartsWith("<!--", StringComparison.Ordinal) && line.EndsWith("-->", StringComparison.Ordinal);

    private void Rewrite(LinkInline inline, string source, string target)
    {
        string url = inline.Url ?? "";
        if (url.Contains("://", StringComparison.Ordinal) || url.StartsWith('#') || url.StartsWith("mailto:", StringComparison.Ordinal)) return;
        string[] parts = url.Split('#', 2);
        string folder = Path.GetDirectoryName(Path.Combine(root, source))!;
        string path = Path.GetRelativePath(root, Path.GetFullPath(parts[0], folder)).Replace('\\', '/');
        if (link(path) is not { } place)
        {
            problems.Add($"{source}: nothing is at {url}");
            return;
        }
        string up = string.Concat(Enumerable.Repeat("../", target.Count(c => c == '/')));
        inline.Url = $"{up}{place}{(parts.Length > 1 ? "#" + parts[1] : "")}";
    }

    private static string Html(MarkdownDocument document)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        // A wide table scrolls by itself.
        return writer.ToString().Replace("<table>", "<div class=\"table\"><table>", StringComparison.Ordinal).Replace("</table>", "</table></div>", StringComparison.Ordinal);
    }

    private static string Words(MarkdownObject part) => string.Join(' ', part.Descendants().Select(d => d switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        _ => "",
    }).Where(w => w.Length > 0));
}
