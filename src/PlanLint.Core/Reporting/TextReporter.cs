using System.Collections.Immutable;
using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>
/// For people at a terminal, like rustc: findings with their lines, the most severe last, then the plan, one summary line and the next
/// command. What does not fit the screen is folded, notes first.
/// </summary>
public sealed class TextReporter : IReporter
{
    private const int AddressesShown = 3;
    private const int GroupsShown = 12;
    private const int FewGroups = 5;
    private const int FewRoots = 5;

    /// <inheritdoc/>
    public string Name => "text";

    /// <inheritdoc/>
    public void Write(LintReport report, TextWriter output, ReportOptions options)
    {
        options = options.ForOutput();
        var page = new TerminalPage(output, options);
        ImmutableArray<CausedPlan?> caused = options.Quiet ? [] : [.. report.Roots.Select(r => r.Explain())];
        report = report.WithFailures();
        var findings = new TextFindings([.. report.AllFindings().Where(f => IsShown(f, options))], options);
        var plans = report.Roots.Select(root => Wording.PlanOf(root) is { } plan ? (report.Roots.Length > 1 ? root.Path + ": " : "") + plan : null)
            .OfType<string>().ToList();

        var folding = Folding.None;
        if (options.Lines > 0 && !options.Verbose)
        {
            int others = caused.Sum(c => c is null or { Groups.IsEmpty: true } ? 0 : 2 + 2 * Math.Min(GroupsShown, c.Groups.Length)) + plans.Count
                + options.NextCommands.Length + 2;
            int few = caused.Sum(c => c is null or { Groups.IsEmpty: true } ? 0 : 2 + Math.Min(FewGroups, c.Groups.Length)) + Math.Min(plans.Count, FewRoots)
                + options.NextCommands.Length + 3;
            folding = findings.Fit(options.Lines - others);
            if (folding > Folding.Notes) folding = (Folding)Math.Max((int)Folding.Warnings, (int)findings.Fit(options.Lines - few));
        }
        bool isFolded = folding > Folding.Notes;
        findings.Write(errors: false, page, folding);
        for (int i = 0; i < caused.Length; i++)
            if (caused[i] is { Groups.IsEmpty: false } groups)
                Write(groups, report.Roots.Length > 1 ? $" in {report.Roots[i].Path}" : "", isFolded, page, options);
        findings.Write(errors: true, page, folding);
        foreach (string plan in isFolded ? plans.Take(FewRoots) : plans) page.Line(plan);
        if (isFolded && plans.Count > FewRoots) page.Line($"and {plans.Count - FewRoots} more root modules");
        WriteSummary(report, page, options);
        foreach (string next in options.NextCommands) page.Line($"next: {next}");
        if (folding != Folding.None) page.Line(options.AllCommand is { } all ? $"all findings: {all}" : "--all shows all findings");
    }

    private static bool IsShown(Diagnostic finding, ReportOptions options) =>
        finding.Suppression is null ? !options.Quiet || finding.Severity == Severity.Error : options.Verbose && !options.NewOnly;

    private static void Write(CausedPlan caused, string where, bool isFolded, TerminalPage page, ReportOptions options)
    {
        if (isFolded) page.Line("");
        page.Line($"Causes of the planned changes{where}:");
        int shown = options.Verbose ? caused.Groups.Length : Math.Min(isFolded ? FewGroups : GroupsShown, caused.Groups.Length);
        foreach (var group in caused.Groups.Take(shown))
        {
            string intention = CauseWording.Intention(group) is { } word ? $", {word}" : "";
            page.Raw($"  {page.Clean(CauseWording.Headline(group))}{intention} ({page.Place(group.Location)})");
            if (!isFolded && CauseWording.Addresses(group, options.Verbose ? int.MaxValue : AddressesShown) is { } addresses)
                page.Raw(page.Paint(TerminalPage.Dim, $"    {TerminalPage.Name(addresses)}"));
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
