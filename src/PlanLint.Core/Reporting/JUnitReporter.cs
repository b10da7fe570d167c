using PlanLint.Diagnostics;
using PlanLint.Secrets;

namespace PlanLint.Reporting;

/// <summary>
/// JUnit XML: a suite for each root, a test for each rule that ran. Findings are failed tests of their file, notes passed ones,
/// suppressed findings and rules without their input skipped ones.
/// </summary>
public sealed class JUnitReporter : IReporter
{
    /// <inheritdoc/>
    public string Name => "junit";

    /// <inheritdoc/>
    public void Write(LintReport report, TextWriter output, ReportOptions options)
    {
        options = options.ForOutput();
        using var xml = new ReportXml(output, options.Redactor);
        xml.Element("testsuites", () =>
        {
            xml.Attribute("name", "planlint");
            if (!report.Notifications.IsEmpty) WriteSuite(new RootReport("planlint") { Findings = report.Notifications }, xml, options);
            foreach (var root in report.Roots) WriteSuite(root, xml, options);
        });
    }

    private static void WriteSuite(RootReport root, ReportXml xml, ReportOptions options) => xml.Element("testsuite", () =>
    {
        var found = root.Findings.Select(f => f.Rule.Id).ToHashSet(StringComparer.Ordinal);
        var clean = root.RulesRun.Where(id => !found.Contains(id)).ToList();
        xml.Name("name", root.Path);
        xml.Attribute("tests", root.Findings.Length + clean.Count + root.RulesSkipped.Length);
        xml.Attribute("failures", root.Findings.Count(IsFailure));
        xml.Attribute("errors", 0);
        xml.Attribute("skipped", root.RulesSkipped.Length + root.Findings.Count(f => f.Suppression is not null));
        foreach (var finding in root.Findings) xml.Element("testcase", () => Write(finding, xml, options));
        foreach (string rule in clean) xml.Element("testcase", () => Identify(rule, root.Path, xml));
        foreach (var skipped in root.RulesSkipped)
        {
            xml.Element("testcase", () =>
            {
                Identify(skipped.Rule, root.Path, xml);
                xml.Element("skipped", () => xml.Name("message", $"needs {skipped.Needs}"));
            });
        }
    });

    private static void Write(Diagnostic finding, ReportXml xml, ReportOptions options)
    {
        Identify($"{finding.Rule.Id} {xml.Redacted(finding.Text)}", finding.Location.Path, xml);
        if (finding.Suppression is { } suppression)
        {
            xml.Element("skipped", () => xml.Attribute("message", $"suppressed {Wording.Suppression(suppression)}"));
            return;
        }
        if (!IsFailure(finding)) return;
        xml.Element("failure", () =>
        {
            xml.Attribute("type", Wording.Of(finding.Severity));
            xml.Name("message", xml.Redacted(finding.Text));
            xml.Lines(
                [Wording.Place(finding.Location), .. finding.Addresses.Select(a => a.ToString()),
                    .. finding.Notes.Select(n => $"{n.Label}: {xml.Redacted(n.Text)}"), .. finding.Fixes.Select(f => $"fix: {xml.Redacted(f.Title)}"),
                        finding.Rule.Tool is { } tool ? $"reported by {tool}" : $"help: {NextCommand.Explain(finding.Rule, options)}"]);
        });
    }

    private static void Identify(string name, string owner, ReportXml xml)
    {
        xml.Name("name", name);
        xml.Name("classname", owner);
    }

    private static bool IsFailure(Diagnostic finding) => finding.Suppression is null && finding.Severity >= Severity.Warning;
}
