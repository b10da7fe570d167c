using System.Diagnostics;
using System.Text.RegularExpressions;

namespace PlanLint.Cli.Tests.Reports;

/// <summary>Every command that a report prints works when it is pasted in the folder where it was printed.</summary>
public sealed partial class HintTests
{
    [Test]
    public void Commands_of_reports_work_when_pasted()
    {
        using var folder = new TemporaryFolder();
        Copy(Path.Combine(CliProcess.Repository, "samples", "incident"), folder.Path);
        string[] inputs = ["terraform", "--plan", "plan.json", "--var-file", "terraform/k3s.tfvars"];
        string screen = CliProcess.Run(["check", .. inputs], folder.Path).Output;
        string whole = CliProcess.Run(["check", .. inputs, "--all"], folder.Path).Output;
        string comment = CliProcess.Run(["check", .. inputs, "--format", "markdown"], folder.Path).Output;
        string[] commands =
        [
            .. Lines().Matches(screen).Concat(Fixes().Matches(whole)).Concat(Helps().Matches(whole)).Concat(Cells().Matches(comment))
                .Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        commands.ShouldContain("planlint decide terraform --plan plan.json --var-file terraform/k3s.tfvars");
        commands.ShouldContain("planlint check --all terraform --plan plan.json --var-file terraform/k3s.tfvars");
        commands.ShouldContain("planlint fix terraform --plan plan.json --var-file terraform/k3s.tfvars");
        commands.ShouldContain("planlint explain PL0201");
        // Those that write come last, and the unsafe one last of all.
        foreach (string command in commands.OrderBy(c => c.StartsWith("planlint fix", StringComparison.Ordinal) && !c.Contains("--dry-run", StringComparison.Ordinal)))
        {
            var (exitCode, error) = Paste(command, folder.Path);
            exitCode.ShouldBeInRange(0, 1, $"{command}\n{error}");
        }
    }

    private static (int ExitCode, string Error) Paste(string command, string folder)
    {
        string script = $"planlint() {{ dotnet '{AppContext.BaseDirectory}/planlint.dll' \"$@\"; }}\n{command}\n";
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", script])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var output = shell.StandardOutput.ReadToEndAsync();
        string error = shell.StandardError.ReadToEnd();
        shell.WaitForExit();
        _ = output.Result;
        return (shell.ExitCode, error);
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    [GeneratedRegex("^(?:next|all findings): (planlint .+)$", RegexOptions.Multiline)]
    private static partial Regex Lines();

    [GeneratedRegex(@"= fix: .* \((planlint [^()]+)\)$", RegexOptions.Multiline)]
    private static partial Regex Fixes();

    [GeneratedRegex("= help: (planlint .+)$", RegexOptions.Multiline)]
    private static partial Regex Helps();

    [GeneratedRegex(@"\| `(planlint [^`]+)` \|$", RegexOptions.Multiline)]
    private static partial Regex Cells();
}
