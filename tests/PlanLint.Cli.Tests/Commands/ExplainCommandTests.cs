using System.Diagnostics;
using System.Text.Json;
using PlanLint.Processes;

namespace PlanLint.Cli.Tests.Commands;

/// <summary>The story of one planned change, and the same way from edit to change in SARIF.</summary>
internal sealed class ExplainCommandTests
{
    private const string Secret = "hunter2-hunter2";

    private TemporaryFolder folder = null!;

    [SetUp]
    public void Make_a_root()
    {
        folder = new TemporaryFolder();
        folder.Write("infra/main.tf", Configuration("one"));
        folder.Write("plan.json", "{\"format_version\":\"1.2\",\"terraform_version\":\"1.11.4\",\"resource_changes\":["
            + string.Join(",\n", Change("a", "one", "two"), Change("b", "x", "y"), Change("c", Secret, "z", "\"index\": \"k\",", ", \"before_sensitive\": { \"input\": true }, \"after_sensitive\": {}"))
            + ",\n{\"address\":\"terraform_data.same\",\"mode\":\"managed\",\"type\":\"terraform_data\",\"name\":\"same\",\"change\":{\"actions\":[\"no-op\"],\"before\":{},\"after\":{}}}]}");
    }

    [TearDown]
    public void Remove_it()
    {
        foreach (string file in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories)) File.SetAttributes(file, FileAttributes.Normal);
        folder.Dispose();
    }

    private static string Configuration(string value) => $$"""
        locals {
          size = "{{value}}"
        }

        resource "terraform_data" "a" {
          input = local.size
        }

        resource "terraform_data" "b" {
          input = terraform_data.a.output == null ? "y" : "y"
        }

        resource "terraform_data" "c" {
          for_each = toset(["k"])
          input    = "z"
        }

        resource "terraform_data" "same" {}
        """;

    private static string Change(string name, string before, string after, string key = "", string masks = "") => $$"""
        {
          "address": "terraform_data.{{name}}{{(key.Length > 0 ? "[\\\"k\\\"]" : "")}}", "mode": "managed", "type": "terraform_data", "name": "{{name}}", {{key}}
          "change": { "actions": ["update"], "before": { "input": "{{before}}" }, "after": { "input": "{{after}}" }{{masks}} }
        }
        """;

    private CliResult Explain(params string[] arguments) => CliProcess.Run(["explain", .. arguments], folder.Path);

    [Test]
    public void A_change_is_told_with_what_why_and_whether_it_was_meant()
    {
        var result = Explain("terraform_data.a", "infra", "--plan", "plan.json");
        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldStartWith("terraform_data.a: update of input\n  at infra/main.tf:");
        result.Output.ShouldContain("  input: \"one\" → \"two\"\n");
        result.Output.ShouldContain("Since when\n  not known: give --since REV");
        result.Output.ShouldContain("Meant\n  nobody said what was meant");
        result.Output.ShouldContain("Is needed by, and changes too (1)\n  terraform_data.b\n");
    }

    [Test]
    public void With_a_base_revision_the_way_from_the_edit_is_told_and_stands_in_SARIF()
    {
        if (ProgramPath.Find("git") is null) Assert.Ignore("git is not on PATH");
        foreach (string[] arguments in (string[][])[["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "base"]]) Git(arguments);
        folder.Write("infra/main.tf", Configuration("two"));

        string[] inputs = ["infra", "--plan", "plan.json", "--since", "HEAD"];
        var result = Explain(["terraform_data.a", .. inputs]);
        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("infra/main.tf:2:11 local.size was edited\n");
        result.Output.ShouldContain("Since when\n  an edit since HEAD\n");
        result.Output.ShouldContain("Meant\n  yes, the difference since the base revision reaches it\n");
        Explain(["terraform_data.c[\"k\"]", .. inputs]).Output.ShouldContain("Meant\n  no, nothing in the difference since the base revision reaches it\n");

        folder.Write("acme.rule.hcl", "rule \"ACME100\" {\n  title = \"Nothing changes\"\n  resource = \"terraform_data\"\n  severity = \"warning\"\n  condition = before == null || before.input == after.input\n  error_message = \"${address} changes.\"\n}\n");
        var sarif = CliProcess.Run(["check", .. inputs, "--format", "sarif", "--policy", "acme.rule.hcl", "--only", "ACME100"], folder.Path);
        using var report = JsonDocument.Parse(sarif.Output);
        var flows = report.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Where(r => r.GetProperty("properties").TryGetProperty("addresses", out var addresses) && addresses[0].GetString() == "terraform_data.a").ToList();
        foreach (var finding in flows)
        {
            finding.GetProperty("properties").GetProperty("cause").GetString()!.ShouldStartWith("edited: local.size");
            var steps = finding.GetProperty("codeFlows")[0].GetProperty("threadFlows")[0].GetProperty("locations").EnumerateArray().ToList();
            steps[0].GetProperty("location").GetProperty("message").GetProperty("text").GetString().ShouldBe("local.size was edited.");
            steps[0].GetProperty("location").GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32().ShouldBe(2);
        }
        flows.ShouldNotBeEmpty(sarif.Output);
    }

    [Test]
    public void A_block_lists_its_instances_that_change() =>
        Explain("terraform_data.c", "infra", "--plan", "plan.json").Output.ShouldStartWith("terraform_data.c has 1 instance that the plan changes; name one to see it whole.\n  terraform_data.c[\"k\"]: update of input");

    [Test]
    public void A_sensitive_value_has_a_label()
    {
        var result = Explain("terraform_data.c[\"k\"]", "infra", "--plan", "plan.json");
        result.Output.ShouldContain("input: (sensitive #1) → ");
        (result.Output + result.Error).ShouldNotContain(Secret);
    }

    [TestCase("terraform_data.same", "the plan leaves 'terraform_data.same' as it is")]
    [TestCase("terraform_data.d", "the plan does not change 'terraform_data.d'. Did you mean 'terraform_data.a'?")]
    public void What_the_plan_does_not_change_is_refused(string address, string message)
    {
        var result = Explain(address, "infra", "--plan", "plan.json");
        result.ExitCode.ShouldBe(2, result.Output);
        result.Error.ShouldBe($"planlint: {message}\n");
    }

    [Test]
    public void Without_a_plan_the_way_to_one_is_told()
    {
        var result = Explain("terraform_data.a", "infra");
        result.ExitCode.ShouldBe(2);
        result.Error.ShouldBe("planlint: there is no plan that could change terraform_data.a; give one with --plan: terraform show -json tfplan > plan.json\n");
    }

    private void Git(string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(ProgramPath.Find("git")!, ["-c", "user.name=a", "-c", "user.email=a@example.com", .. arguments]) { WorkingDirectory = folder.Path })!;
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
    }
}
