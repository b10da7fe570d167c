namespace PlanLint.Cli.Commands;

/// <summary>What the check of a plan gave.</summary>
/// <param name="ExitCode">As of <c>check</c>.</param>
/// <param name="Plan">The plan; null when it could not be read.</param>
internal sealed record CheckedPlan(int ExitCode, PlanLint.Plans.Plan? Plan);
