using PlanLint.Analysis;
using PlanLint.Causes;
using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0137: the plan invokes an action, which does what no resource change shows.</summary>
public sealed class ActionInvoked : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0137", "action-invoked", "Plan invokes an action",
        "{0} will be {1}; the plan lists no resource change for what an action does.", Severity.Warning)
    { Page = RulePage.Read };

    public override void Register(RuleContext context) => context.OnPlan(Check);

    private static void Check(PlanContext context)
    {
        foreach (var action in context.Plan.Actions)
        {
            if (context.Compilation.Intents.Any(i => i.Allowances.Any(a => a.Address.Covers(action)))) continue;
            context.Report(new Finding(action.Address, Invocations.Verb(action))
            {
                At = context.Compilation.Locate(action) ?? SourceLocation.InFile(context.Plan.Path),
                Addresses = action.TriggeredBy is { } trigger ? [trigger] : [],
            });
        }
    }
}
