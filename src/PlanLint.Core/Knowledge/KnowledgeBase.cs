using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Values;

namespace PlanLint.Knowledge;

/// <summary>
/// What is known about resource types, operators and keys: data from <c>rules/knowledge/*.hcl</c> and from users' files of the same
/// shape, later rows replacing earlier ones of the same name.
/// </summary>
public sealed class KnowledgeBase
{
    /// <summary>Knows nothing.</summary>
    public static KnowledgeBase Empty { get; } = new();

    /// <summary>Rows by resource type, patterns with <c>*</c> last.</summary>
    public ImmutableDictionary<string, ResourceTypeKnowledge> ResourceTypes { get; init; } = ImmutableDictionary<string, ResourceTypeKnowledge>.Empty;

    /// <summary>Operators by API group, ordered.</summary>
    public ImmutableArray<OperatorKnowledge> Operators { get; init; } = [];

    /// <summary>Keys another owner tracks objects by.</summary>
    public ImmutableArray<TrackingKey> TrackingKeys { get; init; } = [];

    /// <summary>What is known about a type; null when nothing is.</summary>
    public ResourceTypeKnowledge? Find(string resourceType) => ResourceTypes.GetValueOrDefault(resourceType);

    /// <summary>What a resource of that type and those values is called; null when that is not wholly known or the type has no identity.</summary>
    public ObjectIdentity? Identify(string resourceType, Value values) => Find(resourceType)?.Identity?.Invoke(values);
}

/// <summary>What a create does when the object already exists.</summary>
public enum ExistingBehavior
{
    /// <summary>Not known.</summary>
    Unspecified,
    /// <summary>Fails.</summary>
    Error,
    /// <summary>Takes the object over, overwriting it, without saying so.</summary>
    Adopts,
    /// <summary>Succeeds when the object is equal, fails else.</summary>
    Idempotent,
    /// <summary>Makes a second object.</summary>
    Duplicates,
    /// <summary>Merges into the object by design.</summary>
    Merges,
}

/// <summary>What is known about one resource type.</summary>
public sealed class ResourceTypeKnowledge
{
    /// <summary>The type.</summary>
    public required string Type { get; init; }

    /// <summary>Makes the identity from a resource's values; null for types without one.</summary>
    public Func<Value, ObjectIdentity?>? Identity { get; init; }

    /// <summary>What a create does when the object exists.</summary>
    public ExistingBehavior OnExisting { get; init; }

    /// <summary>True when destroying it loses what cannot be made again (rules.md §7.1).</summary>
    public bool IsProtected { get; init; }
}

/// <summary>What is known about an operator of custom resources.</summary>
public sealed record OperatorKnowledge(string Group, string Name);

/// <summary>A label or annotation key another owner tracks objects by; a pattern with <c>*</c>.</summary>
public sealed record TrackingKey(string Key, string Owner);
