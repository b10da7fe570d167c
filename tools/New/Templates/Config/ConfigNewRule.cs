using PlanLint.Analysis;
using PlanLint.Diagnostics;

namespace PlanLint.Rules.Tests.Templates;

/// <summary>PL0000: TODO what is wrong, in a sentence.</summary>
public sealed class ConfigNewRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0000", "config-new-rule", "TODO title: what is wrong, without a full stop",
        "{0} is open to everybody.", Severity.Warning)
    { Page = RulePage.Read };

    public override void Register(RuleContext context) => context.OnBlock("resource", "example_thing", Check);

    // TODO: this finds a mode that is known to be "open".
    private static void Check(BlockContext context)
    {
        if (context.Resource is not { } resource || context.Block.Body.GetAttribute("mode") is not { } mode) return;
        if (context.Compilation.Evaluation?.Scope(resource.Address) is not { } scope) return;
        if (context.Compilation.Evaluation.Evaluate(mode.Value, scope).Value.StringOrNull != "open") return;
        context.Report(new Finding(resource.Address) { At = mode.Location });
    }
}
