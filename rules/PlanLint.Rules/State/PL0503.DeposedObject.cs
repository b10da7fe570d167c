using PlanLint.Analysis;
using PlanLint.Diagnostics;

namespace PlanLint.Rules;

/// <summary>PL0503: the state holds what a replacement left behind.</summary>
public sealed class DeposedObject : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0503", "deposed-object", "Deposed object is still to be destroyed",
        "{0} has a deposed object: a replacement failed after the new object was created, and the next apply destroys the old one.", Severity.Warning)
    { Page = RulePage.Read };

    public override void Register(RuleContext context) => context.OnState(Check);

    private static void Check(StateContext context)
    {
        foreach (var instance in context.State.Instances.Where(i => i.DeposedKey is not null))
            context.Report(new Finding(instance.Address)
            {
                At = States.PlaceOf(context.Compilation, context.State, instance),
                Addresses = [instance.Address],
                Notes = instance.Attributes["id"] is { IsSensitive: false, StringOrNull: { } id }
                    ? [new DiagnosticNote("live", MessageText.Of($"id {new QuotedValue(id)}"))]
                    : [],
            });
    }
}
