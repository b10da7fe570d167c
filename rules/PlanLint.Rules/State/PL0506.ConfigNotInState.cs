using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;

namespace PlanLint.Rules;

/// <summary>PL0506: a block has instances that the state does not hold, so the next apply creates them.</summary>
public sealed class ConfigNotInState : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0506", "config-not-in-state", "Configuration declares a resource that the state does not contain",
        "{0} is not in the state: the next apply creates it.", Severity.Note)
    { Page = RulePage.Read };

    public override void Register(RuleContext context) => context.OnState(Check, RuleInputs.Source);

    private static void Check(StateContext context)
    {
        var (compilation, modules) = (context.Compilation, context.Compilation.Modules!);
        // A plan lists its creates itself, and knows what cannot be evaluated here.
        if (compilation.Plan is not null || !States.IsOwn(compilation, context.State)) return;
        var held = context.State.Instances.Where(i => i.Address.Mode == ResourceMode.Managed).Select(i => i.Address).ToHashSet();
        foreach (var module in modules.Modules)
            foreach (var resource in module.Resources.Where(r => r.Mode == ResourceMode.Managed))
            {
                var expansion = modules.Evaluation.Instances(resource);
                if (!expansion.IsComplete) continue;
                ResourceAddress[] missing = [.. expansion.Addresses.Where(a => !held.Contains(a)
                    && modules.ImportedTo.Find(a) is null && modules.MovedTo.Find(a) is null)];
                if (missing.Length == 0) continue;
                context.Report(new Finding(Subject.Of(missing))
                {
                    At = resource.Location,
                    Addresses = [.. missing],
                });
            }
    }
}
