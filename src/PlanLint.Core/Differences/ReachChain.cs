using System.Collections.Immutable;

namespace PlanLint.Differences;

/// <summary>How a difference comes to an instance.</summary>
/// <param name="Steps">From the edited text to the block of the instance; never empty.</param>
/// <param name="IsOrderOnly">
/// True when the only way is <c>depends_on</c> of a managed resource: it orders the instance after what was edited and cannot change
/// what is planned for it.
/// </param>
public sealed record ReachChain(ImmutableArray<ReachStep> Steps, bool IsOrderOnly)
{
    /// <summary>The edited text.</summary>
    public ReachStep Edit => Steps[0];

    /// <summary>The names of the steps with arrows between them.</summary>
    public override string ToString() => string.Join(" → ", Steps.Select(s => s.Name));
}
