using System.Diagnostics;

namespace PlanLint.Cli.Tests.Commands;

public sealed class FixCommandTests
{
    [Test]
    public void Repairs_the_incident_so_that_a_second_run_finds_nothing_to_fix()
    {
        using var folder = Incident();
        var first = CliProcess.Run(["fix", "terraform", "--unsafe"], folder.Path);
        first.ExitCode.ShouldBe(1, first.Error);
        first.Output.ShouldContain("fixed PL0201");
        string imports = File.ReadAllText(Path.Combine(folder.Path, "terraform", "imports.tf"));
        imports.Split("import {").Length.ShouldBe(6);
        var again = CliProcess.Run(["fix", "terraform", "--unsafe"], folder.Path);
        for (int i = 0; i < 3 && !again.Output.Contains("0 fixes"); i++) again = CliProcess.Run(["fix", "terraform", "--unsafe"], folder.Path);
        again.Output.ShouldContain("0 fixes in 0 files, 0 left");
        File.ReadAllText(Path.Combine(folder.Path, "terraform", "imports.tf")).ShouldBe(imports);
        CliProcess.Run(["check", "terraform"], folder.Path).ExitCode.ShouldBe(1, "what is left is in the plan, and the configuration still parses");
        FormatCheck(Path.Combine(folder.Path, "terraform"));
    }

    [Test]
    public void Prints_a_diff_and_writes_nothing()
    {
        using var folder = Incident();
        var result = CliProcess.Run(["fix", "terraform", "--dry-run", "--rule", "PL0201"], folder.Path);
        result.Output.ShouldContain("+++ b/terraform/imports.tf\n@@ -0,0 +1,");
        result.Output.ShouldNotContain("prevent_destroy");
        result.Error.ShouldContain("would fix PL0201");
        File.Exists(Path.Combine(folder.Path, "terraform", "imports.tf")).ShouldBeFalse();
    }

    [Test]
    public void Says_which_rule_it_does_not_know()
    {
        var result = CliProcess.Run(["fix", "samples/incident/terraform", "--rule", "PL9999"]);
        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("there is no rule 'PL9999'");
    }

    private static TemporaryFolder Incident()
    {
        var folder = new TemporaryFolder();
        string sample = Path.Combine(CliProcess.Repository, "samples", "incident");
        foreach (string file in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories).Where(f => !f.Contains("repaired")))
            folder.Write(Path.GetRelativePath(sample, file), File.ReadAllBytes(file));
        Directory.CreateDirectory(Path.Combine(folder.Path, ".git"));
        return folder;
    }

    /// <summary>Where Terraform is installed, it has to agree with the layout of what was written.</summary>
    private static void FormatCheck(string directory)
    {
        string? terraform = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator).Select(p => Path.Combine(p, "terraform")).FirstOrDefault(File.Exists);
        if (terraform is null) return;
        using var process = Process.Start(new ProcessStartInfo(terraform, ["fmt", "-check", "-diff", directory]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        output.ShouldBeEmpty();
    }
}
