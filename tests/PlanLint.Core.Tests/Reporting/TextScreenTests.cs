using PlanLint.Reporting;

namespace PlanLint.Core.Tests.Reporting;

/// <summary>What does not fit the screen is folded, and everything is shown or counted.</summary>
public sealed class TextScreenTests
{
    private const int Screen = 30;

    [TestCase(1)]
    [TestCase(40)]
    [TestCase(5_000)]
    public void Fits_the_screen_and_ends_with_what_is_next(int count)
    {
        string text = Write(count, new ReportOptions { Lines = Screen, Width = 100, Inputs = "infra", AllCommand = "planlint check --all infra" });
        text.Split('\n').Length.ShouldBeLessThanOrEqualTo(Screen + 1);
        text.ShouldContain("\nnext: planlint explain PL0201\n");
        if (count > 1) text.ShouldEndWith("all findings: planlint check --all infra\n");
    }

    [Test]
    public void Shows_everything_without_a_limit()
    {
        string text = Write(40, ReportOptions.Plain);
        text.Split('\n').Count(l => l.Contains("= help: planlint explain", StringComparison.Ordinal)).ShouldBe(40);
        text.ShouldNotContain("--all");
    }

    [Test]
    public void Puts_errors_after_warnings_and_notes()
    {
        string text = Write(40, ReportOptions.Plain);
        text.LastIndexOf("\nwarning[", StringComparison.Ordinal).ShouldBeLessThan(text.IndexOf("\nerror[", StringComparison.Ordinal));
    }

    [TestCase(72)]
    [TestCase(80)]
    [TestCase(100)]
    public void Keeps_every_line_within_the_terminal_and_breaks_no_word(int width)
    {
        string text = GoldenReportTests.Write(new TextReporter(), SampleReports.Incident(), new ReportOptions { Width = width });
        string[] words = SampleReports.Incident().Shown().SelectMany(f => f.Message.Split(' ')).ToArray();
        foreach (string word in words) text.ShouldContain(word);
        foreach (string line in text.Split('\n').Where(l => l.Trim().Contains(' ', StringComparison.Ordinal) && !l.Contains("-->", StringComparison.Ordinal) && !l.Contains(":::", StringComparison.Ordinal)))
            line.Length.ShouldBeLessThanOrEqualTo(width, line);
    }

    [Test]
    public void Never_breaks_a_quoted_command_or_the_key_of_an_address() =>
        PlanLint.Reporting.TextWrapping.Lines("plan again with 'terraform plan -out=a' for x[\"a b\"].y now", 20, 20)
            .ShouldBe(["plan again with", "'terraform plan -out=a'", "for x[\"a b\"].y now"]);

    [Test]
    public void Says_equal_findings_of_several_roots_once()
    {
        string text = GoldenReportTests.Write(new TextReporter(), SampleReports.ManyRoots(7), ReportOptions.Plain);
        text.Split("error[PL0201]").Length.ShouldBe(2);
        text.ShouldContain("= roots: stacks/s00, stacks/s01, stacks/s02, stacks/s03, stacks/s04 and 2 more");
        text.ShouldContain("\n1 error in 7 files");
    }

    [Test]
    public void Says_quietly_why_a_run_fails_that_warnings_fail()
    {
        var report = SampleReports.Many(3) with { FailOn = PlanLint.Diagnostics.Severity.Warning };
        string text = GoldenReportTests.Write(new TextReporter(), report, new ReportOptions { Quiet = true });
        text.Split("\nwarning[PL0304]").Length.ShouldBe(3);
        GoldenReportTests.Write(new TextReporter(), SampleReports.Many(3), new ReportOptions { Quiet = true }).ShouldNotContain("warning[");
    }

    [Test]
    public void Puts_what_would_be_lost_first_whatever_its_file()
    {
        var model = ReportModel.Of(SampleReports.Caused());
        model.Deciding[0].First.Finding.Addresses[0].ToString().ShouldBe("a_database.main");
        GoldenReportTests.Write(new TextReporter(), SampleReports.Caused(), ReportOptions.Plain)
            .ShouldStartWith("Do not apply: a_database.main will be created, but it exists. And 1 more error.\n");
    }

    private static string Write(int count, ReportOptions options) => GoldenReportTests.Write(new TextReporter(), SampleReports.Many(count), options);
}
