using System.Collections.Immutable;
using PlanLint.Text;

namespace PlanLint.Knowledge;

/// <summary>A setting that stands between an object and its deletion (PL0125).</summary>
/// <param name="Name">Name of the row.</param>
/// <param name="Types">Globs over resource types.</param>
/// <param name="Paths">Globs over attribute paths without list indexes: <c>deletion_protection</c>, <c>versioning.status</c>.</param>
/// <param name="Weakens">How a change takes the guard away.</param>
/// <param name="Values">Values that take it away, for <see cref="GuardRemoval.Becomes"/>; empty otherwise.</param>
/// <param name="Evidence">Why it is believed.</param>
public sealed record DeletionGuard(
    string Name, ImmutableArray<string> Types, ImmutableArray<string> Paths, GuardRemoval Weakens, ImmutableArray<string> Values, Evidence Evidence)
{
    /// <summary>Globs over resource types that it guards unless it is switched off.</summary>
    public ImmutableArray<string> DefaultFor { get; init; } = [];

    /// <summary>True when a destroy fails while the setting is true; false when it only makes the loss smaller, as versions of a bucket do.</summary>
    public bool Refuses { get; init; }

    /// <summary>True for types that it guards unless it is switched off.</summary>
    public bool GuardsByDefault(string resourceType) => Wildcard.MatchesAny(DefaultFor, resourceType);

    /// <summary>True for a resource type and an attribute path without list indexes.</summary>
    public bool Covers(string resourceType, string path) => Wildcard.MatchesAny(Types, resourceType) && Wildcard.MatchesAny(Paths, path);
}
