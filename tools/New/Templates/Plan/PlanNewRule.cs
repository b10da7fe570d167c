using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Values;

namespace PlanLint.Rules.Tests.Templates;

/// <summary>PL0000: TODO what is wrong, in a sentence.</summary>
public sealed class PlanNewRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0000", "plan-new-rule", "TODO title: what is wrong, without a full stop",
        "{0} becomes open to everybody.", Severity.Warning)
    { Page = RulePage.Read };

    public override void Register(RuleContext context) => context.OnResourceChange("example_thing", Check);

    // TODO: this finds a mode that is known to become "open".
    private static void Check(ChangeContext context)
    {
        var change = context.Change;
        if (change.After.IsNull || change.After["mode"]?.StringOrNull != "open") return;
        context.Report(new Finding(change.Address) { Path = ValuePath.Of("mode") });
    }
}
