using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0502: the state marks an instance as tainted, so the next apply replaces it.</summary>
public sealed class TaintedInstance : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0502", "tainted-instance", "Instance is tainted",
        "{0} is tainted: the next apply destroys it and creates it again.", Severity.Warning)
    { Page = RulePage.Read };

    public override void Register(RuleContext context) => context.OnState(Check);

    private static void Check(StateContext context)
    {
        var plan = context.Compilation.Plan;
        foreach (var instance in context.State.Instances
            .Where(i => i.IsTainted && i.DeposedKey is null && plan?.ChangesOf(i.Address).Any(ReplaceTainted.Replaces) != true))
            context.Report(new Finding(instance.Address)
            {
                At = States.PlaceOf(context.Compilation, context.State, instance),
                Addresses = [instance.Address],
                Severity = Protections.Of(context.Compilation, instance.Address, instance.Attributes) is { IsWarning: false } ? Severity.Error : null,
                Notes = [new DiagnosticNote("fix", $"when the object is healthy, keep it: terraform untaint {ShellWord.Quote(instance.Address.ToString())}")],
            });
    }
}
