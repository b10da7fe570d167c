using System.Collections.Immutable;
using PlanLint.Effects;

namespace PlanLint.Approvals;

/// <summary>An effect that a plan and an approval do not share.</summary>
/// <param name="Approved">The effect that was approved; null when there is none.</param>
/// <param name="Effect">The effect of the plan; null when it has none.</param>
/// <param name="Facts">Names of the facts in which both differ, ordered.</param>
public sealed record ApprovalDifference(ApprovedEffect? Approved, PlanEffect? Effect, ImmutableArray<string> Facts);
