using System.Collections.Immutable;

namespace PlanLint.Reporting;

/// <summary>What to do about creates of what exists and removals of what is still there.</summary>
/// <param name="Table">One row a resource.</param>
/// <param name="Steps">What to apply, in order.</param>
public sealed record DecisionSummary(TextTable Table, ImmutableArray<DecisionStep> Steps);
