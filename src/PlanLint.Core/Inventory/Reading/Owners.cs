using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Values;

namespace PlanLint.Inventory.Reading;

/// <summary>Who owns a Kubernetes object, read from what owners leave on it (docs/facts/kubernetes.md, "Owners").</summary>
internal static class Owners
{
    /// <summary>The owners, the surest first: controller, other owner references, Helm, Argo CD, Flux, field managers.</summary>
    public static ImmutableArray<LiveOwner> Of(ObjectIdentity identity, string group, string kind, Value? metadata)
    {
        var owners = ImmutableArray.CreateBuilder<LiveOwner>();
        var references = metadata?["ownerReferences"]?.Elements ?? [];
        foreach (var reference in references.OrderByDescending(IsController))
        {
            string name = $"{reference.Text("kind")}/{reference.Text("name")}";
            if (name.Length > 1) owners.Add(new LiveOwner(IsController(reference) ? "controller" : "owner", name));
        }
        var labels = metadata.Texts("labels");
        var annotations = metadata.Texts("annotations");
        if (annotations.TryGetValue("meta.helm.sh/release-name", out string? release))
            owners.Add(new LiveOwner("helm", $"release {annotations.GetValueOrDefault("meta.helm.sh/release-namespace", identity.Namespace)}/{release}"));
        if (Application(identity, group, kind, labels, annotations) is { Length: > 0 } application)
            owners.Add(new LiveOwner("argocd", $"application {application}"));
        AddFlux(owners, labels, "kustomize.toolkit.fluxcd.io", "kustomization");
        AddFlux(owners, labels, "helm.toolkit.fluxcd.io", "helmrelease");
        foreach (string manager in Appliers(metadata)) owners.Add(new LiveOwner("manager", manager));
        return owners.ToImmutable();
    }

    private static bool IsController(Value reference) => reference["controller"]?.Equals(Value.True) == true;

    /// <summary>
    /// The Argo CD application: from the tracking id when it names this very object (Argo CD ignores copies that carry another's
    /// id), else from the instance label that Argo CD alone sets.
    /// </summary>
    private static string? Application(
        ObjectIdentity identity, string group, string kind, ImmutableSortedDictionary<string, string> labels, ImmutableSortedDictionary<string, string> annotations)
    {
        if (annotations.TryGetValue("argocd.argoproj.io/tracking-id", out string? tracking))
        {
            string[] parts = tracking.Split(':', 3);
            bool isThis = parts.Length == 3 && parts[1] == $"{group}/{kind}"
                && (parts[2] == $"{identity.Namespace}/{identity.Name}" || (identity.Namespace.Length == 0 && parts[2].EndsWith("/" + identity.Name, StringComparison.Ordinal)));
            return isThis ? parts[0] : null;
        }
        return labels.GetValueOrDefault("argocd.argoproj.io/instance") ?? labels.GetValueOrDefault("applications.argoproj.io/app-name");
    }

    private static void AddFlux(ImmutableArray<LiveOwner>.Builder owners, ImmutableSortedDictionary<string, string> labels, string prefix, string kind)
    {
        if (labels.TryGetValue($"{prefix}/name", out string? name))
            owners.Add(new LiveOwner("flux", $"{kind} {labels.GetValueOrDefault($"{prefix}/namespace", "")}/{name}"));
    }

    /// <summary>Managers that apply the object's own fields from a source of theirs; people and Terraform are not owners in this sense.</summary>
    private static IEnumerable<string> Appliers(Value? metadata) => KubernetesObjects.Managers(metadata)
        .Where(m => m.Text("operation") == "Apply" && m.Text("subresource").Length == 0)
        .Select(m => m.Text("manager"))
        .Where(m => m.Length > 0 && !m.StartsWith("kubectl", StringComparison.OrdinalIgnoreCase) && !m.StartsWith("terraform", StringComparison.OrdinalIgnoreCase))
        .Distinct()
        .Order(StringComparer.Ordinal);
}
