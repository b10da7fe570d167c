namespace PlanLint.Reporting.Sarif;

/// <summary>
/// What GitHub's code scanning takes of one upload: the runs of docs.github.com ("SARIF results exceed one or more limits"), and for
/// results the stricter limit that rule GH1004 of Microsoft's validator holds; GitHub itself keeps 5,000 of at most 25,000.
/// </summary>
internal static class SarifLimits
{
    public const int Runs = 20;
    public const int Results = 1_000;
    public const int Related = 100;
    public const int FlowSteps = 1_000;
    public const int LogicalLocations = 100;
    public const int Tags = 10;
    public const int ContextLines = 20;
    public const int Notifications = 1_000;
}
