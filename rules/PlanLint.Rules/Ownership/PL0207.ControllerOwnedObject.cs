using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Plans;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>PL0207: a controller in the cluster owns the object and puts back what others change.</summary>
public sealed class ControllerOwnedObject : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0207", "controller-owned-object", "Object is controlled by another object",
        "{0} will be {1}, but {2} is controlled by {3}, which may revert the change.", Severity.Error)
    { Page = RulePage.Read };

    public override void Register(RuleContext context) => context.OnResourceChange("*", Check, RuleInputs.Inventory);

    private static void Check(ChangeContext context)
    {
        var (compilation, change) = (context.Compilation, context.Change);
        if (compilation.FindLive(change) is not { } live || live.Owners.FirstOrDefault(o => o.Kind == "controller") is not { } owner) return;
        if (change.IsUpdate && IsMetadataOnly(change) && IsDeclaredHere(context.Plan, compilation, live.Identity.Namespace, owner.Name)) return;
        context.Report(new Finding(change.Address, change.EffectVerb, ExistingObject.Name(live.Identity), owner.Name)
        {
            Notes = [new DiagnosticNote("help", $"manage {owner.Name} instead, and read this object with a data source")],
        });
    }

    private static bool IsMetadataOnly(ResourceChange change) => change.AttributeChanges.All(c =>
        c.Path.ToString() is var path && (path.Contains("metadata", StringComparison.Ordinal)
            && (path.Contains("labels", StringComparison.Ordinal) || path.Contains("annotations", StringComparison.Ordinal))));

    /// <summary>True when this configuration declares the owner, so both sides are in one hand.</summary>
    private static bool IsDeclaredHere(Plan plan, Compilation compilation, string place, string owner)
    {
        string[] parts = owner.Split('/', 2);
        return plan.ResourceChanges.Any(c => !c.After.IsNull && compilation.Identify(c) is { System: "kubernetes" } identity
            && identity.Name == parts[^1] && identity.Namespace == place && Knowledge.KnowledgeBase.SplitKind(identity.Kind).Kind == parts[0]);
    }
}
