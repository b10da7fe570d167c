namespace PlanLint.Text;

/// <summary>A half-open range between two places of one text.</summary>
/// <param name="Start">First place.</param>
/// <param name="End">Place just past the last.</param>
public readonly record struct LinePositionSpan(LinePosition Start, LinePosition End);
