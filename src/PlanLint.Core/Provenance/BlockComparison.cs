using System.Collections.Immutable;

namespace PlanLint.Provenance;

/// <summary>What the blocks of a plan and of a configuration say differently, variables and values left aside.</summary>
/// <param name="Differences">The differences, in no order that means anything.</param>
/// <param name="IsPartial">True when sources of a module that the plan knows are not on disk.</param>
internal sealed record BlockComparison(ImmutableArray<ProvenanceDifference> Differences, bool IsPartial)
{
    /// <summary>
    /// True when no block is in the plan alone or in the configuration alone. An edit inside a block is no sign of another root.
    /// </summary>
    public bool IsOfOneRoot => !Differences.Any(d => d.IsError);
}
