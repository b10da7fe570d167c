using System.Collections.Immutable;
using PlanLint.Knowledge;
using PlanLint.Plans;
using PlanLint.Values;

namespace PlanLint.Analysis;

/// <summary>
/// Updates after an import that change nothing outside: the provider writes down what it could not read (docs/facts/kubernetes.md). A manifest
/// is imported without its <c>manifest</c>, so its next plan is always such an update.
/// </summary>
public static class ImportRealignment
{
    private static readonly ValuePath Manifest = ValuePath.Of("manifest");
    private static readonly ValuePath LiveObject = ValuePath.Of("object");

    /// <summary>True when an update changes provider-side attributes only. Unknown values count as changes.</summary>
    public static bool IsAll(ResourceChange change, KnowledgeBase knowledge) => change.IsUpdate && Differences(change, knowledge).IsEmpty;

    /// <summary>The changes of an update that reach the live object.</summary>
    public static ImmutableArray<AttributeChange> Differences(ResourceChange change, KnowledgeBase knowledge)
    {
        bool firstManifest = change.Address.Type == "kubernetes_manifest" && Manifest.Resolve(change.Before) is null or { IsNull: true };
        return [.. change.AttributeChanges.Where(leaf => !IsProviderSide(change, leaf, firstManifest, knowledge))];
    }

    private static bool IsProviderSide(ResourceChange change, AttributeChange leaf, bool firstManifest, KnowledgeBase knowledge)
    {
        var path = leaf.Path;
        if (firstManifest && path.StartsWith(Manifest)) return leaf.Kind != AttributeChangeKind.BecameUnknown;
        if (firstManifest && path.StartsWith(LiveObject)) return !IsDeclared(change, path);
        return path.Steps is [{ Name: { } attribute }, ..] && knowledge.IsProviderSide(change.Address.Type, attribute);
    }

    /// <summary>True when the manifest names the path of <c>object</c>: only then can apply change it.</summary>
    private static bool IsDeclared(ResourceChange change, ValuePath path) =>
        ValuePath.Of([.. Manifest.Steps, .. path.Steps[LiveObject.Steps.Length..]]).Resolve(change.After) is not null;
}
