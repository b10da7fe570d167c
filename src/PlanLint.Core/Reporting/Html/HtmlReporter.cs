using System.Globalization;
using PlanLint.Secrets;

namespace PlanLint.Reporting.Html;

/// <summary>
/// One self-contained page that a reviewer reads in a minute: verdict, what decides it, what to do, changes by cause with their findings,
/// what they touch as a picture, and everything else folded by rule.
/// </summary>
public sealed class HtmlReporter : IReporter
{
    /// <inheritdoc/>
    public string Name => "html";

    /// <inheritdoc/>
    public void Write(LintReport report, TextWriter output, ReportOptions options)
    {
        options = options.ForOutput();
        var page = new HtmlPage(output, options.Redactor);
        var pictures = report.Roots.Select(r => r.Draw(options.Redactor) ?? PlanPicture.Empty).ToList();
        var decisions = report.Roots.Select(r => r.Decide()).ToList();
        var model = ReportModel.Of(report);
        var numbers = new HtmlFindings(model, options);
        page.Start($"PlanLint: {VerdictWording.Headline(model)}");
        HtmlVerdict.Write(model, pictures, decisions, page, options);
        page.Raw("<main id=\"main\">\n");
        numbers.WriteDeciding(page);
        for (int i = 0; i < report.Roots.Length; i++)
        {
            var root = report.Roots[i];
            string suffix = i == 0 ? "" : (i + 1).ToString(CultureInfo.InvariantCulture);
            bool hasMore = pictures[i].Changes.Length + pictures[i].Nodes.Length > 0 || decisions[i] is not null;
            if (report.Roots.Length > 1 && hasMore) page.Raw($"<h2>Root <code>{HtmlPage.Escape(root.Path)}</code></h2>\n");
            if (decisions[i] is { } table) HtmlDecisions.Write(table, "decisions" + suffix, page, options);
            new HtmlChanges(numbers.OfRoot(root.Path), page, options).Write(pictures[i], model.Causes[i], "plan" + suffix);
            HtmlOwners.Write(OwnedChanges.Of(model.Causes[i]), "owners" + suffix, page);
            HtmlGraph.Write(pictures[i], numbers.OfBlocks(root.Path), "graph" + suffix, page);
        }
        numbers.WriteAll(page);
        page.Raw("</main>\n");
        page.End();
    }
}
