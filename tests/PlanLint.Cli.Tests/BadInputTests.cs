using System.Diagnostics;
using System.Text;

namespace PlanLint.Cli.Tests;

/// <summary>What users pass by mistake: one clear message with the place and the way out, exit code 2, no stack trace.</summary>
public class BadInputTests
{
    private static readonly string Incident = Path.Combine(CliProcess.Repository, "samples", "incident");

    [TestCase("--version", ">&-")]
    [TestCase("rules", ">&-")]
    [TestCase("rules", "> /dev/full")]
    [TestCase("check .", ">&-")]
    [Platform("Linux", Reason = "A shell, and a device that is full.")]
    public void A_standard_output_that_cannot_be_written(string command, string redirected)
    {
        using var folder = new TemporaryFolder();
        folder.Write("main.tf", "locals {}\n");
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", $"dotnet '{AppContext.BaseDirectory}/planlint.dll' {command} {redirected}"]) { WorkingDirectory = folder.Path, RedirectStandardError = true })!;
        string error = shell.StandardError.ReadToEnd();
        shell.WaitForExit();
        shell.ExitCode.ShouldBe(2, error);
        error.ShouldContain("is it closed, or the disk full?");
        error.ShouldNotContain("internal error");
    }

    [Test]
    public void A_missing_plan() => Check("plan file 'nope.json' does not exist", _ => "nope.json");

    [Test]
    public void An_empty_plan() => Check("empty", folder => folder.Write("plan.json", ""));

    [Test]
    public void A_state_given_as_plan() => Check("state", _ => Path.Combine(Incident, "terraform.tfstate"));

    [Test]
    public void The_log_of_a_plan_given_as_plan() =>
        Check("terraform show -json", folder => folder.Write("plan.json", """{"@level":"info","@message":"Terraform 1.11.4","@module":"terraform.ui","type":"version"}""" + "\n"));

    [Test]
    public void A_truncated_plan()
    {
        string plan = File.ReadAllText(Path.Combine(Incident, "plan.json"));
        Check("plan.json", folder => folder.Write("plan.json", plan[..(plan.Length / 2)]));
    }

    [Test]
    public void A_plan_of_an_unknown_major_version() =>
        Check("format_version", folder => folder.Write("plan.json", """{"format_version":"9.0","terraform_version":"3.0.0","resource_changes":[]}"""));

    [Test]
    public void A_binary_plan() => Check("terraform show -json", folder => folder.Write("tfplan", [0x50, 0x4b, 0x03, 0x04, 0x14, 0x00]));

    [TestCase(true)]
    [TestCase(false)]
    public void A_plan_with_a_byte_order_mark_is_read_all_the_same(bool utf16)
    {
        using var folder = new TemporaryFolder();
        folder.Write("main.tf", "locals {\n  a = 1\n}\n");
        string plan = """{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{}},"resource_changes":[],"complete":true}""";
        Encoding encoding = utf16 ? new UnicodeEncoding(false, true) : new UTF8Encoding(true);
        string path = folder.Write("plan.json", [.. encoding.GetPreamble(), .. encoding.GetBytes(plan)]);
        var result = CliProcess.Run(["check", folder.Path, "--plan", path, "--only", "PL0120"]);
        result.ExitCode.ShouldBe(0, result.Output + result.Error);
    }

    [Test]
    public void A_live_folder_with_nothing_usable()
    {
        using var folder = new TemporaryFolder();
        folder.Write("main.tf", "locals {\n  a = 1\n}\n");
        folder.Write("live/readme.txt", "none");
        var result = CliProcess.Run(["check", folder.Path, "--live", Path.Combine(folder.Path, "live")]);
        result.ExitCode.ShouldBe(2, result.Output);
        result.Output.ShouldContain("PL0006");
        result.Output.ShouldContain("kubectl get");
    }

    [Test]
    public void A_directory_without_configuration()
    {
        using var folder = new TemporaryFolder();
        folder.Write("infra/main.tf", "locals {\n  a = 1\n}\n");
        var result = CliProcess.Run(["check", folder.Path]);
        result.ExitCode.ShouldBe(2);
        result.Output.ShouldContain("holds no .tf or .tofu files");
        result.Output.ShouldContain("'infra'");
    }

    [Test]
    public void A_path_that_does_not_exist()
    {
        var result = CliProcess.Run(["check", "no/such/folder"]);
        result.ExitCode.ShouldBe(2);
        (result.Output + result.Error).ShouldContain("does not exist");
    }

    [Test]
    public void Broken_configuration_is_reported_at_its_place_and_the_rest_is_analysed()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.tf", "locals {\n  a = = 1\n}\n");
        folder.Write("b.tf", "resource \"kubernetes_manifest\" \"db\" {\n  manifest = {\n    apiVersion = \"postgresql.cnpg.io/v1\"\n    kind = \"Cluster\"\n    metadata = { name = \"a\", namespace = \"b\" }\n  }\n}\n");
        var result = CliProcess.Run(["check", folder.Path]);
        result.ExitCode.ShouldBe(2);
        result.Output.ShouldContain("error[PL0001]");
        result.Output.ShouldContain("a.tf:2:7");
        result.Output.ShouldContain("PL0301");
    }

    [Test]
    public void A_misspelt_option_of_the_options_file_is_named_with_what_was_meant()
    {
        using var folder = new TemporaryFolder();
        folder.Write("main.tf", "locals {\n  a = 1\n}\n");
        folder.Write(".planlint.hcl", "planlint {\n  fail_onn = \"error\"\n}\n");
        var result = CliProcess.Run(["check", folder.Path]);
        result.ExitCode.ShouldBe(2);
        result.Output.ShouldContain("Did you mean 'fail_on'?");
        result.Output.ShouldContain(".planlint.hcl:2:3");
    }

    [Test]
    public void An_unknown_rule_id_does_not_pass()
    {
        var result = CliProcess.Run(["check", "samples/incident/terraform", "--severity", "PL9999=error", "--fail-on", "never"]);
        result.ExitCode.ShouldBe(2);
        result.Output.ShouldContain("There is no rule 'PL9999'");
    }

    [TestCase("check", "--format", "xml")]
    [TestCase("check", "--fail-on", "sometimes")]
    [TestCase("check", "--shard", "3/2")]
    [TestCase("nonsense")]
    [TestCase("explain", "PL9999")]
    public void A_wrong_command_line_is_answered_in_a_line_or_two(params string[] arguments)
    {
        var result = CliProcess.Run(arguments);
        result.ExitCode.ShouldBe(2);
        result.Error.ShouldStartWith("planlint: ");
        result.Error.ShouldNotContain("   at ");
    }

    [Test]
    public void A_report_that_cannot_be_written_leaves_nothing_behind()
    {
        using var folder = new TemporaryFolder();
        var result = CliProcess.Run(["check", "samples/incident/terraform", "--output", Path.Combine(folder.Path, "no", "report.txt")]);
        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("does not exist");
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Test]
    public void A_plan_can_come_from_standard_input()
    {
        using var folder = new TemporaryFolder();
        folder.Write("main.tf", "locals {\n  a = 1\n}\n");
        var result = CliProcess.Run(["check", folder.Path, "--plan", "-", "--only", "PL0120"], standardInput: """{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{}},"errored":true,"resource_changes":[]}""");
        result.ExitCode.ShouldBe(1, result.Output + result.Error);
        result.Output.ShouldContain("PL0120");
    }

    private static void Check(string expected, Func<TemporaryFolder, string> plan)
    {
        using var folder = new TemporaryFolder();
        folder.Write("main.tf", "locals {\n  a = 1\n}\n");
        var result = CliProcess.Run(["check", folder.Path, "--plan", plan(folder)]);
        result.ExitCode.ShouldBe(2, result.Output);
        result.Output.ShouldContain("error[PL0006]");
        result.Output.ShouldContain(expected);
        (result.Output + result.Error).ShouldNotContain("   at ");
        result.Output.Split("error[").Length.ShouldBe(2, result.Output);
    }
}
