using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Plans;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0120: the plan file does not say what an apply would do.</summary>
public sealed class PlanNotReviewable : Rule
{
    private const string RefreshOnly = "This is a refresh-only plan: it says nothing about what an apply of the configuration would change; make a normal plan.";
    private const string Unknown = "Action {1} is unknown to this version of PlanLint, so {0} cannot be reviewed; update PlanLint.";
    private const string UnknownCheck = "Status {1} of {0} is unknown to this version of PlanLint; update PlanLint.";
    private const string Deferred = "This plan defers {0} to a later plan, so they cannot be reviewed now.";
    private const string Trimmed = "Plan updates {0} but has no prior state, so it was cut down or edited; review the whole output of 'show -json'.";

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0120", "plan-not-reviewable", "Plan cannot be reviewed",
        "Planning failed, and the file lists only {0} planned before the error; correct the error and plan again.", Severity.Error)
    { Page = RulePage.Read, IsSuppressible = false };

    public override void Register(RuleContext context) => context.OnPlan(Check);

    private static void Check(PlanContext context)
    {
        var plan = context.Plan;
        if (plan.Errored)
        {
            context.Report(new Finding(Plural.Of(plan.ResourceChanges.Count(c => c.Mutates), "change")));
            return;
        }
        foreach (var group in plan.ResourceChanges.Concat(plan.Deferred.Select(d => d.Change)).Where(c => (c.Actions & ChangeActions.Other) != 0).GroupBy(c => Quoted(c.ActionWords), StringComparer.Ordinal))
            context.Report(new Finding(Plural.Of(group.Count(), "change"), group.Key) { MessageFormat = Unknown, Addresses = [.. group.Select(c => c.Address).Distinct()] });
        foreach (var group in plan.OutputChanges.Where(o => (o.Actions & ChangeActions.Other) != 0).GroupBy(o => Quoted(o.ActionWords), StringComparer.Ordinal))
            context.Report(new Finding(Plural.Of(group.Count(), "output change"), group.Key) { MessageFormat = Unknown });
        foreach (var group in plan.Checks.Where(c => c.Status is not ("pass" or "fail" or "error" or "unknown")).GroupBy(c => c.Status, StringComparer.Ordinal))
            context.Report(new Finding(Plural.Of(group.Count(), "check"), $"'{group.Key}'") { MessageFormat = UnknownCheck });
        if (plan.Mode == PlanMode.RefreshOnly) context.Report(new Finding { MessageFormat = RefreshOnly });
        if (!plan.Deferred.IsEmpty)
            context.Report(new Finding(Plural.Of(plan.Deferred.Length, "change"))
            {
                MessageFormat = Deferred,
                Severity = Severity.Warning,
                Addresses = [.. plan.Deferred.Select(d => d.Change.Address).Distinct()],
            });
        int changed = plan.ResourceChanges.Count(c => c.Mutates && !c.IsCreate && c.Address.Mode == Addresses.ResourceMode.Managed);
        if (!plan.HasPriorState && changed > 0) context.Report(new Finding(Plural.Of(changed, "instance")) { MessageFormat = Trimmed, Severity = Severity.Warning });
    }

    private static string Quoted(IEnumerable<string> words) => string.Join(" + ", words.Select(w => $"'{w}'"));
}
