using System.Diagnostics;
using System.Text.Json;
using PlanLint.Loading;
using PlanLint.Processes;

namespace PlanLint.Cli.Tests.Since;

/// <summary><c>--since REV</c>: the configuration as it was, beside the one that is there and its plan.</summary>
internal sealed class SinceTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void Make_a_repository()
    {
        if (ProgramPath.Find("git") is null) Assert.Ignore("git is not on PATH");
        folder = new TemporaryFolder();
        Git("init", "--quiet", "--initial-branch=main");
        folder.Write("infra/main.tf", """
            terraform {
              required_version = ">= 1.9"
            }

            resource "terraform_data" "b" {
              input = "b"

              lifecycle {
                prevent_destroy = true
              }
            }
            """);
        Git("add", "--all");
        Git("commit", "--quiet", "--message", "a change");
        folder.Write("infra/main.tf", """
            terraform {
              required_version = ">= 1.9"
            }
            """);
    }

    [TearDown]
    public void Remove_it()
    {
        foreach (string file in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories)) File.SetAttributes(file, FileAttributes.Normal);
        folder.Dispose();
    }

    private void Git(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(ProgramPath.Find("git")!, ["-c", "user.name=a", "-c", "user.email=a@example.com", .. arguments]) { WorkingDirectory = folder.Path })!;
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
    }

    private static string Corpus(string name) => Path.Combine(CliProcess.Repository, "tests", "corpus", "fixtures", name);

    private CliResult Check(params string[] arguments) => CliProcess.Run(["check", "infra", "--plan", Corpus("delb.json"), "--only", "PL0107", .. arguments], folder.Path);

    [Test]
    public void The_line_that_protected_a_destroyed_object_is_shown_at_its_revision()
    {
        var result = Check("--since", "HEAD", "--format", "json");
        result.ExitCode.ShouldBe(1, result.Output + result.Error);
        using var report = JsonDocument.Parse(result.Output);
        var finding = report.RootElement.GetProperty("roots")[0].GetProperty("findings").EnumerateArray().Single();
        finding.GetProperty("severity").GetString().ShouldBe("error");
        finding.GetProperty("message").GetString().ShouldBe("prevent_destroy does not protect terraform_data.b: its block was removed since HEAD, so the destroy is allowed.");
        var related = finding.GetProperty("related").EnumerateArray().Single();
        related.GetProperty("file").GetString().ShouldBe("infra/main.tf");
        related.GetProperty("line").GetInt32().ShouldBe(9);
        related.GetProperty("message").GetString().ShouldBe("stood here at HEAD");
        Check("--since", "HEAD", "--format", "json").Output.ShouldBe(result.Output);
    }

    [Test]
    public void Without_a_revision_nothing_is_compared() => Check().ExitCode.ShouldBe(0);

    [Test]
    public void Text_shows_the_line_that_is_gone()
    {
        var result = Check("--since", "main");
        result.Output.ShouldContain("::: infra/main.tf:9:5");
        result.Output.ShouldContain("9 |     prevent_destroy = true");
        result.Output.ShouldContain("stood here at main");
    }

    [Test]
    public void A_forgotten_object_is_none_that_lost_its_protection()
    {
        folder.Write("infra/main.tf", "resource \"terraform_data\" \"l\" {\n  lifecycle {\n    prevent_destroy = true\n  }\n}\n");
        Git("add", "--all");
        Git("commit", "--quiet", "--message", "a change");
        folder.Write("infra/main.tf", "removed {\n  from = terraform_data.l\n\n  lifecycle {\n    destroy = false\n  }\n}\n");
        var result = CliProcess.Run(["check", "infra", "--plan", Corpus("mix.json"), "--only", "PL0107", "--since", "HEAD"], folder.Path);
        result.ExitCode.ShouldBe(0, result.Output + result.Error);
    }

    [Test]
    public void The_lock_file_of_the_revision_is_compared()
    {
        folder.Write("infra/.terraform.lock.hcl", "provider \"terraform.io/builtin/terraform\" {\n  version = \"1.0.0\"\n}\n");
        Git("add", "--all");
        Git("commit", "--quiet", "--message", "a change");
        folder.Write("infra/.terraform.lock.hcl", "provider \"terraform.io/builtin/terraform\" {\n  version = \"2.0.0\"\n}\n");
        var result = CliProcess.Run(["check", "infra", "--plan", Corpus("mix.json"), "--only", "PL0123", "--since", "HEAD"], folder.Path);
        result.Output.ShouldContain("warning[PL0123]: terraform.io/builtin/terraform 1.0.0 → 2.0.0 changes together with 1 resource update.");
        result.Output.ShouldContain("::: infra/.terraform.lock.hcl:2:3");
    }

    [TestCase("nonsense", "There is no revision 'nonsense' in this repository; check its spelling, or fetch it first: git fetch origin.")]
    [TestCase("-x", "'-x' is not a revision; name a commit, branch or tag, such as --since origin/main.")]
    public void A_wrong_revision_is_one_message_and_no_pass(string revision, string message)
    {
        var result = Check($"--since={revision}", "--format", "json");
        result.ExitCode.ShouldBe(2);
        using var report = JsonDocument.Parse(result.Output);
        report.RootElement.GetProperty("notifications").EnumerateArray().Single().GetProperty("message").GetString().ShouldBe(message);
    }

    [Test]
    public void A_revision_that_does_not_parse_is_told()
    {
        folder.Write("infra/broken.tf", "resource {{{");
        Git("add", "--all");
        Git("commit", "--quiet", "--message", "a change");
        File.Delete(Path.Combine(folder.Path, "infra/broken.tf"));
        var result = Check("--since", "HEAD");
        result.Output.ShouldContain("'infra/broken.tf(1,11)' of 'HEAD' does not parse, so not all of it is compared");
    }

    [Test]
    public void A_secret_of_the_revision_is_hidden()
    {
        folder.Write("infra/main.tf", "resource \"terraform_data\" \"b\" {\n  lifecycle { prevent_destroy = true /* kX9!vQ2mZp4T */ }\n}\nvariable \"p\" {\n  sensitive = true\n  default   = \"kX9!vQ2mZp4T\"\n}\n");
        Git("add", "--all");
        Git("commit", "--quiet", "--message", "a change");
        folder.Write("infra/main.tf", "");
        var result = Check("--since", "HEAD");
        result.Output.ShouldContain("prevent_destroy = true /* (sensitive");
        result.Output.ShouldNotContain("kX9!vQ2mZp4T");
    }
}
