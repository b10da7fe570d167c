using System.Collections.Immutable;
using PlanLint.Addresses;

namespace PlanLint.Knowledge;

/// <summary>A tool that deploys Kubernetes objects and leaves its mark on them.</summary>
/// <param name="Id">The row's label: <c>argocd</c>.</param>
/// <param name="Name">Its name for people: <c>Argo CD</c>, as in <see cref="TrackingKey.Owner"/>.</param>
/// <param name="Evidence">Why it is believed.</param>
public sealed record OwnerKnowledge(string Id, string Name, Evidence Evidence)
{
    /// <summary>What it calls a set of objects that it deploys together: <c>release</c>, <c>application</c>.</summary>
    public string Object { get; init; } = "";

    /// <summary>Labels or annotations that hold the set's name; the first that is there counts.</summary>
    public ImmutableArray<string> NameKeys { get; init; } = [];

    /// <summary>Label or annotation that holds the set's namespace, by default the object's; empty for sets that are named without one.</summary>
    public string NamespaceKey { get; init; } = "";

    /// <summary>
    /// Annotation of the form <c>name:group/Kind:namespace/name</c>. Where it is, it alone decides: it must name the very object, because
    /// copies carry another's. Empty when there is none.
    /// </summary>
    public string TrackingId { get; init; } = "";

    /// <summary>Kinds of the objects that describe its sets, so that a set can be looked up by name.</summary>
    public ImmutableArray<string> ObjectKinds { get; init; } = [];

    /// <summary>Paths within those objects; where one is true, the owner puts back what others change without being asked.</summary>
    public ImmutableArray<string> RevertsWhen { get; init; } = [];

    /// <summary>How it puts a mark back that was taken away, a predicate: <c>re-adds it on next sync</c>.</summary>
    public string Restores { get; init; } = "";

    /// <summary>How it lets go of an object without deleting it, an instruction; empty when nobody knows.</summary>
    public string Detach { get; init; } = "";

    /// <summary>The mark it left on an object; null when it left none.</summary>
    /// <param name="identity">The object; null when it is not known what it is called.</param>
    /// <param name="labels">Its labels.</param>
    /// <param name="annotations">Its annotations.</param>
    public OwnerMark? MarkOn(ObjectIdentity? identity, IReadOnlyDictionary<string, string> labels, IReadOnlyDictionary<string, string> annotations)
    {
        if (TrackingId.Length > 0 && annotations.TryGetValue(TrackingId, out string? id))
            return identity is not null && Tracked(id, identity) is { } tracked ? Mark(tracked) : null;
        foreach (string key in NameKeys)
        {
            if (Read(key, labels, annotations) is not { } name) continue;
            return NamespaceKey.Length == 0 ? Mark(name) : Mark($"{Read(NamespaceKey, labels, annotations) ?? identity?.Namespace ?? ""}/{name}");
        }
        return null;
    }

    private OwnerMark? Mark(string name) => name.Length == 0 ? null : new OwnerMark(this, name);

    private static string? Read(string key, IReadOnlyDictionary<string, string> labels, IReadOnlyDictionary<string, string> annotations) =>
        labels.GetValueOrDefault(key) ?? annotations.GetValueOrDefault(key);

    /// <summary>The set that a tracking id names when it is the object's own. One of a cluster-wide object may still have a namespace.</summary>
    private static string? Tracked(string id, ObjectIdentity identity)
    {
        string[] parts = id.Split(':', 3);
        var (kind, group) = KnowledgeBase.SplitKind(identity.Kind);
        bool isOwn = parts.Length == 3 && parts[1] == $"{group}/{kind}"
            && (parts[2] == $"{identity.Namespace}/{identity.Name}"
                || identity.Namespace.Length == 0 && parts[2].EndsWith("/" + identity.Name, StringComparison.Ordinal));
        return isOwn ? parts[0] : null;
    }
}
