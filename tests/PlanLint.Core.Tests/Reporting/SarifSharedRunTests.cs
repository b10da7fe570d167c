using System.Text.Json;
using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Reporting;
using PlanLint.Text;

namespace PlanLint.Core.Tests.Reporting;

/// <summary>A file of SARIF holds 20 runs: the roots beyond share the last one, and each finding keeps the cause that its own root gives.</summary>
internal sealed class SarifSharedRunTests
{
    [Test]
    public void Findings_of_a_shared_run_have_the_causes_of_their_roots()
    {
        var address = ResourceAddress.Parse("terraform_data.a")!;
        var roots = Enumerable.Range(0, 25).Select(i => new RootReport($"r{i:00}")
        {
            Findings = [new Diagnostic(SampleReports.CreateOfExisting, Severity.Error, $"r{i:00}", SourceLocation.InFile($"r{i:00}/main.tf")) { Addresses = [address] }],
            Remarks = [$"remark of r{i:00}"],
            CauseOf = _ => new CausedChangeSummary("terraform_data.a", ["create"], "create", new CauseSummary("edited", Confidence.Proven, $"cause of r{i:00}"), SourceLocation.InFile("x"), true) { Action = "create" },
        });
        var output = new StringWriter();
        Reporters.ByName("sarif")!.Write(new LintReport("1.0.0", 1, [.. roots]), output, ReportOptions.Plain);
        using var sarif = JsonDocument.Parse(output.ToString());
        var runs = sarif.RootElement.GetProperty("runs");
        runs.GetArrayLength().ShouldBe(20);
        runs[19].GetProperty("results").EnumerateArray().Select(r => r.GetProperty("properties").GetProperty("cause").GetString())
            .ShouldBe(Enumerable.Range(19, 6).Select(i => $"edited: cause of r{i:00}"));
        runs[19].GetProperty("invocations")[0].GetProperty("toolExecutionNotifications").EnumerateArray().Select(n => n.GetProperty("message").GetProperty("text").GetString())
            .ShouldContain("remark of r24.");
    }
}
