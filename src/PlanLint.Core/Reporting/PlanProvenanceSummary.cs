using System.Collections.Immutable;

namespace PlanLint.Reporting;

/// <summary>Whether a plan was made from the configuration that is checked.</summary>
/// <param name="State"><c>match</c>, <c>differs</c>, <c>partial</c> or <c>unknown</c>.</param>
/// <param name="Differences">What the two say differently; empty unless the state is <c>differs</c>.</param>
public sealed record PlanProvenanceSummary(string State, ImmutableArray<PlanDifference> Differences);
