using System.Diagnostics;
using System.Runtime.CompilerServices;
using Newtonsoft.Json.Linq;
using PlanLint.Diagnostics;
using PlanLint.Reporting;
using PlanLint.Reporting.Html;
using PlanLint.Secrets;

namespace PlanLint.Core.Tests.Reporting;

/// <summary>
/// Uses the page in headless Chromium. <c>.ci/steps/browser.sh</c> installs playwright-core and axe-core and sets <c>PLANLINT_PLAYWRIGHT</c> to the
/// folder that holds its <c>node_modules</c>.
/// </summary>
[Category("Browser")]
public sealed class HtmlBrowserTests
{
    private static readonly string[] Sizes = ["1400 light", "1400 dark", "800 light", "800 dark", "390 light", "390 dark"];

    [Test]
    public void Filters_and_opens_by_keyboard_without_a_console_error()
    {
        var seen = Browse(SampleReports.Incident());
        ((string)seen["headline"]!).ShouldBe("Do not apply");
        ((int)seen["filtered"]!).ShouldBe(1);
        ((string)seen["count"]!).ShouldBe("1 of 3");
        ((int)seen["notes"]!).ShouldBe(0);
        ((int)seen["changes"]!).ShouldBe(3);
        ((int)seen["protectedChanges"]!).ShouldBe(1);
        ((int)seen["nodes"]!).ShouldBe(4);
        ((string)seen["slash"]!).ShouldBe("search");
        ((bool)seen["toggled"]!).ShouldBeTrue();
        ((bool)seen["followed"]!).ShouldBeTrue();
        ((int)seen["folded"]!).ShouldBe(0, "paper cannot be unfolded");
        ((int)seen["print"]!["tools"]!).ShouldBe(0);
        ((int)seen["print"]!["pages"]!).ShouldBeGreaterThan(0);
    }

    [Test]
    public void Shows_no_create_of_what_exists_in_green()
    {
        var seen = Browse(SampleReports.Caused());
        seen["green"]!.Select(g => (string)g!).ShouldBe(["a_role.meant"]);
        ((string)seen["decisive"]![0]!).ShouldContain("a_database.main");
    }

    [Test]
    public void Runs_nothing_that_a_plan_brings() => ((string)Browse(SampleReports.Hostile())["headline"]!).ShouldBe("Fix this first");

    /// <summary>The time is told and not asserted: it says something about the machine too.</summary>
    [Test]
    public void Stays_usable_with_5000_changes()
    {
        var report = SampleReports.ManyChanges(5_000);
        string text = GoldenReportTests.Write(new HtmlReporter(), report, ReportOptions.Plain);
        System.Text.Encoding.UTF8.GetByteCount(text).ShouldBeLessThan(5_000_000);
        string file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"report-{Guid.NewGuid():N}.html");
        File.WriteAllText(file, text);
        var seen = Run("html-load.mjs", file);
        File.Delete(file);
        seen["problems"]!.ShouldBeEmpty();
        ((int)seen["rows"]!).ShouldBe(5_000);
        TestContext.Out.WriteLine($"5,000 changes: {text.Length:N0} characters, interactive after {seen["interactive"]} ms");
    }

    private static JObject Browse(LintReport report)
    {
        string? folder = Environment.GetEnvironmentVariable("PLANLINT_PLAYWRIGHT");
        if (folder is null) Assert.Ignore("PLANLINT_PLAYWRIGHT is not set");
        string file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"report-{Guid.NewGuid():N}.html");
        using (var writer = new StreamWriter(file)) new HtmlReporter().Write(report, writer, new ReportOptions { Redactor = Redactor.Of(["hunter2-hunter2"]) });
        var seen = Run("html-report.mjs", file);
        File.Delete(file);
        seen["problems"]!.ShouldBeEmpty();
        seen["requests"]!.ShouldBeEmpty();
        ((int)seen["crossed"]!).ShouldBe(0, "no edge crosses a box");
        seen["views"]!.Select(v => (string)v["name"]!).ShouldBe(Sizes.SelectMany(s => (string[])[s, $"{s} unfolded"]));
        foreach (var view in seen["views"]!)
        {
            string name = (string)view["name"]!;
            view["violations"]!.ShouldBeEmpty(name);
            view["cut"]!.ShouldBeEmpty(name);
            view["broken"]!.ShouldBeEmpty(name);
            ((bool)view["wide"]!).ShouldBeFalse(name);
        }
        return seen;
    }

    private static JObject Run(string name, string file, [CallerFilePath] string here = "")
    {
        string? folder = Environment.GetEnvironmentVariable("PLANLINT_PLAYWRIGHT");
        if (folder is null) Assert.Ignore("PLANLINT_PLAYWRIGHT is not set");
        string script = Path.Combine(Path.GetDirectoryName(PlanLint.Testing.Golden.Locate(here))!, name);
        List<string> arguments = [script, folder!, file];
        if (Environment.GetEnvironmentVariable("PLANLINT_SCREENSHOTS") is { } screenshots) arguments.Add(Path.Combine(screenshots, TestContext.CurrentContext.Test.MethodName!));

        using var process = Process.Start(new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, errors.Result);
        return JObject.Parse(output);
    }
}
