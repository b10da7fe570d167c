using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Plans;

namespace PlanLint.Rules;

/// <summary>PL0120: the plan file does not say what an apply would do.</summary>
public sealed class PlanNotReviewable : Rule
{
    private const string RefreshOnly = "This is a refresh-only plan: it says nothing about what an apply of the configuration would change; make a normal plan.";
    private const string Deferred = "{0} change(s) are deferred to a later plan, so they cannot be reviewed in this one.";
    private const string Trimmed = "Plan updates {0} instance(s) but has no prior state, so it was cut down or edited; review the whole output of 'show -json'.";

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0120", "plan-not-reviewable", "Plan cannot be reviewed",
        "Planning failed, and the file lists only the {0} change(s) planned before the error; correct the error and plan again.", Severity.Error)
    { Page = RulePage.Read, IsSuppressible = false };

    public override void Register(RuleContext context) => context.OnPlan(Check);

    private static void Check(PlanContext context)
    {
        var plan = context.Plan;
        if (plan.Errored)
        {
            context.Report(new Finding(plan.ResourceChanges.Count(c => c.Mutates)));
            return;
        }
        if (plan.Mode == PlanMode.RefreshOnly) context.Report(new Finding { MessageFormat = RefreshOnly });
        if (!plan.Deferred.IsEmpty)
            context.Report(new Finding(plan.Deferred.Length)
            {
                MessageFormat = Deferred,
                Severity = Severity.Warning,
                Addresses = [.. plan.Deferred.Select(d => d.Change.Address).Distinct()],
            });
        int changed = plan.ResourceChanges.Count(c => c.Mutates && !c.IsCreate && c.Address.Mode == Addresses.ResourceMode.Managed);
        if (!plan.HasPriorState && changed > 0) context.Report(new Finding(changed) { MessageFormat = Trimmed, Severity = Severity.Warning });
    }
}
