using System.Collections.Immutable;

namespace PlanLint.Reporting;

/// <summary>What a plan does, for people.</summary>
/// <param name="Changes">Object by object, no-ops left out, in plan order.</param>
/// <param name="Nodes">Resources that the plan touches and what they need, ordered by address.</param>
/// <param name="Edges">Which resource needs which, ordered.</param>
public sealed record PlanPicture(ImmutableArray<PlannedChange> Changes, ImmutableArray<GraphNode> Nodes, ImmutableArray<GraphEdge> Edges)
{
    /// <summary>How many further changes there are.</summary>
    public int LeftOut { get; init; }

    /// <summary>Nothing.</summary>
    public static PlanPicture Empty { get; } = new([], [], []);
}
