using System.Collections.Immutable;

namespace PlanLint.Reporting;

/// <summary>What a plan does, for people.</summary>
/// <param name="Changes">Object by object, no-ops left out, in plan order.</param>
/// <param name="Nodes">Resources that the plan touches and what they need, ordered by address.</param>
/// <param name="Edges">Which resource needs which, ordered.</param>
public sealed record PlanPicture(ImmutableArray<PlannedChange> Changes, ImmutableArray<GraphNode> Nodes, ImmutableArray<GraphEdge> Edges)
{
    /// <summary>Nothing.</summary>
    public static PlanPicture Empty { get; } = new([], [], []);
}

/// <summary>A resource in the picture of what the plan touches.</summary>
/// <param name="Address">Block address, without keys.</param>
/// <param name="Action">The loudest action of its instances; empty when the plan does not touch it.</param>
/// <param name="IsProtected">True when it is protected.</param>
public sealed record GraphNode(string Address, string Action, bool IsProtected);

/// <summary>A reference between two resources.</summary>
/// <param name="From">Block address of the one that refers.</param>
/// <param name="To">Block address of the one it needs.</param>
public sealed record GraphEdge(string From, string To);
