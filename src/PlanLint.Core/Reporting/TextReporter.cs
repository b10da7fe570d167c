using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>For people at a terminal, like rustc: findings by file, each with its lines, then one summary line.</summary>
public sealed class TextReporter : IReporter
{
    private const int AddressesShown = 3;
    private const int RelatedShown = 3;
    private const int GroupsShown = 12;

    /// <inheritdoc/>
    public string Name => "text";

    /// <inheritdoc/>
    public void Write(LintReport report, TextWriter output, ReportOptions options)
    {
        options = options.ForOutput();
        var page = new TerminalPage(output, options);
        Write(report.Notifications, page, options);
        foreach (var root in report.Roots)
        {
            if (report.Roots.Length > 1 && root.Findings.Any(f => IsShown(f, options))) page.Heading($"root {root.Path}");
            Write(root.Findings, page, options);
        }
        if (!options.Quiet)
        {
            foreach (var root in report.Roots)
                if (root.Explain() is { Groups.IsEmpty: false } caused) Write(caused, report.Roots.Length > 1 ? $" in {root.Path}" : "", page, options);
        }
        Write(report.Roots.SelectMany(r => r.Failures), page, options);
        report = report.WithFailures();
        foreach (var root in report.Roots)
            if (Wording.PlanOf(root) is { } plan) page.Line((report.Roots.Length > 1 ? root.Path + ": " : "") + plan);
        WriteSummary(report, page, options);
    }

    private static bool IsShown(Diagnostic finding, ReportOptions options) =>
        finding.Suppression is null ? !options.Quiet || finding.Severity == Severity.Error : options.Verbose && !options.NewOnly;

    private static void Write(IEnumerable<Diagnostic> findings, TerminalPage page, ReportOptions options)
    {
        foreach (var file in findings.Where(f => IsShown(f, options)).GroupBy(f => f.Location.Path, StringComparer.Ordinal))
        {
            page.FileHeading(file.Key, Wording.Counts(FindingCounts.Of(file)));
            foreach (var finding in file) Write(finding, page, options);
        }
    }

    private static void Write(Diagnostic finding, TerminalPage page, ReportOptions options)
    {
        var snippets = new SnippetWriter(page, options, finding);
        page.Title(finding);
        snippets.Primary(finding.Location);
        int places = options.Verbose ? finding.Related.Length : Math.Min(RelatedShown, finding.Related.Length);
        foreach (var related in finding.Related.Take(places)) snippets.Related(related);

        snippets.Gap();
        if (places < finding.Related.Length) snippets.Note("places", $"{finding.Related.Length - places} more with --verbose");
        if (finding.Addresses.Length > 1)
        {
            int shown = options.Verbose ? finding.Addresses.Length : Math.Min(AddressesShown, finding.Addresses.Length);
            string rest = shown < finding.Addresses.Length ? $" and {finding.Addresses.Length - shown} more" : "";
            snippets.Note("instances", MessageText.Of($"{MessageText.Join(", ", finding.Addresses.Take(shown).Select(a => MessageText.Of($"{a}")))}{rest}"));
        }
        foreach (var note in finding.Notes) snippets.Note(note.Label, note.Text);
        foreach (var fix in finding.Fixes) snippets.Note("fix", fix.Title + Wording.Applying(fix.Safety));
        if (finding.Suppression is { } suppression) snippets.Note("suppressed", Wording.Suppression(suppression));
        snippets.Note("help", $"planlint explain {finding.Rule.Id}");
        page.Line("");
    }

    private static void Write(CausedPlan caused, string where, TerminalPage page, ReportOptions options)
    {
        page.Line($"Causes of the planned changes{where}:");
        int shown = options.Verbose ? caused.Groups.Length : Math.Min(GroupsShown, caused.Groups.Length);
        foreach (var group in caused.Groups.Take(shown))
        {
            string intention = CauseWording.Intention(group) is { } word ? $", {word}" : "";
            page.Raw($"  {page.Clean(CauseWording.Headline(group))}{intention} ({page.Place(group.Location)})");
            if (CauseWording.Addresses(group, options.Verbose ? int.MaxValue : AddressesShown) is { } addresses) page.Raw(page.Paint(TerminalPage.Dim, $"    {TerminalPage.Name(addresses)}"));
        }
        if (shown < caused.Groups.Length) page.Line($"  {CauseWording.LeftOut(caused.Groups.Skip(shown))} with --verbose");
        page.Line("");
    }

    private static void WriteSummary(LintReport report, TerminalPage page, ReportOptions options)
    {
        page.Summary(report, Wording.Summary(report, options.Elapsed));
        if (!options.Verbose) return;
        foreach (var root in report.Roots)
            foreach (var skipped in root.RulesSkipped) page.Line($"skipped {skipped.Rule}: needs {skipped.Needs}");
    }
}
