using PlanLint.Causes;
using PlanLint.Inventory;
using PlanLint.Plans;
using PlanLint.Values;

namespace PlanLint.Analysis;

/// <summary>
/// What Kubernetes objects of an inventory have at the places of a change's values, and who set it, as <c>managedFields</c> records field by
/// field. Only whole manifests tell, and secrets never do: their values are hashes here.
/// </summary>
internal static class LiveFields
{
    private static readonly string[] Ours = ["terraform", "hashicorp", "opentofu"];

    /// <summary>Looks a place up in the inventory of a run.</summary>
    public static Func<ResourceChange, ValuePath, LiveField?> Of(Compilation compilation) => (change, path) =>
        compilation.FindLive(change) is { Identity.System: "kubernetes", Content: { IsKnown: true, IsNull: false } content } live
        && !ExistingObject.IsAnother(change.Before, live) ? Find(change, path, content) : null;

    private static LiveField? Find(ResourceChange change, ValuePath path, Value content)
    {
        if (content["metadata"] is null || Names(change, path, content) is not { Count: > 0 } names) return null;
        Value? value = content, parent = null;
        foreach (string name in names)
        {
            if (value is not { IsKnown: true, IsNull: false } || value.Kind is not (TypeKind.Object or TypeKind.Map)) return null;
            (parent, value) = (value, value[name]);
        }
        // What seems absent may be spelled otherwise: cluster_ip is clusterIP.
        bool mayBeThere = value is null && change.Address.Type != "kubernetes_manifest" && names[^1].Any(char.IsUpper);
        if (parent is null || mayBeThere || value?.ContainsSensitive == true) return null;
        return new LiveField(value, Manager(change, names, content));
    }

    /// <summary>
    /// The steps to a field of the manifest; null for what has none, and for what stands in a list. Typed resources write
    /// <c>spec[0].ingress_class_name</c> for <c>spec.ingressClassName</c>.
    /// </summary>
    private static List<string>? Names(ResourceChange change, ValuePath path, Value content)
    {
        var names = new List<string>();
        bool isManifest = change.Address.Type == "kubernetes_manifest";
        if (!isManifest && !change.Address.Type.StartsWith("kubernetes_", StringComparison.Ordinal)) return null;
        var steps = path.Steps.AsSpan();
        if (isManifest)
        {
            if (steps is not [{ Name: "manifest" or "object" }, _, ..]) return null;
            steps = steps[1..];
        }
        Value? at = content;
        bool isKey = isManifest;
        foreach (var step in steps)
        {
            if (step.Name is not { } name)
            {
                // A block that is written once is a list of one in the values of a typed resource, and an object in the manifest.
                if (isManifest || step.Index != 0 || at is { Kind: not (TypeKind.Object or TypeKind.Map) }) return null;
                continue;
            }
            names.Add(isKey ? name : Camel(name));
            at = at is { IsKnown: true, IsNull: false } ? at[names[^1]] : null;
            // Keys of maps are the user's.
            isKey = isManifest || isKey || name is "labels" or "annotations" or "match_labels" or "node_selector" or "data" or "binary_data" or "selector";
        }
        return names;
    }

    private static string Camel(string name)
    {
        string[] words = name.Split('_', StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 2 ? name : words[0] + string.Concat(words.Skip(1).Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
    }

    /// <summary>Who owns a field, unless Terraform does.</summary>
    private static string? Manager(ResourceChange change, List<string> names, Value content)
    {
        string? own = (change.Before["field_manager"]?[0]?["name"] ?? change.After["field_manager"]?[0]?["name"])?.StringOrNull;
        string[] owners =
        [
            .. from entry in content["metadata"]?["managedFields"]?.Elements ?? []
               let manager = entry["manager"]?.StringOrNull
               where manager is { Length: > 0 } && Owns(entry["fieldsV1"], names)
               select manager,
        ];
        return owners.Any(o => o == own || Ours.Any(word => o.Contains(word, StringComparison.OrdinalIgnoreCase)))
            ? null
            : owners.Order(StringComparer.Ordinal).FirstOrDefault();
    }

    /// <summary>A field is owned itself, or as a part of one that is owned as a whole.</summary>
    private static bool Owns(Value? fields, List<string> names)
    {
        foreach (string name in names)
        {
            if (fields is not { IsKnown: true, IsNull: false, Kind: TypeKind.Object } || fields["f:" + name] is not { } inner) return false;
            if (inner is { Kind: TypeKind.Object, Attributes.Count: 0 }) return true;
            fields = inner;
        }
        return true;
    }
}
