using System.Diagnostics;
using System.Runtime.CompilerServices;
using Newtonsoft.Json.Linq;
using PlanLint.Diagnostics;
using PlanLint.Reporting;
using PlanLint.Reporting.Html;
using PlanLint.Secrets;

namespace PlanLint.Core.Tests.Reporting;

/// <summary>
/// Uses the page in headless Chromium. <c>.ci/steps/browser.sh</c> installs playwright-core and sets <c>PLANLINT_PLAYWRIGHT</c> to the
/// folder that holds its <c>node_modules</c>.
/// </summary>
[Category("Browser")]
public sealed class HtmlBrowserTests
{
    [Test]
    public void Filters_and_opens_by_keyboard_without_a_console_error()
    {
        var seen = Browse(SampleReports.Incident());
        ((int)seen["findings"]!).ShouldBe(3);
        ((int)seen["filtered"]!).ShouldBe(1);
        ((string)seen["count"]!).ShouldBe("1 of 3");
        ((int)seen["notes"]!).ShouldBe(0);
        ((int)seen["changes"]!).ShouldBe(3);
        ((int)seen["protectedChanges"]!).ShouldBe(1);
        ((int)seen["nodes"]!).ShouldBe(4);
        ((bool)seen["toggled"]!).ShouldBeTrue();
    }

    [Test]
    public void Runs_nothing_that_a_plan_brings() => ((int)Browse(SampleReports.Hostile())["findings"]!).ShouldBe(1);

    private static JObject Browse(LintReport report, [CallerFilePath] string here = "")
    {
        string? folder = Environment.GetEnvironmentVariable("PLANLINT_PLAYWRIGHT");
        if (folder is null) Assert.Ignore("PLANLINT_PLAYWRIGHT is not set");
        string file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"report-{Guid.NewGuid():N}.html");
        using (var writer = new StreamWriter(file)) new HtmlReporter().Write(report, writer, new ReportOptions { Redactor = Redactor.Of(["hunter2-hunter2"]) });
        string script = Path.Combine(Path.GetDirectoryName(PlanLint.Testing.Golden.Locate(here))!, "html-report.mjs");
        List<string> arguments = [script, folder!, file];
        if (Environment.GetEnvironmentVariable("PLANLINT_SCREENSHOTS") is { } screenshots) arguments.Add(Path.Combine(screenshots, TestContext.CurrentContext.Test.MethodName!));

        using var process = Process.Start(new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, errors.Result);
        File.Delete(file);
        var seen = JObject.Parse(output);
        seen["problems"]!.ShouldBeEmpty();
        seen["requests"]!.ShouldBeEmpty();
        return seen;
    }
}
