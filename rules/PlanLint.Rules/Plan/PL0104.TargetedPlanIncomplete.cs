using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Intents;

namespace PlanLint.Rules;

/// <summary>PL0104: the plan was made with <c>-target</c> or <c>-exclude</c>, so it is silent about the rest.</summary>
public sealed class TargetedPlanIncomplete : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0104", "targeted-plan-incomplete", "Targeted plan is incomplete",
        "Plan covers {0} of {1} managed instances because -target or -exclude is in effect; run a full plan after the apply.", Severity.Note)
    { Page = RulePage.Read };

    public override void Register(RuleContext context) => context.OnPlan(Check);

    private static void Check(PlanContext context)
    {
        var plan = context.Plan;
        if (!plan.IsTargeted || plan.Errored) return;
        var managed = plan.ResourceChanges.Where(c => c.Address.Mode == ResourceMode.Managed).ToArray();
        var planned = managed.Select(c => c.Address).Concat(managed.Select(c => c.PreviousAddress).OfType<ResourceAddress>()).ToHashSet();
        var unplanned = plan.PriorInstances.Where(p => !planned.Contains(p)).Order().ToArray();
        int covered = managed.Select(c => c.Address).Distinct().Count();
        var intents = context.Compilation.Intents;
        bool wasMeant = intents.IsEmpty || intents.Any(i => i.Mode == IntentMode.Targeted || i.RequireTarget);
        context.Report(new Finding(covered, covered + unplanned.Length)
        {
            Addresses = [.. unplanned],
            Severity = wasMeant ? Severity.Note : Severity.Warning,
        });
    }
}
