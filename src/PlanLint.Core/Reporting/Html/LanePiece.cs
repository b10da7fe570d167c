namespace PlanLint.Reporting.Html;

/// <summary>What one lane does beside one box.</summary>
/// <param name="Lane">Which, from 0.</param>
/// <param name="FromAbove">It comes from the row above.</param>
/// <param name="ToBelow">It goes on to the row below.</param>
/// <param name="Leaves">The box needs what the lane leads to.</param>
/// <param name="Enters">The lane leads to the box.</param>
internal readonly record struct LanePiece(int Lane, bool FromAbove, bool ToBelow, bool Leaves, bool Enters);
