using System.Globalization;
using PlanLint.Secrets;

namespace PlanLint.Reporting.Html;

/// <summary>The head of the page: stop or go, why, and what was looked at.</summary>
internal static class HtmlVerdict
{
    private const int RootsShown = 20;

    /// <summary>Writes it, with links to the sections that are there.</summary>
    public static void Write(ReportModel model, List<PlanPicture> pictures, List<DecisionSummary?> decisions, HtmlPage page, ReportOptions options)
    {
        string mood = model.Verdict switch
        {
            Verdict.NotAnalysed => " broken",
            Verdict.DoNotApply => " fails",
            Verdict.LookFirst => " look",
            _ => "",
        };
        page.Raw("<a class=\"skip\" href=\"#main\">Skip to what decides it</a>\n");
        page.Raw($"<header class=\"verdict{mood}\">\n<h1>{VerdictWording.Headline(model)}</h1>\n");
        string reason = page.Text(VerdictWording.Reason(model));
        string others = VerdictWording.Others(model) is { } more ? $" And {more}." : "";
        if (reason.Length > 0) page.Raw($"<p class=\"reason\">{reason}{others}</p>\n");
        page.Raw("<dl class=\"facts\">");
        foreach (var root in model.Report.Roots.Take(RootsShown)) Root(root, page);
        if (model.Report.Roots.Length > RootsShown) page.Term("roots", $"and {model.Report.Roots.Length - RootsShown} more");
        if (options.Commit is { } commit) page.Term("commit", $"<code>{HtmlPage.Escape(commit)}</code>");
        page.Term("checked", $"PlanLint {HtmlPage.Escape(model.Report.Version)}: {page.Text(Wording.Summary(model.Report, options.Elapsed))}");
        foreach (string remark in model.Report.Roots.SelectMany(r => r.Remarks).Distinct(StringComparer.Ordinal)) page.Term("note", $"{page.Text(remark)}.");
        page.Raw("</dl>\n<nav aria-label=\"Sections\">");
        if (!model.Deciding.IsEmpty) page.Raw("<a href=\"#deciding\">What decides it</a>");
        if (decisions.Exists(d => d is not null)) page.Raw($"<a href=\"#{Id("decisions", decisions.FindIndex(d => d is not null))}\">What to do</a>");
        if (pictures.Exists(p => !p.Changes.IsEmpty)) page.Raw($"<a href=\"#{Id("plan", pictures.FindIndex(p => !p.Changes.IsEmpty))}\">Changes</a>");
        if (pictures.Exists(p => !p.Nodes.IsEmpty)) page.Raw($"<a href=\"#{Id("graph", pictures.FindIndex(p => !p.Nodes.IsEmpty))}\">Graph</a>");
        page.Raw("<a href=\"#findings\">All findings</a></nav>\n</header>\n");
    }

    private static void Root(RootReport root, HtmlPage page)
    {
        string plan = Wording.PlanOf(root) is { } summary ? $": {page.Text(summary)}" : "";
        string file = root.Plan?.File is { } path ? $" from <code>{HtmlPage.Escape(path)}</code>" : "";
        string time = root.Plan?.Time is { } made ? string.Create(CultureInfo.InvariantCulture, $", made {made.UtcDateTime:yyyy-MM-dd HH:mm} UTC") : "";
        page.Term("root", $"<code>{HtmlPage.Escape(root.Path)}</code>{plan}{file}{time}");
    }

    private static string Id(string section, int root) => root == 0 ? section : section + (root + 1).ToString(CultureInfo.InvariantCulture);
}
