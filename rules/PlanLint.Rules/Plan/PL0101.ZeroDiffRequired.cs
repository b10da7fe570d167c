using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Causes;
using PlanLint.Diagnostics;
using PlanLint.Intents;
using PlanLint.Plans;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0101: the intent asks for no change, and the plan has some.</summary>
public sealed class ZeroDiffRequired : Rule
{
    private const string OutputsFormat = "Plan is not zero-diff: {0} to change; intent '{1}' allows no changes.";

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0101", "zero-diff-required", "Plan is not zero-diff",
        "Plan is not zero-diff: {0}; intent '{1}' allows no changes.", Severity.Error)
    { Page = RulePage.Read };

    public override void Register(RuleContext context) => context.OnPlan(Check, RuleInputs.Intent);

    private static void Check(PlanContext context)
    {
        foreach (var intent in context.Compilation.Intents.Where(i => i.Mode == IntentMode.ZeroDiff))
        {
            var changes = context.Plan.AllChanges
                .Where(c => ChangeCauses.IsEffect(c) && !(intent.AllowRealign && ImportRealignment.IsAll(c, context.Compilation.Knowledge))).ToArray();
            int outputs = context.Plan.OutputChanges.Count(o => o.Actions != ChangeActions.NoOp);
            if (changes.Length > 0 || context.Plan.Actions.Length > 0)
                context.Report(new Finding(PlanWords.Counts(changes, context.Plan.Actions), intent.Name)
                {
                    At = intent.Location,
                    Addresses = [.. changes.Select(c => c.Address).Distinct()],
                    Related = [.. PlanWords.Places(context.Compilation, changes), .. Invoked(context)],
                });
            else if (outputs > 0)
                context.Report(new Finding(Plural.Of(outputs, "output"), intent.Name) { MessageFormat = OutputsFormat, At = intent.Location });
        }
    }

    private static IEnumerable<RelatedLocation> Invoked(PlanContext context) =>
        from action in context.Plan.Actions
        let place = context.Compilation.Locate(action)
        where place is not null
        select new RelatedLocation(place, $"{action.Address} will be {Invocations.Verb(action)}");
}
