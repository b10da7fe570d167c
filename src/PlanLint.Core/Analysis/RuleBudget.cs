using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Text;

namespace PlanLint.Analysis;

/// <summary>
/// What one policy may cost in a run, its part of what all may: steps of evaluation, and findings kept. Whether either is met does not
/// depend on the order in which resources are looked at: of a policy whose steps are spent no finding is kept, and of one with too many
/// findings the first by place.
/// </summary>
internal sealed class RuleBudget
{
    /// <summary>What asking about a resource costs before anything is evaluated, and what it grants, as long as few enough are asked about.</summary>
    private const long StepsToAsk = 100, StepsOfResource = 200, MostGranted = 1_000_000;

    /// <summary>Whatever there is, one policy gets no more than this part of it.</summary>
    private const int MostOf = 4;

    private const int MostFindings = 10_000, LeastFindings = 100, StepsOfFinding = 100;

    private readonly WorkBudget steps;
    private readonly int findings;
    private ReportedFinding? last;

    public RuleBudget(long allSteps, int rules, int resources)
    {
        steps = new WorkBudget(allSteps / Math.Max(rules, MostOf) + StepsOfResource * Math.Min(resources, MostGranted / rules));
        findings = (int)Math.Clamp(allSteps / StepsOfFinding / rules, LeastFindings, MostFindings);
        Evaluator = new Evaluator(EvaluationOptions.Default with { Budget = steps });
    }

    /// <summary>Evaluates on this budget.</summary>
    public Evaluator Evaluator { get; }

    public bool IsSpent => steps.IsSpent;

    public long Steps => steps.Total;

    public long Used => steps.Used;

    /// <summary>Told of each resource that the policy is asked about.</summary>
    public void Ask() => steps.Charge((int)StepsToAsk);

    public int Findings => findings;

    /// <summary>Findings that were left out.</summary>
    public int LeftOut { get; private set; }

    /// <summary>Keeps the first findings by place when there are many more than may be: sorted now and then, so that it costs n log n.</summary>
    public void Trim(List<ReportedFinding> reported, bool isLast = false)
    {
        if (reported.Count <= (isLast ? findings : 2 * findings)) return;
        reported.Sort(Compare);
        LeftOut += reported.Count - findings;
        reported.RemoveRange(findings, reported.Count - findings);
        last = reported[^1];
    }

    /// <summary>
    /// True for a finding behind all that are kept when there are as many as may be; it counts as left out. What could not be decided stands
    /// behind what was: it takes the place of no violation.
    /// </summary>
    public bool LeavesOut(SourceLocation at, bool isUndecided)
    {
        if (last is not { Finding: var kept } || (isUndecided, at).CompareTo((kept.IsUndecided, kept.At!)) <= 0) return false;
        LeftOut++;
        return true;
    }

    private static int Compare(ReportedFinding one, ReportedFinding other)
    {
        var (a, b) = (one.Finding, other.Finding);
        int order = (a.IsUndecided, a.At!).CompareTo((b.IsUndecided, b.At!));
        if (order == 0) order = Comparer<Addresses.ResourceAddress?>.Default.Compare(a.Addresses.FirstOrDefault(), b.Addresses.FirstOrDefault());
        return order != 0 ? order : string.CompareOrdinal(First(a), First(b));
    }

    private static string? First(Finding finding) => finding.Arguments.Count == 0 ? null : finding.Arguments[0]?.ToString();

    /// <summary>What the budgets of a run's policies left out: an error for those that were stopped, a warning for findings beyond the bound.</summary>
    public static IEnumerable<Diagnostic> Problems(IReadOnlyList<ReportSite> sites, string root)
    {
        var at = SourceLocation.InFile(root);
        var stopped = sites.Where(s => s.Budget is { IsSpent: true }).ToArray();
        if (stopped.Length > 0)
            yield return new Diagnostic(ToolRules.BoundExceeded, Severity.Error,
                $"{Names(stopped)} {(stopped.Length == 1 ? "was stopped and reports" : "were stopped and report")} nothing: "
                + $"evaluating {(stopped.Length == 1 ? "it" : "each of them")} over all resources takes more than {stopped[0].Budget!.Steps} steps. "
                + "Make the conditions cheaper, or name fewer resources with 'resource' and 'filter'.", at);
        var cut = sites.Where(s => s.Budget is { IsSpent: false, LeftOut: > 0 }).ToArray();
        if (cut.Length > 0)
            yield return new Diagnostic(ToolRules.BoundExceeded, Severity.Warning,
                $"{Names(cut)} {(cut.Length == 1 ? "has" : "have")} more than {cut[0].Budget!.Findings} findings{(cut.Length == 1 ? "" : " each")}: the "
                    + $"first of them by place are shown, and {cut.Sum(s => (long)s.Budget!.LeftOut)} are left out.", at);
    }

    private static string Names(ReportSite[] sites)
    {
        string[] ids = [.. sites.Select(s => s.Rule.Descriptor.Id).Order(StringComparer.Ordinal)];
        return ids.Length <= 3 ? string.Join(", ", ids) : $"{ids[0]}, {ids[1]} and {ids.Length - 2} more policies";
    }
}
