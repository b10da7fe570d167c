using System.Collections.Immutable;

namespace PlanLint.Reporting;

/// <summary>How far an apply of the plan will come.</summary>
/// <param name="Refused">The changes that will fail, ordered by address; never empty.</param>
/// <param name="Applied">Addresses of the changes that will have been made.</param>
/// <param name="NotApplied">Addresses of the changes that will not: those that fail, and those that need one of them.</param>
/// <param name="WayBack">What to do, one sentence a step, the first first.</param>
public sealed record ForecastSummary(
    ImmutableArray<RefusedSummary> Refused, ImmutableArray<string> Applied, ImmutableArray<string> NotApplied, ImmutableArray<string> WayBack);
