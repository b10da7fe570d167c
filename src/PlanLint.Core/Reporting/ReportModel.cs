using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PlanLint.Diagnostics;

namespace PlanLint.Reporting;

/// <summary>
/// What every format for people shows, in this order: the verdict, the findings that decide it, the changes by cause, everything else by
/// rule. Built once a report.
/// </summary>
internal sealed class ReportModel
{
    private static readonly ConditionalWeakTable<LintReport, ReportModel> Built = [];

    private readonly int failures;

    private ReportModel(LintReport report)
    {
        Causes = [.. report.Roots.Select(r => r.Explain())];
        failures = Failures(report);
        Report = report.WithFailures();
        All = Told(Report, Causes);
        Shown = [.. All.Where(f => f.Finding.Suppression is null)];
        Counts = FindingCounts.Of(All.Select(f => f.Finding));
        Verdict = Judge();
        Deciding = Groups(Shown.Where(Decides));
        Others = Groups(Shown.Where(f => !Decides(f)));
    }

    /// <summary>The report, with what could not be made of it.</summary>
    public LintReport Report { get; }

    /// <summary>The changes of each root by cause, in the roots' order; null for a root without a plan.</summary>
    public ImmutableArray<CausedPlan?> Causes { get; }

    /// <summary>All findings, each once, in the report's order, suppressed ones included.</summary>
    public ImmutableArray<ReportedFinding> All { get; }

    /// <summary>Those that are not suppressed.</summary>
    public ImmutableArray<ReportedFinding> Shown { get; }

    /// <summary>How many there are, each counted once.</summary>
    public FindingCounts Counts { get; }

    /// <summary>What to do about it.</summary>
    public Verdict Verdict { get; }

    /// <summary>The findings that decide the verdict by rule, what decides most first.</summary>
    public ImmutableArray<FindingGroup> Deciding { get; }

    /// <summary>The other findings by rule, in the same order.</summary>
    public ImmutableArray<FindingGroup> Others { get; }

    /// <summary>True when a root has a plan.</summary>
    public bool HasPlan => Report.Roots.Any(r => r.Plan is not null);

    /// <summary>The model of a report.</summary>
    public static ReportModel Of(LintReport report)
    {
        var model = Built.GetValue(report, static r => new ReportModel(r));
        // A part that another format could not make is told by those that come after it.
        if (model.failures != Failures(report)) Built.AddOrUpdate(report, model = new ReportModel(report));
        return model;
    }

    /// <summary>Changes of all roots that nobody meant.</summary>
    public IEnumerable<CausedChangeSummary> Unintended => Causes.SelectMany(c => c?.Changes ?? []).Where(c => c.IsIntended == false);

    /// <summary>True when a finding makes the run fail.</summary>
    public bool Fails(Diagnostic finding) => finding.Severity == Severity.Error || Report.FailOn != Severity.None && finding.Severity >= Report.FailOn;

    private static int Failures(LintReport report) => report.Roots.Sum(r => r.Failures.Count);

    /// <summary>True for a finding that the verdict comes from.</summary>
    public bool Decides(ReportedFinding finding) =>
        Verdict is Verdict.DoNotApply or Verdict.NotAnalysed ? Fails(finding.Finding) : finding.Finding.Severity >= Severity.Warning;

    private Verdict Judge()
    {
        if (Report.ExitCode == 2) return Verdict.NotAnalysed;
        if (Report.ExitCode == 1 || Counts.Error > 0) return Verdict.DoNotApply;
        if (Counts.Warning > 0 || Unintended.Any()) return Verdict.LookFirst;
        if (!HasPlan || Report.Roots.Any(r => r.Plan is null)) return Verdict.NoObjection;
        if (Report.Roots.All(r => r.Plan!.Counts.ChangesNothing)) return Verdict.NothingChanges;
        var changes = Causes.SelectMany(c => c?.Changes ?? []);
        return changes.Any() && changes.All(c => c.IsIntended == true) ? Verdict.AsIntended : Verdict.NoObjection;
    }

    private static ImmutableArray<FindingGroup> Groups(IEnumerable<ReportedFinding> findings) =>
        [.. findings.GroupBy(f => (f.Finding.Rule.Id, f.Finding.Severity)).Select(g => new FindingGroup([.. g.OrderByDescending(f => f.Weight)]))
            .OrderByDescending(g => g.First.Weight)];

    /// <summary>Findings of shared modules, of options and of the run itself come from several roots in the same words.</summary>
    private static ImmutableArray<ReportedFinding> Told(LintReport report, ImmutableArray<CausedPlan?> causes)
    {
        var told = new List<(Diagnostic Finding, List<string> Roots, int Root)>();
        Dictionary<(string, string, int, int, string, bool), int>? known = report.Roots.Length > 1 ? [] : null;
        foreach (var finding in report.Notifications) Add(finding, -1);
        for (int i = 0; i < report.Roots.Length; i++)
            foreach (var finding in report.Roots[i].Findings) Add(finding, i);
        var changes = causes.Select(c => c is null ? null : new Lazy<Dictionary<string, CausedChangeSummary>>(() => ByAddress(c))).ToArray();
        return [.. told.Select(t => new ReportedFinding(t.Finding, [.. t.Roots], t.Root < 0 || t.Finding.Addresses.IsEmpty || changes[t.Root] is not { } planned
            ? []
            : [.. t.Finding.Addresses.Select(a => planned.Value.GetValueOrDefault(a.ToString())).OfType<CausedChangeSummary>()]))];

        static Dictionary<string, CausedChangeSummary> ByAddress(CausedPlan plan)
        {
            var byAddress = new Dictionary<string, CausedChangeSummary>(plan.Changes.Length, StringComparer.Ordinal);
            foreach (var change in plan.Changes) byAddress.TryAdd(change.Address, change);
            return byAddress;
        }

        void Add(Diagnostic finding, int root)
        {
            if (known is not null)
            {
                var span = finding.Location.LineSpan;
                var key = (finding.Rule.Id, finding.Location.Path, span.Start.Line, span.Start.Character, finding.Message, finding.Suppression is null);
                if (known.TryGetValue(key, out int at))
                {
                    if (root >= 0) told[at].Roots.Add(report.Roots[root].Path);
                    return;
                }
                known.Add(key, told.Count);
            }
            told.Add((finding, root < 0 ? [] : [report.Roots[root].Path], root));
        }
    }
}
