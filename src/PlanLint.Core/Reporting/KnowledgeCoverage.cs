using System.Collections.Immutable;

namespace PlanLint.Reporting;

/// <summary>How much of a plan is of resource types that something is known about.</summary>
/// <param name="Changes">How many changes the plan has that touch an object.</param>
/// <param name="Unknown">The types among them that nothing is known about, the most frequent first, and how many changes each has.</param>
public sealed record KnowledgeCoverage(int Changes, ImmutableArray<(string Type, int Changes)> Unknown)
{
    /// <summary>How many changes are of types that nothing is known about.</summary>
    public int UnknownChanges => Unknown.Sum(u => u.Changes);
}
