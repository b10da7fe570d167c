using System.Collections.Immutable;
using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>
/// For people at a terminal: the verdict, findings with their lines like rustc's, the most severe last, then the plan, one summary line and
/// the next command. What does not fit the screen is folded, notes first.
/// </summary>
public sealed class TextReporter : IReporter
{
    private const int AddressesShown = 3;
    private const int GroupsShown = 12;
    private const int FewGroups = 5;
    private const int FewRoots = 5;
    private const int RemarksShown = 3;
    private const int OwnersShown = 5;

    /// <inheritdoc/>
    public string Name => "text";

    /// <inheritdoc/>
    public void Write(LintReport report, TextWriter output, ReportOptions options)
    {
        options = options.ForOutput();
        var model = ReportModel.Of(report);
        var findings = new TextFindings(model, options);
        if (options.Lines <= 0 || options.Verbose)
        {
            Write(model, findings, new TerminalPage(output, options), options, Folding.None);
            return;
        }
        for (var folding = Folding.None; ; folding++)
        {
            // The last one is shown whatever it takes.
            using var screen = new StringWriter();
            var page = new TerminalPage(screen, options, folding == Folding.Rules ? int.MaxValue : options.Lines);
            Write(model, findings, page, options, folding);
            if (page.IsFull) continue;
            output.Write(screen.ToString());
            return;
        }
    }

    private static void Write(ReportModel model, TextFindings findings, TerminalPage page, ReportOptions options, Folding folding)
    {
        bool isFolded = folding >= Folding.Others;
        WriteVerdict(model, page);
        findings.Write(deciding: false, page, folding);
        if (!options.Quiet)
            for (int i = 0; i < model.Causes.Length && !page.IsFull; i++)
                if (model.Causes[i] is { Groups.IsEmpty: false } groups)
                    Write(groups, model.Report.Roots.Length > 1 ? $" in {model.Report.Roots[i].Path}" : "", folding, page, options);
        if (!options.Quiet)
            for (int i = 0; i < model.Causes.Length && !page.IsFull; i++)
                Write(OwnedChanges.Of(model.Causes[i]), model.Report.Roots.Length > 1 ? $" in {model.Report.Roots[i].Path}" : "", isFolded, page);
        findings.Write(deciding: true, page, folding);
        var plans = model.Report.Roots.Select(root => Wording.PlanOf(root) is { } plan ? (model.Report.Roots.Length > 1 ? root.Path + ": " : "") + plan : null)
            .OfType<string>().ToList();
        foreach (string plan in isFolded ? plans.Take(FewRoots) : plans) page.Wrapped(page.Clean(plan));
        if (isFolded && plans.Count > FewRoots) page.Line($"and {plans.Count - FewRoots} more root modules");
        string[] remarks = options.Quiet ? [] : [.. model.Report.Roots.SelectMany(r => r.Remarks).Distinct(StringComparer.Ordinal)];
        foreach (string remark in remarks.Take(RemarksShown)) page.Wrapped(page.Clean($"note: {remark}"));
        if (remarks.Length > RemarksShown) page.Line($"and {remarks.Length - RemarksShown} more notes on the base revision in the JSON report");
        WriteSummary(model, page, options);
        if (options.Inputs is not null && model.Deciding is [var worst, ..]
            && (NextCommand.Decide(model, options) ?? NextCommand.Of(worst.First, model, options)) is { Length: > 0 } next) page.Line($"next: {next}");
        if (folding != Folding.None) page.Line(options.AllCommand is { } all ? $"all findings: {all}" : "--all shows all findings");
    }

    /// <summary>Stop or go, and what decides it.</summary>
    private static void WriteVerdict(ReportModel model, TerminalPage page)
    {
        string reason = page.Clean(VerdictWording.Reason(model));
        string others = VerdictWording.Others(model) is { } more ? $" And {more}." : "";
        page.Wrapped(VerdictWording.Headline(model) + (reason.Length > 0 ? $": {reason}{others}" : "."), TerminalPage.Colour(model.Verdict));
        page.Line("");
    }

    private static void Write(CausedPlan caused, string where, Folding folding, TerminalPage page, ReportOptions options)
    {
        bool isFolded = folding >= Folding.Others;
        if (isFolded) page.Line("");
        page.Line($"Causes of the planned changes{where}:");
        int most = folding >= Folding.Counts ? FewGroups : GroupsShown;
        int shown = options.Verbose || options.Lines <= 0 ? caused.Groups.Length : Math.Min(most, caused.Groups.Length);
        foreach (var group in caused.Groups.Take(shown))
        {
            string intention = CauseWording.Intention(group) is { } word ? $", {word}" : "";
            string headline = $"  {page.Clean(CauseWording.Headline(group))}{intention}";
            string place = TerminalPage.Name(Wording.Place(group.Location));
            // A link cannot be wrapped, so the place is one only where the line is short enough.
            if (options.Width == 0 || TerminalText.Width(headline) + TerminalText.Width(place) + 3 <= options.Width)
                page.Raw($"{headline} ({page.Place(group.Location)})");
            else page.Wrapped($"{headline} ({place})", indentation: 4);
            if (!isFolded && CauseWording.Addresses(group, options.Verbose ? int.MaxValue : AddressesShown) is { } addresses)
                page.Wrapped($"    {TerminalPage.Name(addresses)}", TerminalPage.Dim, 4);
        }
        if (shown < caused.Groups.Length) page.Line($"  {CauseWording.LeftOut(caused.Groups.Skip(shown))} with --all");
        page.Line("");
    }

    private static void Write(ImmutableArray<OwnedChanges> owners, string where, bool isFolded, TerminalPage page)
    {
        if (owners.IsEmpty) return;
        page.Line($"Owners of the planned changes{where}:");
        foreach (var owned in isFolded ? owners.Take(OwnersShown) : owners)
            page.Wrapped(page.Clean($"  {owned.Owner ?? "nobody"}: {owned.Text(AddressesShown)}"), indentation: 4);
        if (isFolded && owners.Length > OwnersShown) page.Line($"  and {Plural.Of(owners.Length - OwnersShown, "more owner")}");
        page.Line("");
    }

    private static void WriteSummary(ReportModel model, TerminalPage page, ReportOptions options)
    {
        page.Wrapped(Wording.Summary(model.Report, options.Elapsed), TerminalPage.Colour(model.Verdict));
        if (!options.Verbose) return;
        foreach (var root in model.Report.Roots)
            foreach (var skipped in root.RulesSkipped) page.Line($"skipped {skipped.Rule}: needs {skipped.Needs}");
    }
}
