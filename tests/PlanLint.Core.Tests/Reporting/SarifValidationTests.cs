using System.Diagnostics;
using Newtonsoft.Json.Linq;
using PlanLint.Diagnostics;
using PlanLint.Reporting;
using PlanLint.Reporting.Sarif;
using PlanLint.Secrets;

namespace PlanLint.Core.Tests.Reporting;

/// <summary>
/// Runs Microsoft's validator with GitHub's rules over our files. <c>.ci/steps/sarif.sh</c> installs it and sets
/// <c>PLANLINT_SARIF_MULTITOOL</c> (the program) and <c>PLANLINT_SARIF_CONFIG</c> (the rules GH1001 to GH1007 turned on).
/// </summary>
[Category("Sarif")]
public sealed class SarifValidationTests
{
    private static readonly ReportOptions Options = new() { Redactor = Redactor.Of(["hunter2-hunter2"]) };

    private static IEnumerable<TestCaseData> Reports =>
    [
        new TestCaseData(SampleReports.Incident()).SetArgDisplayNames("incident"),
        new TestCaseData(SampleReports.Empty()).SetArgDisplayNames("empty run"),
        new TestCaseData(SampleReports.Many(30_000)).SetArgDisplayNames("30,000 findings"),
        new TestCaseData(SampleReports.PluginFailures()).SetArgDisplayNames("plug-in failures"),
        new TestCaseData(SampleReports.Hostile()).SetArgDisplayNames("hostile texts"),
        new TestCaseData(SampleReports.ManyRoots(5)).SetArgDisplayNames("five roots"),
        new TestCaseData(SampleReports.Empty() with { Roots = [], ExitCode = 2 }).SetArgDisplayNames("nothing analysed"),
    ];

    [TestCaseSource(nameof(Reports))]
    public void Passes_the_validator_without_errors_or_warnings(LintReport report)
    {
        string? program = Environment.GetEnvironmentVariable("PLANLINT_SARIF_MULTITOOL");
        string? configuration = Environment.GetEnvironmentVariable("PLANLINT_SARIF_CONFIG");
        if (program is null || configuration is null) Assert.Ignore("PLANLINT_SARIF_MULTITOOL is not set");
        string file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"validated-{Guid.NewGuid():N}.sarif");
        using (var writer = new StreamWriter(file)) new SarifReporter().Write(report, writer, Options);

        TestContext.Out.WriteLine($"{new FileInfo(file).Length} bytes");
        string output = Validate(program!, configuration!, file);

        var problems = JObject.Parse(File.ReadAllText(file + ".out")).SelectTokens("$.runs[*].results[*]")
            .Where(r => (string?)r["level"] is null or "warning" or "error")
            // A build that was told of no site names none.
            .Where(r => HelpSite.Address is not null || (string?)r.SelectToken("$.message.id") != "Warning_ProvideToolnformationUri").Select(r => $"{r["ruleId"]}: {r["message"]}").Take(10);
        File.Delete(file);
        File.Delete(file + ".out");
        problems.ShouldBeEmpty(output);
    }

    private static string Validate(string program, string configuration, string file)
    {
        string[] arguments = ["validate", file, "--rule-kind", "Sarif;Ghas", "--config", configuration, "--output", file + ".out", "--log", "ForceOverwrite", "--level", "Error;Warning"];
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        output += errors.Result;
        process.ExitCode.ShouldBe(0, output);
        return output;
    }
}
