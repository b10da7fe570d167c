using System.Text;
using PlanLint.Analysis;
using PlanLint.Inventory;
using PlanLint.Knowledge;
using PlanLint.Plans;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>
/// What plan and inventory say about the objects in which owners describe what they deploy, such as Argo CD's Applications. Looked up by
/// name.
/// </summary>
internal sealed class OwnerSets
{
    private readonly Lazy<ILookup<(string Kind, string Name), ResourceChange>> planned;
    private readonly Lazy<ILookup<(string Kind, string Name), LiveObject>> live;

    /// <summary>Nothing is looked through before a set is asked for.</summary>
    public OwnerSets(Compilation compilation)
    {
        var kinds = compilation.Knowledge.Owners.SelectMany(o => o.ObjectKinds).ToHashSet(StringComparer.Ordinal);
        planned = new(() => (compilation.Plan?.ResourceChanges ?? []).Where(
            c => kinds.Count > 0 && compilation.Knowledge.Find(c.Address.Type) is { System: "kubernetes" })
            .Select(c => (Change: c, Identity: compilation.Knowledge.Identify(c.Address.Type, c.After.IsNull ? c.Before : c.After)))
            .Where(c => c.Identity is not null && kinds.Contains(c.Identity.Kind)).ToLookup(c => (c.Identity!.Kind, c.Identity.Name), c => c.Change));
        live = new(() => (compilation.Inventory?.Objects ?? []).Where(o => o.Identity.System == "kubernetes" && kinds.Contains(o.Identity.Kind))
            .ToLookup(o => (o.Identity.Kind, o.Identity.Name)));
    }

    /// <summary>True when a set of that name is planned or lives.</summary>
    public bool Exists(OwnerKnowledge owner, string name) => owner.ObjectKinds.Any(k => planned.Value.Contains((k, name)) || live.Value.Contains((k, name)));

    /// <summary>True when the owner puts back by itself what it finds changed in the set.</summary>
    public bool Reverts(OwnerKnowledge? owner, string name) => owner is not null && owner.ObjectKinds.Any(k =>
        live.Value[(k, name)].Any(o => IsOn(owner, o.Content, isTyped: false))
        || planned.Value[(k, name)].Any(c => KubernetesObject.Of(c.Address.Type, c.After) is { } manifest
            ? IsOn(owner, manifest.Content, isTyped: false)
            : IsOn(owner, c.After, isTyped: true)));

    /// <summary>True when this plan takes the set away, which makes Terraform the only owner.</summary>
    public bool IsRemovedHere(OwnerKnowledge? owner, string name)
    {
        if (owner is null) return false;
        var changes = owner.ObjectKinds.SelectMany(k => planned.Value[(k, name)]).ToArray();
        return changes.Length > 0 && changes.All(c => c.IsDelete || c.Forgets && !c.Replaces);
    }

    private static bool IsOn(OwnerKnowledge owner, Value content, bool isTyped) =>
        owner.RevertsWhen.Any(path => Follow(content, path, isTyped) is { IsKnown: true, IsNull: false, Type.Kind: TypeKind.Bool, AsBool: true });

    /// <summary>The value at a path of the object; typed resources write its names with underscores, and single blocks as lists.</summary>
    private static Value? Follow(Value content, string path, bool isTyped)
    {
        Value? at = content;
        foreach (string name in path.Split('.'))
        {
            if (isTyped && at is { IsKnown: true, IsNull: false, Kind: TypeKind.Tuple or TypeKind.List }) at = at[0];
            at = at?[isTyped ? Underscored(name) : name];
        }
        return at;
    }

    private static string Underscored(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (char c in name)
        {
            if (char.IsAsciiLetterUpper(c)) text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }
        return text.ToString();
    }
}
