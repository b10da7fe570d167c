using System.Collections.Immutable;

namespace PlanLint.Causes;

/// <summary>Changes that one cause is behind.</summary>
/// <param name="Cause">The cause of the first of them.</param>
/// <param name="Changes">In plan order; never empty.</param>
public sealed record CauseGroup(Cause Cause, ImmutableArray<CausedChange> Changes);
