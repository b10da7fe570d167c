using System.Collections.Immutable;

namespace PlanLint.Knowledge;

/// <summary>A resource that owns a whole list: its apply takes away what it does not name, whoever added that (PL0217).</summary>
/// <param name="Name">Name of the row.</param>
/// <param name="Types">Globs over resource types.</param>
/// <param name="Takes">What is taken from whom, a clause after "it takes": <c>the role from everybody that it does not list</c>.</param>
/// <param name="Instead">The resource that manages one element, or another way out; an instruction.</param>
/// <param name="Paths">The arguments that list what stays; the first that is written is the place of a finding.</param>
/// <param name="Evidence">Why it is believed.</param>
public sealed record ExclusiveResource(string Name, ImmutableArray<string> Types, string Takes, string Instead, ImmutableArray<string> Paths, Evidence Evidence)
{
    /// <summary>Arguments that make it share the list when they have the value, by argument.</summary>
    public ImmutableSortedDictionary<string, string> Unless { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
