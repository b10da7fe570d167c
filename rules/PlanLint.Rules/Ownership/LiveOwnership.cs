using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Inventory;
using PlanLint.Plans;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>Who else claims the object of a planned change, from the inventory or, without one, from what the plan itself shows.</summary>
internal static class LiveOwnership
{
    /// <summary>The owner of a kind, such as <c>argocd</c>: its name as in <see cref="LiveOwner.Name"/>; null when there is none.</summary>
    public static string? OwnerOf(Compilation compilation, ResourceChange change, string kind)
    {
        // Only Kubernetes objects carry marks of other owners.
        if (compilation.Knowledge.Find(change.Address.Type) is not { System: "kubernetes", HasIdentity: true }) return null;
        if (compilation.FindLive(change) is { } live) return live.Owners.FirstOrDefault(o => o.Kind == kind)?.Name;
        var before = change.Before;
        if (before.IsNull) return null;
        var (labels, annotations) = (Texts(before, "labels"), Texts(before, "annotations"));
        return kind switch
        {
            "helm" => annotations.GetValueOrDefault("meta.helm.sh/release-name") is { } release
                ? $"release {annotations.GetValueOrDefault("meta.helm.sh/release-namespace") ?? compilation.Identify(change)?.Namespace ?? ""}/{release}"
                : null,
            "argocd" => Application(compilation, change, labels, annotations) is { } application ? $"application {application}" : null,
            _ => null,
        };
    }

    /// <summary>Labels or annotations of the object before the change.</summary>
    private static ImmutableDictionary<string, string> Texts(Value before, string map)
    {
        var found = before["metadata"]?[0]?[map] ?? before["object"]?["metadata"]?[map] ?? before["manifest"]?["metadata"]?[map];
        return found is null ? ImmutableDictionary<string, string>.Empty
            : found.Attributes.Where(a => a.Value is { IsSensitive: false, StringOrNull: not null }).ToImmutableDictionary(a => a.Key, a => a.Value.AsString, StringComparer.Ordinal);
    }

    /// <summary>The application; a tracking id that names another object is a copy, which Argo CD ignores.</summary>
    private static string? Application(Compilation compilation, ResourceChange change, ImmutableDictionary<string, string> labels, ImmutableDictionary<string, string> annotations)
    {
        if (annotations.GetValueOrDefault("argocd.argoproj.io/tracking-id") is { } tracking)
        {
            string[] parts = tracking.Split(':', 3);
            return parts.Length == 3 && compilation.Knowledge.Identify(change.Address.Type, change.Before) is { } identity
                && parts[2] == $"{identity.Namespace}/{identity.Name}" ? parts[0] : null;
        }
        return labels.GetValueOrDefault("argocd.argoproj.io/instance") ?? labels.GetValueOrDefault("applications.argoproj.io/app-name");
    }
}
