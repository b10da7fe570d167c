using PlanLint.Analysis;
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
        if (compilation.FindLive(change) is { } live) return compilation.MarksOn(live).FirstOrDefault(m => m.Owner.Id == owner)?.Set;
        if (change.Before.IsNull) return null;
        var (labels, annotations) = (Texts(change.Before, "labels"), Texts(change.Before, "annotations"));
        if (labels.Count + annotations.Count == 0) return null;
        foreach (var known in compilation.Knowledge.Owners)
        {
            // What the object is called is asked for only where there is a mark that may name it.
            if (known.Id != owner) continue;
            if (!annotations.ContainsKey(known.TrackingId) && !known.NameKeys.Any(k => labels.ContainsKey(k) || annotations.ContainsKey(k))) continue;
            if (known.MarkOn(compilation.Knowledge.Identify(change.Address.Type, change.Before), labels, annotations) is { } mark) return mark.Set;
        }
        return null;
    }

    /// <summary>Labels or annotations of the object before the change.</summary>
    private static Dictionary<string, string> Texts(Value before, string map)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var found = before["metadata"]?[0]?[map] ?? before["object"]?["metadata"]?[map] ?? before["manifest"]?["metadata"]?[map];
        if (found is null) return texts;
        foreach (var (key, value) in found.Attributes)
            if (value is { IsSensitive: false, StringOrNull: { } text }) texts.Add(key, text);
        return texts;
    }
}
