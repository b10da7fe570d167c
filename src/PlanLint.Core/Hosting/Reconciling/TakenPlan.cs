using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Plans;
using PlanLint.Reconciliation;

namespace PlanLint.Hosting.Reconciling;

/// <summary>A plan that the tool made, read and joined with everything else.</summary>
/// <param name="Lint">What the check of it gave.</param>
internal sealed record TakenPlan(LintResult Lint)
{
    /// <summary>Rules that find a restart or an outage.</summary>
    private static readonly string[] Restarts = ["PL0133", "PL0307", "PL0308"];

    /// <summary>Everything known.</summary>
    public Compilation Compilation => Lint.Roots[0].Compilation;

    /// <summary>The plan.</summary>
    public Plan Plan => Compilation.Plan!;

    /// <summary>What the plan would do.</summary>
    public JournaledEffects Effects => JournaledEffects.Of(Plan);

    /// <summary>Instances whose change makes something restart or stop, attested or not.</summary>
    public IReadOnlySet<ResourceAddress> Restarted =>
        Lint.Roots[0].Findings.Where(f => Restarts.Contains(f.Rule.Id)).SelectMany(f => f.Addresses).ToHashSet();

    /// <summary>What the plan says about the end.</summary>
    public ReconcileVerdict Verdict
    {
        get
        {
            if (Plan.Actions.Length + Plan.Deferred.Length + Plan.UnknownSections.Length > 0) return ReconcileVerdict.ChangesLeft;
            var changes = Plan.ResourceChanges.Where(c => c.Mutates || c.Importing is not null || c.PreviousAddress is not null).ToArray();
            return changes.Length == 0 ? ReconcileVerdict.ZeroDiff
                : changes.All(c => c.Importing is null && c.PreviousAddress is null && ImportRealignment.IsAll(c, Compilation.Knowledge))
                    ? ReconcileVerdict.OnlyRealignment
                    : ReconcileVerdict.ChangesLeft;
        }
    }

    /// <summary>Why the plan, or the configuration, cannot be relied on; empty when it can.</summary>
    public IEnumerable<string> Problems() => ProblemsOf(Lint).Concat(
        Lint.Roots is not [{ Compilation.Plan: not null }] ? ["the plan could not be joined with the configuration"] : []);

    /// <summary>Errors about inputs, and inputs that do not belong together.</summary>
    public static IEnumerable<string> ProblemsOf(LintResult lint) => lint.Report.AllFindings()
        .Where(f => f.Severity == Severity.Error && f.Suppression is null && (f.Rule.Category == "tool" || f.Rule.Id == "PL0127"))
        .Select(f => $"{f.Rule.Id} at {f.Location}: {lint.Redactor.Redact(f.Text)}");
}
