using PlanLint.Knowledge;
using PlanLint.Plans;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>
/// Updates after an import that change nothing outside: the provider writes down what it could not read (rules.md F14). A manifest
/// is imported without its <c>manifest</c>, so its next plan is always such an update.
/// </summary>
internal static class ImportRealignment
{
    private static readonly ValuePath Manifest = ValuePath.Of("manifest");
    private static readonly ValuePath LiveObject = ValuePath.Of("object");

    /// <summary>True when an update changes provider-side attributes only. Unknown values count as changes.</summary>
    public static bool IsAll(ResourceChange change, KnowledgeBase knowledge)
    {
        if (!change.IsUpdate) return false;
        bool firstManifest = change.Address.Type == "kubernetes_manifest" && Manifest.Resolve(change.Before) is null or { IsNull: true };
        foreach (var leaf in change.AttributeChanges)
        {
            if (firstManifest && leaf.Path.StartsWith(Manifest)) continue;
            if (firstManifest && leaf.Path.StartsWith(LiveObject) && !IsDeclared(change, leaf.Path)) continue;
            return false;
        }
        return true;
    }

    /// <summary>True when the manifest names the path of <c>object</c>: only then can apply change it.</summary>
    private static bool IsDeclared(ResourceChange change, ValuePath path) =>
        ValuePath.Of([.. Manifest.Steps, .. path.Steps[LiveObject.Steps.Length..]]).Resolve(change.After) is not null;
}
