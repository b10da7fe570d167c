namespace PlanLint.Reporting;

/// <summary>What the plan file says about itself.</summary>
/// <param name="Tool"><c>terraform</c> or <c>opentofu</c>.</param>
/// <param name="Version">Version of the tool; empty when the file does not say.</param>
/// <param name="Mode"><c>normal</c>, <c>destroy</c> or <c>refresh-only</c>.</param>
/// <param name="IsComplete">False for a targeted or deferred plan.</param>
/// <param name="IsErrored">True when planning stopped with an error, so the list of changes is partial.</param>
/// <param name="Counts">What it does.</param>
public sealed record PlanSummary(string Tool, string Version, string Mode, bool IsComplete, bool IsErrored, PlanCounts Counts)
{
    /// <summary>The file it was read from, relative to the repository where it lies in it; null when it came from standard input.</summary>
    public string? File { get; init; }

    /// <summary>When it was made; null when the file does not say.</summary>
    public DateTimeOffset? Time { get; init; }
}
