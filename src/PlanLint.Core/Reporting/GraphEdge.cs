namespace PlanLint.Reporting;

/// <summary>A reference between two resources.</summary>
/// <param name="From">Block address of the one that refers.</param>
/// <param name="To">Block address of the one it needs.</param>
public sealed record GraphEdge(string From, string To);
