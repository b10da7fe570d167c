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
        string text = Write(count, new ReportOptions { Lines = Screen, NextCommands = ["planlint decide infra"], AllCommand = "planlint check infra --all" });
        text.Split('\n').Length.ShouldBeLessThanOrEqualTo(Screen + 1);
        text.ShouldContain("\nnext: planlint decide infra\n");
        if (count > 1) text.ShouldEndWith("all findings: planlint check infra --all\n");
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

    private static string Write(int count, ReportOptions options) => GoldenReportTests.Write(new TextReporter(), SampleReports.Many(count), options);
}
