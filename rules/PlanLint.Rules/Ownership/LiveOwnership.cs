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
    /// <summary>
    /// What an owner, such as <c>argocd</c>, calls the set of objects that it deploys this one in: <c>application web</c>. Null when it has
    /// left no mark.
    /// </summary>
    public static string? OwnerOf(Compilation compilation, ResourceChange change, string owner)
    {
        // Only Kubernetes objects carry marks of other owners.
        if (compilation.Knowledge.Find(change.Address.Type) is not { System: "kubernetes", HasIdentity: true }) return null;
        var marks = compilation.FindLive(change) is { } live ? compilation.MarksOn(live)
            : change.Before.IsNull ? []
            : compilation.Knowledge.MarksOn(
                compilation.Knowledge.Identify(change.Address.Type, change.Before), Texts(change.Before, "labels"), Texts(change.Before, "annotations"));
        return marks.FirstOrDefault(m => m.Owner.Id == owner)?.Set;
    }

    /// <summary>Labels or annotations of the object before the change.</summary>
    private static ImmutableDictionary<string, string> Texts(Value before, string map)
    {
        var found = before["metadata"]?[0]?[map] ?? before["object"]?["metadata"]?[map] ?? before["manifest"]?["metadata"]?[map];
        return found is null ? ImmutableDictionary<string, string>.Empty
            : found.Attributes.Where(a => a.Value is { IsSensitive: false, StringOrNull: not null })
                .ToImmutableDictionary(a => a.Key, a => a.Value.AsString, StringComparer.Ordinal);
    }
}
