using System.Collections.Immutable;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Knowledge;

/// <summary>Resource types and Kubernetes kinds whose destruction loses what cannot be made again.</summary>
/// <param name="Name">Name of the row.</param>
/// <param name="Holds">What is lost, for messages: <c>a database</c>.</param>
/// <param name="IsWarning">True when losing it hurts but can be repaired, so findings are warnings.</param>
/// <param name="Evidence">Why it is believed.</param>
public sealed record Protection(string Name, string Holds, bool IsWarning, Evidence Evidence)
{
    /// <summary>Globs over resource types.</summary>
    public ImmutableArray<string> Types { get; init; } = [];

    /// <summary>Globs over Kubernetes kinds, <c>Kind</c> or <c>Kind.group</c>.</summary>
    public ImmutableArray<string> Kinds { get; init; } = [];

    /// <summary>Arguments, and the value of each that makes an object hold nothing: any of them is enough. One that is not known makes none.</summary>
    public ImmutableSortedDictionary<string, string> Unless { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>True for an object of those values that holds nothing, although its type may.</summary>
    public bool Exempts(Value values) => !Unless.IsEmpty && !values.IsNull && Unless.Any(u => values[u.Key] is { IsSensitive: false } value
        && Wildcard.Matches(u.Value, value.StringOrNull ?? (value.Equals(Value.True) ? "true" : value.Equals(Value.False) ? "false" : "")));

    /// <summary>The type whose objects these types only set up, so that keeping that one is enough; null for objects of their own.</summary>
    public string? PartOf { get; init; }
}
