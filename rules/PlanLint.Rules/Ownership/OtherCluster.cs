using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Inventory;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>An inventory of another cluster than the one Terraform manages: what is called the same has another uid.</summary>
/// <param name="Live">An object of the inventory.</param>
/// <param name="Uid">The uid Terraform knows for an object of that name.</param>
/// <param name="Where">The plan or state file that has it.</param>
/// <param name="Confidence">Proven by the namespace kube-system, which nobody makes anew; likely by several others.</param>
internal sealed record OtherCluster(LiveObject Live, string Uid, string Where, Confidence Confidence)
{
    private const int FewestOthers = 2;
    private static readonly ObjectIdentity KubeSystem = new("kubernetes", "Namespace", "", "kube-system");

    /// <summary>The object that tells; null when one uid is the same, or too few are known on both sides.</summary>
    public static OtherCluster? Of(Compilation compilation)
    {
        OtherCluster? first = null;
        int others = 0;
        foreach (var (identity, uid, where) in Known(compilation))
        {
            if (compilation.Inventory!.Find(identity) is not { Uid.Length: > 0 } live) continue;
            if (live.Uid.Equals(uid, StringComparison.OrdinalIgnoreCase)) return null;
            var other = new OtherCluster(live, uid, where, Confidence.Proven);
            if (identity == KubeSystem) return other;
            first ??= other with { Confidence = Confidence.Likely };
            others++;
        }
        return others >= FewestOthers ? first : null;
    }

    /// <summary>Uids of Kubernetes objects that the plan's changes and the root's states hold. Objects that do not change are not looked into.</summary>
    private static IEnumerable<(ObjectIdentity Identity, string Uid, string Where)> Known(Compilation compilation)
    {
        foreach (var state in States.Own(compilation))
            foreach (var instance in state.Instances)
                if (Read(compilation, instance.Address.Type, () => instance.Attributes) is { } known) yield return (known.Identity, known.Uid, state.Path);
        foreach (var change in compilation.Plan!.ResourceChanges)
            if (!change.IsNoOp && Read(compilation, change.Address.Type, () => change.Before) is { } known)
                yield return (known.Identity, known.Uid, compilation.Plan.Path);
    }

    private static (ObjectIdentity Identity, string Uid)? Read(Compilation compilation, string type, Func<Value> values)
    {
        if (compilation.Knowledge.KubernetesKind(type) is null) return null;
        var read = values();
        return read["metadata"]?[0]?["uid"]?.StringOrNull is { Length: > 0 } uid && compilation.Knowledge.Identify(type, read) is { } identity
            ? (identity, uid)
            : null;
    }
}
