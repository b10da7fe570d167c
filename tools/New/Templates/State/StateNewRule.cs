using PlanLint.Analysis;
using PlanLint.Diagnostics;

namespace PlanLint.Rules.Tests.Templates;

/// <summary>PL0000: TODO what is wrong, in a sentence.</summary>
public sealed class StateNewRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0000", "state-new-rule", "TODO title: what is wrong, without a full stop",
        "{0} is open to everybody.", Severity.Warning)
    { Page = RulePage.Read };

    public override void Register(RuleContext context) => context.OnState(Check);

    // TODO: this finds instances whose mode is "open".
    private static void Check(StateContext context)
    {
        foreach (var instance in context.State.Instances.Where(i => i.Address.Type == "example_thing" && i.Attributes["mode"]?.StringOrNull == "open"))
            context.Report(new Finding(instance.Address) { At = context.State.LocationOf(instance), Addresses = [instance.Address] });
    }
}
