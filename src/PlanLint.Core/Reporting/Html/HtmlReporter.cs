using System.Globalization;
using PlanLint.Diagnostics;
using PlanLint.Secrets;

namespace PlanLint.Reporting.Html;

/// <summary>
/// One self-contained page that a reviewer reads in a minute: verdict, findings at their lines, the plan as a list to filter, what it
/// touches as a picture, and the decision table.
/// </summary>
public sealed class HtmlReporter : IReporter
{
    private const int MostChanges = 5_000;
    private const int MostFindings = 2_000;
    private const int OpenFindings = 3;
    private const int MostAddresses = 50;

    /// <inheritdoc/>
    public string Name => "html";

    /// <inheritdoc/>
    public void Write(LintReport report, TextWriter output, ReportOptions options)
    {
        options = options.ForOutput();
        var page = new HtmlPage(output, options.Redactor);
        var pictures = report.Roots.Select(r => r.Draw(options.Redactor) ?? PlanPicture.Empty).ToList();
        var decisions = report.Roots.Select(r => r.Decide()).ToList();
        var causes = report.Roots.Select(r => r.Explain()).ToList();
        report = report.WithFailures();
        page.Start("PlanLint report");
        Verdict(report, pictures, decisions, page, options);
        page.Raw("<main id=\"main\">\n");
        Findings(report, page, options);
        for (int i = 0; i < report.Roots.Length; i++)
        {
            var root = report.Roots[i];
            string suffix = i == 0 ? "" : (i + 1).ToString(CultureInfo.InvariantCulture);
            bool hasMore = pictures[i].Changes.Length + pictures[i].Nodes.Length > 0 || decisions[i] is not null;
            if (report.Roots.Length > 1 && hasMore) page.Raw($"<h2>Root <code>{HtmlPage.Escape(root.Path)}</code></h2>\n");
            Changes(pictures[i], causes[i], "plan" + suffix, page);
            HtmlGraph.Write(pictures[i], "graph" + suffix, page);
            if (decisions[i] is { } table) Decisions(table, "decisions" + suffix, page);
        }
        page.Raw("</main>\n");
        page.End();
    }

    private static void Verdict(LintReport report, List<PlanPicture> pictures, List<TextTable?> decisions, HtmlPage page, ReportOptions options)
    {
        var (mood, words) = report.ExitCode switch
        {
            0 => ("", "Nothing stands in the way"),
            1 => (" fails", "Do not apply this as it is"),
            _ => (" broken", "Could not analyse everything"),
        };
        page.Raw("<a class=\"skip\" href=\"#main\">Skip to the findings</a>\n");
        page.Raw($"<header class=\"verdict{mood}\">\n<h1>{words}</h1>\n<p>{page.Text(Wording.Summary(report, options.Elapsed))}</p>\n");
        foreach (var root in report.Roots)
            if (Wording.PlanOf(root) is { } plan)
                page.Raw($"<p>{(report.Roots.Length > 1 ? $"<code>{HtmlPage.Escape(root.Path)}</code> " : "")}{page.Text(plan)}</p>\n");
        foreach (string remark in report.Roots.SelectMany(r => r.Remarks).Distinct(StringComparer.Ordinal))
            page.Raw($"<p class=\"dim\">Note: {page.Text(remark)}.</p>\n");
        page.Raw("<nav><a href=\"#findings\">Findings</a>");
        if (!report.Roots.IsEmpty)
        {
            if (!pictures[0].Changes.IsEmpty) page.Raw("<a href=\"#plan\">Plan</a>");
            if (!pictures[0].Nodes.IsEmpty) page.Raw("<a href=\"#graph\">Graph</a>");
            if (decisions[0] is not null) page.Raw("<a href=\"#decisions\">Decisions</a>");
        }
        page.Raw("</nav>\n</header>\n");
    }

    private static void Findings(LintReport report, HtmlPage page, ReportOptions options)
    {
        var findings = report.Shown().OrderByDescending(f => f.Severity).ToList();
        page.Raw("<section id=\"findings\" data-list><h2>Findings</h2>\n");
        Tools(page, "findings", ["error", "warning", "note"]);
        if (findings.Count > MostFindings)
            page.Raw($"<p>{findings.Count - MostFindings} less severe findings are left out; the SARIF and JSON reports hold all.</p>\n");
        if (findings.Count == 0) page.Raw("<p>None.</p>\n");
        page.Raw("<ul class=\"items\">\n");
        for (int i = 0; i < Math.Min(findings.Count, MostFindings); i++)
            Finding(findings[i], i < OpenFindings && findings[i].Severity == Severity.Error, page, options);
        page.Raw("</ul></section>\n");
    }

    private static void Finding(Diagnostic finding, bool isOpen, HtmlPage page, ReportOptions options)
    {
        var redactor = options.Redactor;
        string word = Wording.Of(finding.Severity);
        page.Raw($"<li data-kind=\"{word}\"><details{(isOpen ? " open" : "")}><summary>");
        page.Raw($"<span class=\"tag {word}\">{word} {HtmlPage.Escape(finding.Rule.Id)}</span> <span class=\"what\">{page.Text(finding.Text)}</span> ");
        page.Raw($"<code class=\"dim\">{HtmlPage.Escape(Wording.Place(finding.Location))}</code></summary><div class=\"body\">\n");
        page.Raw(HtmlSnippet.Of(finding.Location, redactor));
        foreach (var related in finding.Related)
        {
            page.Raw($"<p><code>{HtmlPage.Escape(Wording.Place(related.Location))}</code> {page.Text(related.Message)}</p>\n");
            page.Raw(HtmlSnippet.Of(related.Location, redactor));
        }
        page.Raw("<dl>");
        foreach (var note in finding.Notes) Term(page, note.Label, page.Text(note.Text));
        foreach (var fix in finding.Fixes) Term(page, "fix", page.Text(fix.Title + NextCommand.Applying(fix, options)));
        if (!finding.Addresses.IsEmpty)
        {
            string more = finding.Addresses.Length > MostAddresses ? $"<br>and {finding.Addresses.Length - MostAddresses} more" : "";
            Term(page, "resources", string.Join(
                "<br>", finding.Addresses.Take(MostAddresses).Select(a => $"<code>{HtmlPage.Escape(a.ToString())}</code>")) + more);
        }
        Term(page, "rule", Rule(finding.Rule, Wording.Of(finding.Confidence)));
        page.Raw("</dl></div></details></li>\n");
    }

    /// <summary>Links the rule's page; without one, says what stands first on it.</summary>
    private static string Rule(RuleDescriptor rule, string confidence)
    {
        string name = $"{HtmlPage.Escape(rule.Id)} {HtmlPage.Escape(rule.Name)}";
        return rule.HelpUri is { } uri
            ? $"<a href=\"{HtmlPage.Escape(uri)}\" rel=\"noreferrer\">{name}</a>, {confidence}"
            : $"{name}, {confidence}: {HtmlPage.Escape(RuleText.Summary(rule))}";
    }

    private static void Changes(PlanPicture picture, CausedPlan? caused, string id, HtmlPage page)
    {
        if (picture.Changes.IsEmpty) return;
        page.Raw($"<section id=\"{id}\" data-list><h2>The plan</h2>\n");
        string[] kinds = [.. picture.Changes.Select(c => c.Action).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            .. picture.Changes.Any(c => c.IsProtected) ? ["protected"] : Array.Empty<string>()];
        Tools(page, "planned changes", kinds);
        if (picture.Changes.Length > MostChanges)
            page.Raw($"<p>{picture.Changes.Length - MostChanges} of {picture.Changes.Length} changes are left out.</p>\n");
        // A cause names addresses; of several objects at one address, the picture has them in the same order.
        var open = new Dictionary<string, Queue<PlannedChange>>(StringComparer.Ordinal);
        foreach (var change in picture.Changes.Take(MostChanges).Where(c => c.Action != "read"))
        {
            if (!open.TryGetValue(change.Address, out var queue)) open[change.Address] = queue = [];
            queue.Enqueue(change);
        }
        foreach (var group in caused?.Groups ?? [])
        {
            PlannedChange[] members =
                [.. group.Changes.Select(c => open.GetValueOrDefault(c.Address)?.TryDequeue(out var change) == true ? change : null).OfType<PlannedChange>()];
            if (members.Length > 0) Changes(Heading(group, page), members, page);
        }
        PlannedChange[] rest = [.. picture.Changes.Take(MostChanges).Where(c => c.Action == "read" || open[c.Address].Contains(c))];
        if (rest.Length > 0) Changes(caused is null ? "" : "<h3>Others, such as data sources that are read</h3>\n", rest, page);
        page.Raw("</section>\n");
    }

    private static string Heading(ChangeGroup group, HtmlPage page)
    {
        string intention = CauseWording.Intention(group) is { } word
            ? $" <span class=\"tag {(group.IsIntended == true ? "create" : "error")}\">{word}</span>"
            : "";
        return $"<h3>{page.Text(CauseWording.Headline(group))}{intention} <code class=\"dim\">{HtmlPage.Escape(Wording.Place(group.Location))}</code></h3>\n";
    }

    private static void Changes(string heading, PlannedChange[] changes, HtmlPage page)
    {
        page.Raw($"<div>{heading}<ul class=\"items\">\n");
        foreach (var change in changes) Change(change, page);
        page.Raw("</ul></div>\n");
    }

    private static void Change(PlannedChange change, HtmlPage page)
    {
        string row = $"<span class=\"tag {ActionWords.Class(change.Action)}\">{HtmlPage.Escape(change.Action)}</span> "
            + $"<code class=\"what\">{HtmlPage.Escape(change.Address)}</code>"
            + (change.IsProtected ? " <span class=\"protected\">protected</span>" : "")
            + (change.Location is { } place ? $" <code class=\"dim\">{HtmlPage.Escape(Wording.Place(place))}</code>" : "");
        page.Raw($"<li data-kind=\"{HtmlPage.Escape(change.Action)}\"{(change.IsProtected ? " data-protected" : "")}>");
        if (change.Attributes.IsEmpty && change.Reason is null)
        {
            page.Raw($"<div class=\"row\">{row}</div></li>\n");
            return;
        }
        page.Raw($"<details><summary>{row}</summary><div class=\"body\">");
        if (change.Reason is { } reason) page.Raw($"<p class=\"dim\">{page.Text(reason)}</p>");
        if (!change.Attributes.IsEmpty)
        {
            page.Raw("<table><thead><tr><th>Attribute</th><th>Before</th><th>After</th></tr></thead><tbody>");
            foreach (var attribute in change.Attributes)
                page.Raw($"<tr><td><code>{page.Text(attribute.Path)}</code></td>"
                    + $"<td><code>{page.Text(attribute.Before)}</code></td><td><code>{page.Text(attribute.After)}</code></td></tr>");
            page.Raw("</tbody></table>");
        }
        page.Raw("</div></details></li>\n");
    }

    private static void Decisions(TextTable table, string id, HtmlPage page)
    {
        page.Raw($"<section id=\"{id}\"><h2>Decisions</h2>\n");
        page.Raw($"<table><thead><tr>{string.Concat(table.Columns.Select(c => $"<th>{page.Text(c)}</th>"))}</tr></thead><tbody>\n");
        foreach (var row in table.Rows) page.Raw($"<tr>{string.Concat(row.Select(c => $"<td>{page.Text(c)}</td>"))}</tr>\n");
        page.Raw("</tbody></table></section>\n");
    }

    /// <summary>The filter of a list; the script shows it.</summary>
    private static void Tools(HtmlPage page, string what, IEnumerable<string> kinds)
    {
        page.Raw($"<div class=\"tools\" hidden><input type=\"search\" placeholder=\"Filter {what}\" aria-label=\"Filter {what}\"> ");
        page.Raw($"<select aria-label=\"Kind of {what}\"><option value=\"\">all</option>");
        foreach (string kind in kinds) page.Raw($"<option>{page.Text(kind)}</option>");
        page.Raw("</select> <span class=\"count\" role=\"status\"></span></div>\n");
    }

    private static void Term(HtmlPage page, string term, string markup) => page.Raw($"<dt>{page.Text(term)}</dt><dd>{markup}</dd>");
}
