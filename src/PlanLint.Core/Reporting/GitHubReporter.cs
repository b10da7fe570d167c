using System.Globalization;
using PlanLint.Diagnostics;
using PlanLint.Secrets;
using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>Workflow commands of GitHub and Forgejo Actions, which become annotations. The most severe come first, since few are shown.</summary>
public sealed class GitHubReporter : IReporter
{
    /// <inheritdoc/>
    public string Name => "github";

    /// <inheritdoc/>
    public void Write(LintReport report, TextWriter output, ReportOptions options)
    {
        options = options.ForOutput();
        foreach (var finding in ReportModel.Of(report).Shown.Select(f => f.Finding).OrderByDescending(f => f.Severity))
            Write(finding, output, options.Redactor);
        output.Write($"PlanLint: {Wording.Summary(report, options.Elapsed)}\n");
    }

    private static void Write(Diagnostic finding, TextWriter output, Redactor redactor)
    {
        string command = finding.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "notice" };
        output.Write($"::{command} file={Property(finding.Location.Path)}");
        if (!finding.Location.IsFile)
        {
            var (start, end) = finding.Location.LineSpan;
            output.Write(string.Create(CultureInfo.InvariantCulture, $",line={start.Line + 1},endLine={end.Line + 1}"));
            // GitHub drops an annotation that has columns over several lines.
            if (start.Line == end.Line) output.Write(string.Create(CultureInfo.InvariantCulture, $",col={start.Character + 1},endColumn={end.Character + 1}"));
        }
        output.Write($",title={Property($"{finding.Rule.Id} {finding.Rule.Name}")}::");
        IEnumerable<string> lines = [redactor.Redact(finding.Text), .. finding.Notes.Select(n => $"{n.Label}: {redactor.Redact(n.Text)}"),
            .. finding.Fixes.Select(f => $"fix: {redactor.Redact(f.Title)}")];
        output.Write(string.Join("%0A", lines.Select(line => Data(TerminalText.Escape(TerminalText.OneLine(line))))));
        output.Write('\n');
    }

    private static string Data(string text) => text.Replace("%", "%25", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(TerminalText.Escape(text)).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
