using System.Collections.Immutable;

namespace PlanLint.Knowledge;

/// <summary>Arguments of a type that keep a secret out of the state.</summary>
/// <param name="Type">The resource type.</param>
/// <param name="Arguments">By the argument whose value is kept in the state, the write-only one that takes its place.</param>
/// <param name="Evidence">Why it is believed.</param>
public sealed record WriteOnlyArguments(string Type, ImmutableSortedDictionary<string, string> Arguments, Evidence Evidence)
{
    /// <summary>Arguments, and the value of each with which the others hold no secret.</summary>
    public ImmutableSortedDictionary<string, string> Unless { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
