using PlanLint.Plans;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>One leaf of a whole Kubernetes object that a plan changes.</summary>
/// <param name="Path">Where in the object.</param>
/// <param name="Before">The value before; null when absent.</param>
/// <param name="After">The value after, known; null when absent.</param>
internal sealed record ManifestDiff(ValuePath Path, Value? Before, Value? After)
{
    /// <summary>The path within the resource, which locates it in the configuration.</summary>
    public ValuePath ResourcePath(string resourceType) =>
        resourceType == "kubernetes_manifest" ? ValuePath.Of(["manifest", .. Path.Steps]) : ValuePath.Of("yaml_body");

    /// <summary>
    /// What an update changes of the object. After an import there is no manifest before it: then the declared fields are held against
    /// the live object, and fields that only the object has are left as they are (docs/facts/kubernetes.md). Leaves that become unknown are left out.
    /// </summary>
    public static IReadOnlyList<ManifestDiff> Of(ResourceChange change)
    {
        string type = change.Address.Type;
        if (KubernetesObject.Of(type, change.After) is not { } after) return [];
        bool isFirst = type == "kubernetes_manifest" && change.Before["manifest"] is null or { IsNull: true };
        var before = type == "kubectl_manifest" ? KubernetesObject.Of(type, change.Before)?.Content
            : isFirst ? change.Before["object"] : change.Before["manifest"];
        if (before is null) return [];
        return [.. AttributeChange.Between(before, after.Content)
            .Where(c => c.Kind is AttributeChangeKind.Changed or AttributeChangeKind.Added || c.Kind == AttributeChangeKind.Removed && !isFirst)
            .Where(c => c.After is null or { IsKnown: true })
            .Select(c => new ManifestDiff(c.Path, c.Before, c.After))];
    }

    /// <summary>A scalar as knowledge writes it; null when there is none that may be looked at.</summary>
    public static string? TextOf(Value? value) => value is null or { IsNull: true } or { IsSensitive: true } ? null : value.StringOrNull ?? value.ToString();
}
