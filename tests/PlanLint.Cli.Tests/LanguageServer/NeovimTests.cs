using System.Diagnostics;

namespace PlanLint.Cli.Tests.LanguageServer;

/// <summary>The configuration of <c>editors/nvim</c> in a real Neovim, where there is one.</summary>
internal sealed class NeovimTests
{
    [Test]
    public void Shows_the_plan_applies_a_fix_and_renames()
    {
        string? nvim = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(p => Path.Combine(p, "nvim")).FirstOrDefault(File.Exists);
        if (nvim is null) Assert.Ignore("nvim is not on PATH");
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, ".git"));
        File.WriteAllText(Path.Combine(folder.Path, "main.tf"), ServerTests.Main);
        File.WriteAllText(Path.Combine(folder.Path, "plan.json"), ServerTests.Plan);
        File.WriteAllText(Path.Combine(folder.Path, ".planlint.hcl"), "planlint {\n  plan = \"plan.json\"\n}\n");
        string session = Path.Combine(folder.Path, "session.txt");
        var start = new ProcessStartInfo(nvim!) { WorkingDirectory = folder.Path, RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (string argument in (string[])["--headless", "-u", "NONE", "-i", "NONE", "-n", "-S", Path.Combine(CliProcess.Repository, "tests/PlanLint.Cli.Tests/LanguageServer/neovim.lua")])
            start.ArgumentList.Add(argument);
        start.Environment["PLANLINT_SESSION"] = session;
        start.Environment["PLANLINT_EDITORS"] = Path.Combine(CliProcess.Repository, "editors");
        start.Environment["PLANLINT_COMMAND"] = string.Join('\n', "dotnet", Path.Combine(AppContext.BaseDirectory, "planlint.dll"), "lsp");
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit(CliProcess.Hang).ShouldBeTrue();
        string seen = File.Exists(session) ? File.ReadAllText(session) : "";
        process.ExitCode.ShouldBe(0, seen + errors + output.Result);
        string[] lines = seen.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldContain("PL0106");
        lines[1..].ShouldBe(["hover replace: `aws_db_instance.shop`", "applied Prevent the destroy (changes what Terraform does)", "guarded true", "renamed true", "typed PL0412"]);
    }
}
