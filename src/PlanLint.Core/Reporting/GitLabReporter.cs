using PlanLint.Diagnostics;
using PlanLint.Secrets;
using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>GitLab Code Quality: a JSON list of issues. Fingerprints are unique in the file and stand still when lines move.</summary>
public sealed class GitLabReporter : IReporter
{
    /// <inheritdoc/>
    public string Name => "gitlab";

    /// <inheritdoc/>
    public void Write(LintReport report, TextWriter output, ReportOptions options)
    {
        options = options.ForOutput();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        using var json = new JsonOutput(output, options.Redactor);
        json.Objects(ReportModel.Of(report).Shown.Select(f => f.Finding), finding =>
        {
            json.Plain("description", $"{finding.Rule.Id}: {TerminalText.Escape(TerminalText.OneLine(json.Redacted(finding.Text)))}");
            json.Plain("check_name", finding.Rule.Id);
            json.Plain("fingerprint", Unique(finding, seen));
            json.Plain("severity", finding.Severity switch { Severity.Error => "critical", Severity.Warning => "major", _ => "info" });
            json.Object("location", () =>
            {
                json.Plain("path", finding.Location.Path);
                json.Object("lines", () =>
                {
                    json.Number("begin", finding.Location.LineSpan.Start.Line + 1);
                    json.Number("end", finding.Location.LineSpan.End.Line + 1);
                });
            });
        });
    }

    private static string Unique(Diagnostic finding, Dictionary<string, int> seen)
    {
        string fingerprint = finding.Fingerprint ?? $"{finding.Rule.Id}:{Wording.Place(finding.Location)}";
        int count = seen[fingerprint] = seen.GetValueOrDefault(fingerprint) + 1;
        return count == 1 ? fingerprint : $"{fingerprint}-{count}";
    }
}
