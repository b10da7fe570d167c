namespace PlanLint.MSBuild.Tests;

/// <summary>The smallest plans that have one finding each.</summary>
internal static class Plans
{
    /// <summary>Complete and without changes: no finding.</summary>
    public const string Clean = """{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{}},"resource_changes":[],"configuration":{"root_module":{}},"complete":true,"applyable":false,"errored":false}""";

    /// <summary>Targeted: PL0104, a warning.</summary>
    public static readonly string Targeted = Clean.Replace("\"complete\":true", "\"complete\":false", StringComparison.Ordinal);

    /// <summary>Errored: PL0120, an error.</summary>
    public static readonly string Errored = Targeted.Replace("\"errored\":false", "\"errored\":true", StringComparison.Ordinal);
}
