using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Values;

namespace Acme.PlanLint;

/// <summary>ACME002: a plan sets fewer replicas than run now, as the inventory shows.</summary>
public sealed class LiveReplicasLost : Rule
{
    private static readonly ValuePath Replicas = ValuePath.Of("spec", 0, "replicas");

    public override RuleDescriptor Descriptor { get; } = new(
        "ACME002", "live-replicas-lost", "Plan takes replicas away", "{0} goes from {1} running replicas to {2}.", Severity.Error);

    // Needs a plan because of what it registers for, and an inventory because it says so.
    public override void Register(RuleContext context) => context.OnResourceChange("kubernetes_deployment*", Check, RuleInputs.Inventory);

    private static void Check(ChangeContext context)
    {
        // Unknown is never a finding: NumberIn gives null for it.
        if (NumberIn(Replicas.Resolve(context.Change.After)) is not { } planned) return;
        if (context.Compilation.FindLive(context.Change) is not { } live) return;
        if (NumberIn(live.Content["spec"]?["replicas"]) is not { } running || running <= planned) return;
        context.Report(new Finding(context.Change.Address, running, planned) { Path = Replicas });
    }

    private static int? NumberIn(Value? value) => value switch
    {
        { IsKnown: true, IsNull: false, Type.Kind: TypeKind.Number } when value.AsNumber.TryGetInt32(out int number) => number,
        { StringOrNull: { } text } when int.TryParse(text, out int number) => number,
        _ => null,
    };
}
