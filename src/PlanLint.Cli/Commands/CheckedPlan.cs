using PlanLint.Knowledge;
using PlanLint.Secrets;

namespace PlanLint.Cli.Commands;

/// <summary>What the check of a plan gave.</summary>
/// <param name="ExitCode">As of <c>check</c>.</param>
/// <param name="Plan">The plan; null when it could not be read.</param>
internal sealed record CheckedPlan(int ExitCode, PlanLint.Plans.Plan? Plan)
{
    /// <summary>What was known about resource types; null when the plan could not be joined.</summary>
    public KnowledgeBase? Knowledge { get; init; }

    /// <summary>Hides what the check met.</summary>
    public Redactor Redactor { get; init; } = Redactor.None;
}
