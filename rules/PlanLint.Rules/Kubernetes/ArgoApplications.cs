using PlanLint.Analysis;
using PlanLint.Plans;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>What plan and inventory say about Argo CD Applications.</summary>
internal sealed class ArgoApplications(Compilation compilation)
{
    /// <summary>True when an Application of that name is planned or lives.</summary>
    public bool Exists(string name) => Planned(name).Any() || Live(name).Any();

    /// <summary>True when the Application puts back what it finds changed: it heals itself or prunes.</summary>
    public bool Reverts(string name)
    {
        foreach (var live in Live(name))
            if (live["spec"]?["syncPolicy"]?["automated"] is { } automated && (IsTrue(automated["selfHeal"]) || IsTrue(automated["prune"]))) return true;
        foreach (var change in Planned(name))
            if (change.After["spec"]?[0]?["sync_policy"]?[0]?["automated"]?[0] is { } automated && (IsTrue(automated["self_heal"]) || IsTrue(automated["prune"]))) return true;
        return false;
    }

    /// <summary>True when this plan takes the Application away, which makes Terraform the only owner.</summary>
    public bool IsRemovedHere(string name)
    {
        var changes = Planned(name).ToArray();
        return changes.Length > 0 && changes.All(c => c.IsDelete || c.Forgets && !c.Replaces);
    }

    private IEnumerable<ResourceChange> Planned(string name) => compilation.Plan is not { } plan ? []
        : plan.ResourceChanges.Where(c => c.Address.Type == "argocd_application" && (c.After.IsNull ? c.Before : c.After)["metadata"]?[0]?["name"]?.StringOrNull == name);

    private IEnumerable<Value> Live(string name) => compilation.Inventory is not { } inventory ? []
        : inventory.Objects.Where(o => o.Identity.Name == name && o.Identity.Kind is "Application" or "Application.argoproj.io" && o.Identity.Name == name).Select(o => o.Content);

    private static bool IsTrue(Value? value) => value is { IsKnown: true, IsNull: false, Type.Kind: TypeKind.Bool } && value.AsBool;
}
