using System.Globalization;
using System.Net;
using System.Text;

namespace PlanLint.Site;

/// <summary>What stands around the content of every page: title, search, and where one is.</summary>
internal static class SiteLayout
{
    private static readonly (string Title, string[] Pages)[] Sections =
    [
        ("Start", ["README.md", "docs/first-run.md", "docs/incident.md", "docs/glossary.md"]),
        ("Use", ["docs/options.md", "docs/intents.md", "docs/inventories.md", "docs/suppressing.md", "docs/msbuild.md"]),
        ("Reference", ["docs/commands/README.md", "rules/README.md", "docs/json-report.md", "docs/commands/schema.md", "docs/language.md"]),
        ("In CI", ["docs/ci/README.md", "docs/ci/github-actions.md", "docs/ci/forgejo-actions.md", "docs/ci/gitlab.md", "docs/ci/woodpecker.md", "docs/ci/fleets.md", "docs/ci/hooks.md"]),
        ("Extend", ["docs/writing-a-rule.md", "rules/knowledge/README.md", "tests/PlanLint.Testing/README.md"]),
        ("About", ["docs/README.md", "docs/architecture.md", "docs/benchmarks.md", "docs/false-alarms.md", "CHANGELOG.md", "CONTRIBUTING.md"]),
    ];

    /// <summary>The whole page.</summary>
    public static string Html(SitePage page, IReadOnlyDictionary<string, SitePage> pages)
    {
        var html = new StringBuilder();
        html.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<title>{Text(page.Title)}{(page.Title == "PlanLint" ? "" : " – PlanLint")}</title>\n<link rel=\"stylesheet\" href=\"{page.PathTo("site.css")}\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<script defer src=\"{page.PathTo("search.js")}\"></script>\n<script defer src=\"{page.PathTo("site.js")}\"></script>\n</head>\n<body data-root=\"{page.PathTo("")}\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<a class=\"skip\" href=\"#content\">Skip to content</a>\n<header><a class=\"name\" href=\"{page.PathTo("index.html")}\">PlanLint</a>\n");
        html.Append("<div class=\"search\"><input type=\"search\" id=\"search\" placeholder=\"Search: a rule, a command, a word\" aria-label=\"Search\" autocomplete=\"off\">");
        html.Append("<ul id=\"results\" hidden></ul></div>\n</header>\n<div class=\"columns\">\n<nav aria-label=\"Pages\"><details open><summary>Pages</summary>\n");
        foreach (var (title, listed) in Sections)
        {
            html.Append(CultureInfo.InvariantCulture, $"<h2>{title}</h2>\n<ul>\n");
            foreach (var entry in listed.Where(pages.ContainsKey).Select(source => pages[source]))
                html.Append(CultureInfo.InvariantCulture, $"<li><a href=\"{page.PathTo(entry.Target)}\"{(entry == page ? " aria-current=\"page\"" : "")}>{Text(Short(entry.Title))}</a></li>\n");
            html.Append("</ul>\n");
        }
        return html.Append(CultureInfo.InvariantCulture, $"</details></nav>\n<main id=\"content\">\n{page.Body}</main>\n</div>\n</body>\n</html>\n").ToString();
    }

    /// <summary>A page that lists what lies in a folder of the repository.</summary>
    public static string Listing(string folder, IEnumerable<string> files) =>
        $"<h1>{Text(folder)}</h1>\n<ul>\n{string.Concat(files.Select(f => $"<li><a href=\"{Uri.EscapeDataString(f).Replace("%2F", "/", StringComparison.Ordinal)}\">{Text(f)}</a></li>\n"))}</ul>\n";

    private static string Short(string title) => title == "PlanLint" ? "What it is" : title;

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
