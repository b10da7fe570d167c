using PlanLint.Analysis;
using PlanLint.Diagnostics;

namespace PlanLint.Rules.Tests.Growth;

/// <summary>Compares each resource with each: what the tests of growth must notice.</summary>
internal sealed class QuadraticRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new("PL0998", "quadratic", "Compares each with each", "{0}", Severity.Warning);

    public override void Register(RuleContext context) => context.OnModule(Check);

    private static void Check(ModuleContext context)
    {
        foreach (var one in context.Module.Resources)
            foreach (var other in context.Module.Resources)
                if (one != other && one.Address.Equals(other.Address)) context.Report(new Finding(one.Address));
    }
}
