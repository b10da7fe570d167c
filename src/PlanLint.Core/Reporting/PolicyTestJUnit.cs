using PlanLint.Diagnostics;
using PlanLint.Secrets;

namespace PlanLint.Reporting;

/// <summary>Outcomes of tests as JUnit XML: a suite for each file, a case for each test; what could not be loaded is an error of its file.</summary>
public static class PolicyTestJUnit
{
    /// <summary>Writes the document.</summary>
    public static void Write(PolicyTestResult result, TextWriter output)
    {
        using var xml = new ReportXml(output, Redactor.None);
        xml.Element("testsuites", () =>
        {
            xml.Name("name", "planlint test");
            foreach (var unread in result.Problems.GroupBy(p => p.Location.Path, StringComparer.Ordinal)) WriteProblems(unread.Key, [.. unread], xml);
            foreach (var suite in result.Outcomes.GroupBy(o => o.Location.Path, StringComparer.Ordinal)) WriteSuite(suite.Key, [.. suite], xml);
        });
    }

    private static void WriteProblems(string file, Diagnostic[] problems, ReportXml xml) => xml.Element("testsuite", () =>
    {
        xml.Name("name", file);
        xml.Attribute("tests", problems.Length);
        xml.Attribute("failures", 0);
        xml.Attribute("errors", problems.Length);
        foreach (var problem in problems)
        {
            xml.Element("testcase", () =>
            {
                xml.Name("name", "loading");
                xml.Name("classname", problem.Rule.Id);
                xml.Element("error", () =>
                {
                    xml.Name("message", problem.Message);
                    xml.Lines([problem.Location.ToString()]);
                });
            });
        }
    });

    private static void WriteSuite(string file, PolicyTestOutcome[] outcomes, ReportXml xml) => xml.Element("testsuite", () =>
    {
        xml.Name("name", file);
        xml.Attribute("tests", outcomes.Length);
        xml.Attribute("failures", outcomes.Count(o => o is { Passed: false, Problem: null }));
        xml.Attribute("errors", outcomes.Count(o => o.Problem is not null));
        foreach (var outcome in outcomes)
        {
            xml.Element("testcase", () =>
            {
                xml.Name("name", outcome.Name);
                xml.Name("classname", outcome.Rule);
                if (outcome.Passed) return;
                string[] lines = [outcome.Location.ToString(), .. PolicyTestText.Difference(outcome)];
                xml.Element(outcome.Problem is null ? "failure" : "error", () =>
                {
                    xml.Name("message", lines[1]);
                    xml.Lines(lines);
                });
            });
        }
    });
}
