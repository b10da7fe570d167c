namespace PlanLint.Reporting.Sarif;

/// <summary>What GitHub's code scanning takes in one upload (docs.github.com, "SARIF results exceed one or more limits").</summary>
internal static class SarifLimits
{
    public const int Runs = 20;
    public const int Results = 25_000;
    public const int Related = 100;
    public const int FlowSteps = 1_000;
    public const int LogicalLocations = 100;
    public const int Tags = 10;
    public const int ContextLines = 20;
    public const int Notifications = 1_000;
}
