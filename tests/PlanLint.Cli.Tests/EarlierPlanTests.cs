using PlanLint.Diagnostics;
using PlanLint.Hosting;
using PlanLint.Rules;

namespace PlanLint.Cli.Tests;

/// <summary>Plans of earlier runs, from a folder.</summary>
internal sealed class EarlierPlanTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder()
    {
        folder = Directory.CreateTempSubdirectory("planlint-earlier-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, ".git"));
        Directory.CreateDirectory(Path.Combine(folder, "plans"));
        Write("main.tf", "resource \"aws_s3_bucket\" \"b\" {\n  tags = { a = \"1\" }\n}\n");
        WritePlan("plans/today", 20, 9);
        WritePlan("plans/monday", 4, 5);
        WritePlan("plans/tuesday", 5, 6);
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestCase("option")]
    [TestCase("file")]
    public void Show_what_comes_back(string named)
    {
        if (named == "file") Write(".planlint.hcl", "planlint {\n  earlier_plans = [\"plans\"]\n}\n");
        var result = Run(named == "file" ? [] : ["plans"]);
        var finding = result.Report.AllFindings().Single(f => f.Rule.Id == "PL0117");
        finding.Message.ShouldContain("the same was planned 3 times since 2026-05-04 and applied in between");
        finding.Location.ToString().ShouldBe("main.tf(2,3)");
        finding.Fixes.ShouldHaveSingleItem().Safety.ShouldBe(FixSafety.Unsafe);
        result.InputFiles.ShouldContain(f => f.EndsWith("plans/monday.json", StringComparison.Ordinal));
        result.InputFiles.ShouldContain(f => f.EndsWith("plans/monday.state.json", StringComparison.Ordinal));
    }

    [Test]
    public void Without_a_time_are_left_out_with_a_warning()
    {
        Write("plans/monday.json", File.ReadAllText(Path.Combine(folder, "plans/monday.json")).Replace("\"timestamp\":\"2026-05-04T08:00:00Z\",", "", StringComparison.Ordinal));
        var result = Run(["plans"]);
        result.Report.AllFindings().ShouldNotContain(f => f.Rule.Id == "PL0117");
        var warning = result.Report.AllFindings().Single(f => f.Rule.Id == "PL0006");
        warning.Severity.ShouldBe(Severity.Warning);
        warning.Message.ShouldStartWith("The earlier plan 'plans/monday.json' does not say when it was made");
    }

    [Test]
    public void That_are_none_or_missing_are_errors()
    {
        Write("plans/monday.json", "{ \"format_version\": ");
        Run(["plans", "nowhere.json"]).Report.AllFindings().Where(f => f.Rule.Id == "PL0006" && f.Severity == Severity.Error)
            .Select(f => f.Location.Path).Order(StringComparer.Ordinal).ShouldBe(["nowhere.json", "plans/monday.json"]);
    }

    private LintResult Run(string[] earlier) =>
        BuiltIn.Linter.Run(new LintRequest { WorkingDirectory = folder, Plan = "plans/today.json", EarlierPlans = [.. earlier] });

    private void WritePlan(string name, int day, int serial)
    {
        Write($"{name}.json", $$$$"""
            {"format_version":"1.2","terraform_version":"1.11.4","timestamp":"2026-05-{{{{day:00}}}}T08:00:00Z","complete":true,"applyable":true,"errored":false,
             "resource_changes":[{"address":"aws_s3_bucket.b","mode":"managed","type":"aws_s3_bucket","name":"b","provider_name":"registry.terraform.io/hashicorp/aws","change":{"actions":["update"],"before":{"tags":{"a":"1","b":"2"}},"after":{"tags":{"a":"1"}},"after_unknown":{},"before_sensitive":{},"after_sensitive":{}}}]}
            """);
        Write($"{name}.state.json", $$"""{"lineage":"l","serial":{{serial}}}""");
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
}
