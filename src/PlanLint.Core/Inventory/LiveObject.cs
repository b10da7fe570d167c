using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Values;

namespace PlanLint.Inventory;

/// <summary>Something that exists now, as an inventory file lists it. Secrets in it are hashed while reading.</summary>
public sealed class LiveObject
{
    /// <summary>What it is.</summary>
    public required ObjectIdentity Identity { get; init; }

    /// <summary>Id the system gave it: a Kubernetes uid, a Harbor robot id, a Keycloak uuid; empty when absent.</summary>
    public string Uid { get; init; } = "";

    /// <summary>API version for Kubernetes objects, such as <c>postgresql.cnpg.io/v1</c>; empty otherwise.</summary>
    public string ApiVersion { get; init; } = "";

    /// <summary>Labels, ordered by key.</summary>
    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Annotations, ordered by key.</summary>
    public ImmutableSortedDictionary<string, string> Annotations { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Who owns it by its own metadata, the controller first. Marks that tools leave in labels and annotations are not among them.</summary>
    public ImmutableArray<LiveOwner> Owners { get; init; } = [];

    /// <summary>Field managers, ordered by name.</summary>
    public ImmutableArray<string> FieldManagers { get; init; } = [];

    /// <summary>When it was made; null when the file does not say.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>True when it is being deleted.</summary>
    public bool IsTerminating { get; init; }

    /// <summary>The object itself, data of secrets replaced by hashes marked sensitive.</summary>
    public Value Content { get; init; } = Value.DynamicNull;

    /// <summary>Inventory file it came from, relative to the analysis root.</summary>
    public required string Source { get; init; }
}
