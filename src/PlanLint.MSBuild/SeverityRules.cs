namespace PlanLint.MSBuild;

/// <summary>
/// What a project's properties make of a severity. MSBuild itself maps <c>NoWarn</c> and <c>WarningsAsErrors</c> for warnings of tasks,
/// but neither <c>TreatWarningsAsErrors</c> nor <c>NoWarn</c> for errors, so all four are applied here.
/// </summary>
internal sealed class SeverityRules
{
    private readonly HashSet<string> noWarn;
    private readonly HashSet<string> warningsAsErrors;
    private readonly HashSet<string> warningsNotAsErrors;
    private readonly bool treatWarningsAsErrors;
    private readonly string failOn;

    public SeverityRules(string? noWarn, string? warningsAsErrors, string? warningsNotAsErrors, bool treatWarningsAsErrors, string? failOn)
    {
        this.noWarn = Codes(noWarn);
        this.warningsAsErrors = Codes(warningsAsErrors);
        this.warningsNotAsErrors = Codes(warningsNotAsErrors);
        this.treatWarningsAsErrors = treatWarningsAsErrors;
        this.failOn = failOn ?? "";
    }

    /// <summary>The severity to log: <c>error</c>, <c>warning</c>, <c>note</c>; null for a finding that is muted.</summary>
    public string? Map(string code, string severity)
    {
        if (noWarn.Contains(code)) return null;
        severity = (severity, failOn) switch
        {
            // An input that could not be read must not pass, whatever fails the build otherwise.
            ("error", "never") when !code.StartsWith("PL00", StringComparison.Ordinal) => "warning",
            ("warning", "warning" or "note") or ("note", "note") => "error",
            _ => severity,
        };
        if (severity != "warning" || warningsNotAsErrors.Contains(code)) return severity;
        return treatWarningsAsErrors || warningsAsErrors.Contains(code) ? "error" : severity;
    }

    private static HashSet<string> Codes(string? list) =>
        new((list ?? "").Split([';', ',', ' ', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
}
