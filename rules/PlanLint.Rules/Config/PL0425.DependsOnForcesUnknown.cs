using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Semantics;
using PlanLint.Syntax;

namespace PlanLint.Rules;

/// <summary>PL0425: a data source or module that depends on something is read only at apply, so what it gives is unknown in the plan.</summary>
public sealed class DependsOnForcesUnknown : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0425", "depends-on-forces-unknown", "Explicit dependency makes results unknown until apply",
        "{0} depends on {1} as a whole, so any change there makes its results unknown until apply and may replace the resources that use them.", Severity.Note)
    { Page = RulePage.Read, Confidence = Confidence.Heuristic };

    public override void Register(RuleContext context)
    {
        context.OnBlock("data", "*", Check);
        context.OnBlock("module", "*", Check);
    }

    private static void Check(BlockContext context)
    {
        if (context.Block.Body.GetAttribute("depends_on") is not { Value: TupleSyntax { Elements.Count: > 0 } list } attribute
            || context.Module.IsFetched()) return;
        if (context.Block.Type == "module"
            && !(context.Block.Labels is [var label] && context.Module.ModuleCalls[label.Value]?.Target is { } target
                && target.Resources.Any(r => r.Mode == Addresses.ResourceMode.Data))) return;
        // What is read in the plan is there when the plan is made: only what is made or changed by the apply defers others.
        if (list.Elements.All(e => IsReadInPlan(context.Module, e))) return;
        string name = context.Resource?.Reference ?? $"module.{context.Block.Labels[0].Value}";
        context.Report(new Finding(name, string.Join(", ", list.Elements)) { At = attribute.Location });
    }

    /// <summary>True for a data source, an input or a local value, and for a module that makes nothing.</summary>
    private static bool IsReadInPlan(Module module, ExpressionSyntax element) =>
        element is ScopeTraversalSyntax { Steps: [_, { Name: { } name }, ..] } reference && (reference.RootName is "data" or "var" or "local"
            || reference.RootName == "module" && module.ModuleCalls[name]?.Target is { } target && MakesNothing(target));

    private static bool MakesNothing(Module module) => module.Resources.All(r => r.Mode == Addresses.ResourceMode.Data)
        && module.ModuleCalls.All(c => c.Target is { } target && MakesNothing(target));
}
