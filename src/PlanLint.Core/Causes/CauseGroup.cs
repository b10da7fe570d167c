using System.Collections.Immutable;

namespace PlanLint.Causes;

/// <summary>Changes and actions that one cause is behind.</summary>
/// <param name="Cause">The cause of the first of them.</param>
/// <param name="Changes">In plan order; empty when it is behind actions alone.</param>
public sealed record CauseGroup(Cause Cause, ImmutableArray<CausedChange> Changes)
{
    /// <summary>Actions that it is behind, in plan order.</summary>
    public ImmutableArray<CausedInvocation> Invocations { get; init; } = [];
}
