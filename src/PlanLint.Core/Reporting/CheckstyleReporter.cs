using PlanLint.Diagnostics;
using PlanLint.Secrets;

namespace PlanLint.Reporting;

/// <summary>Checkstyle XML, which Jenkins, reviewdog and many others read.</summary>
public sealed class CheckstyleReporter : IReporter
{
    /// <inheritdoc/>
    public string Name => "checkstyle";

    /// <inheritdoc/>
    public void Write(LintReport report, TextWriter output, ReportOptions options)
    {
        options = options.ForOutput();
        using var xml = new ReportXml(output, options.Redactor);
        xml.Element("checkstyle", () =>
        {
            xml.Attribute("version", "4.3");
            foreach (var file in ReportModel.Of(report).Shown.Select(f => f.Finding).GroupBy(f => f.Location.Path, StringComparer.Ordinal))
            {
                xml.Element("file", () =>
                {
                    xml.Name("name", file.Key);
                    foreach (var finding in file) xml.Element("error", () => Write(finding, xml));
                });
            }
        });
    }

    private static void Write(Diagnostic finding, ReportXml xml)
    {
        var start = finding.Location.LineSpan.Start;
        xml.Attribute("line", start.Line + 1);
        xml.Attribute("column", start.Character + 1);
        xml.Attribute("severity", finding.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "info" });
        xml.Name("message", xml.Redacted(finding.Text));
        xml.Name("source", $"planlint.{finding.Rule.Id}");
    }
}
