using System.Collections.Immutable;

namespace PlanLint.Reporting;

/// <summary>How a plan stands to an older one.</summary>
/// <param name="Result"><c>equal</c>, <c>fewer</c>, <c>more</c>, <c>other</c> or <c>not-comparable</c>.</param>
/// <param name="Old">The older plan.</param>
/// <param name="New">The newer plan, which is to take its place.</param>
public sealed record PlanComparisonSummary(string Result, ComparedPlan Old, ComparedPlan New)
{
    /// <summary>Why they cannot be compared; null when they can.</summary>
    public string? Problem { get; init; }

    /// <summary>Effects that they do not share, ordered by subject.</summary>
    public ImmutableArray<ComparedEffect> Differences { get; init; } = [];

    /// <summary>Values that only the newer knows, as subject and path.</summary>
    public ImmutableArray<ComparedValue> BecameKnown { get; init; } = [];
}
