using System.Collections.Immutable;

namespace PlanLint.Knowledge;

/// <summary>Resource types and data sources that their provider has replaced.</summary>
/// <param name="Name">Name of the row.</param>
/// <param name="ReplacedBy">By type, what to use instead: a type, several, or a function.</param>
/// <param name="IsManaged">True when only resources of the types are meant, false when only data sources are; null for both.</param>
/// <param name="WarnsFrom">Version of the provider that warns of the types on each run and announces their end, such as <c>3.0.0</c>; empty
/// when none does.</param>
/// <param name="Evidence">Why it is believed.</param>
public sealed record Successor(string Name, ImmutableSortedDictionary<string, string> ReplacedBy, bool? IsManaged, string WarnsFrom, Evidence Evidence)
{
    /// <summary>By type, the version of the provider that brought its successor, such as <c>4.0.0</c>; only what is known.</summary>
    public ImmutableSortedDictionary<string, string> Since { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
