using PlanLint.Diagnostics;
using PlanLint.Reporting;
using PlanLint.Secrets;
using PlanLint.Text;
using Diagnostic = PlanLint.Diagnostics.Diagnostic;

namespace PlanLint.Core.Tests.Reporting;

public sealed class TextReporterTests
{
    [Test]
    public void Puts_carets_below_what_follows_tabs_wide_and_joined_characters() =>
        Snippet("\t\"東京\" = \"e\u0301\" + bad # x", "bad").ShouldBe("""
            1 |     "東京" = "E" + bad # x
              |                    ^^^
            """.Replace("E", "e\u0301", StringComparison.Ordinal));

    [Test]
    public void Moves_carets_with_a_value_it_hides() =>
        Snippet("a = \"hunter2\" + bad", "bad", new ReportOptions { Redactor = Redactor.Of(["hunter2"]) }).ShouldBe("""
            1 | a = "(sensitive #1)" + bad
              |                        ^^^
            """);

    [Test]
    public void Cuts_long_lines_around_the_place_to_the_width_of_the_terminal()
    {
        string shown = Snippet($"{new string('a', 300)} bad {new string('b', 3000)}", "bad", new ReportOptions { Width = 60 });
        string[] lines = shown.Split('\n');
        lines[0].Length.ShouldBeLessThanOrEqualTo(60);
        lines[0].ShouldStartWith("1 | ...");
        lines[0].ShouldEndWith("...");
        lines[0].IndexOf("bad", StringComparison.Ordinal).ShouldBe(lines[1].IndexOf('^', StringComparison.Ordinal));
    }

    [Test]
    public void Leaves_out_the_middle_of_a_long_block()
    {
        string body = string.Concat(Enumerable.Range(0, 50).Select(i => $"  line{i} = {i}\n"));
        Snippet($"block {{\n{body}}}", $"block {{\n{body}}}").ShouldBe("""
             1 | / block {
             2 | |   line0 = 0
             3 | |   line1 = 1
             4 | |   line2 = 2
            ...  |
            52 | | }
               | |_^
            """);
    }

    [Test]
    public void Marks_one_place_between_two_characters() =>
        Snippet("a = ", "").ShouldBe("1 | a =\n  | ^");

    [Test]
    public void Writes_each_of_many_findings_for_the_same_price()
    {
        foreach (var reporter in Reporters.All)
        {
            Growth.ShouldBeLinear(1_000, count =>
            {
                var report = SampleReports.Many(count);
                return () => reporter.Write(report, TextWriter.Null, ReportOptions.Plain);
            }, reporter.Name);
        }
    }

    [Test]
    public void Keeps_the_most_severe_results_where_sarif_is_cut()
    {
        var sarif = Newtonsoft.Json.Linq.JObject.Parse(GoldenReportTests.Write(Reporters.ByName("sarif")!, SampleReports.Many(30_000), ReportOptions.Plain));
        sarif.SelectTokens("$.runs[0].results[*].level").Select(l => (string)l!).Distinct().ShouldBe(["error"]);
        sarif.SelectTokens("$.runs[0].results[*]").Count().ShouldBe(1_000);
        ((string)sarif.SelectToken("$.runs[0].invocations[0].toolExecutionNotifications[0].message.text")!).ShouldContain("29000 least severe of 30000 were cut");
    }

    [Test]
    public void Puts_the_roots_that_are_too_many_for_sarif_into_the_last_run()
    {
        var sarif = Newtonsoft.Json.Linq.JObject.Parse(GoldenReportTests.Write(Reporters.ByName("sarif")!, SampleReports.ManyRoots(30), ReportOptions.Plain));
        sarif["runs"]!.Count().ShouldBe(20);
        sarif.SelectTokens("$.runs[*].results[*]").Count().ShouldBe(30);
    }

    /// <summary>The code and caret lines of a finding at a text.</summary>
    private static string Snippet(string source, string at, ReportOptions? options = null)
    {
        var text = SourceText.From(source, "a.tf");
        var finding = new Diagnostic(SampleReports.CreateOfExisting, Severity.Error, "x", SourceLocation.At(text, new TextSpan(source.IndexOf(at, StringComparison.Ordinal), at.Length)));
        string[] lines = GoldenReportTests.Write(new TextReporter(), new LintReport("0", 1, [new RootReport(".") { Findings = [finding] }]), options ?? ReportOptions.Plain).Split('\n');
        int first = Array.FindIndex(lines, l => l.TrimStart().StartsWith("--> ", StringComparison.Ordinal)) + 2;
        int last = Array.FindIndex(lines, l => l.Contains(" = help:", StringComparison.Ordinal)) - 1;
        return string.Join('\n', lines[first..last]);
    }
}
