using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace PlanLint.MSBuild;

/// <summary>Logs what the analysis found, on every build, with the project's severity settings.</summary>
[MSBuildMultiThreadableTask]
public sealed class PlanLintReport : Task
{
    /// <summary>File that <see cref="PlanLintAnalyze"/> wrote.</summary>
    [Required]
    public string FindingsFile { get; set; } = "";

    /// <summary>Absolute path of the project, where findings without a file are reported.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary><c>error</c>, <c>warning</c>, <c>note</c> or <c>never</c>: from which severity on a finding is a build error.</summary>
    public string? FailOn { get; set; }

    /// <summary>Rule ids that are muted.</summary>
    public string? NoWarn { get; set; }

    /// <summary>Rule ids whose warnings are errors.</summary>
    public string? WarningsAsErrors { get; set; }

    /// <summary>Rule ids whose warnings stay warnings under <see cref="TreatWarningsAsErrors"/>.</summary>
    public string? WarningsNotAsErrors { get; set; }

    /// <summary>True when every warning is an error; anything but <c>true</c> is false, as in MSBuild's own use.</summary>
    public string? TreatWarningsAsErrors { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(FindingsFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var problem = LoggedFinding.Problem("PL0006", $"The findings in '{FindingsFile}' cannot be read; delete the file and build again.");
            Log.LogError(null, problem.Code, null, problem.HelpLink, ProjectFile, 0, 0, 0, 0, "{0}", problem.Message);
            return false;
        }
        var rules = new SeverityRules(
            NoWarn, WarningsAsErrors, WarningsNotAsErrors, string.Equals(TreatWarningsAsErrors, "true", StringComparison.OrdinalIgnoreCase), FailOn);
        int errors = 0, warnings = 0, notes = 0;
        foreach (string line in lines)
        {
            if (LoggedFinding.FromLine(line) is not { } finding) continue;
            string file = finding.File.Length > 0 ? finding.File : ProjectFile;
            // No subcategory and no end: problem matchers of CI systems know "file(line,column): error CODE: text" only. The text goes
            // through {0}, because braces in it would be format items.
            switch (rules.Map(finding.Code, finding.Severity))
            {
                case "error":
                    errors++;
                    Log.LogError(null, finding.Code, null, finding.HelpLink, file, finding.Line, finding.Column, 0, 0, "{0}", finding.Message);
                    break;
                case "warning":
                    warnings++;
                    Log.LogWarning(null, finding.Code, null, finding.HelpLink, file, finding.Line, finding.Column, 0, 0, "{0}", finding.Message);
                    break;
                case "note":
                    notes++;
                    Log.LogMessage(null, finding.Code, null, file, finding.Line, finding.Column, 0, 0, MessageImportance.Normal, "{0}", finding.Message);
                    break;
            }
        }
        Log.LogMessage(MessageImportance.Normal, "PlanLint: {0} errors, {1} warnings, {2} notes", errors, warnings, notes);
        return !Log.HasLoggedErrors;
    }
}
