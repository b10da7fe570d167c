using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace PlanLint.Cli.Tests;

/// <summary>
/// Runs <c>tests/corpus/hostile</c>: a folder for each way in which input once crashed, passed in silence or got further than it should.
/// Each line of <c>cmd</c> is a shell command in a copy of the folder, and each has to meet every line of <c>expected</c>: <c>exit</c>
/// with the code, <c>says</c> and <c>never</c> with a text. No command may change a file of the folder. Folders without <c>expected</c> belong to
/// tests that make the special files of their case.
/// </summary>
[Platform("Linux", Reason = "A shell, and a device that is full.")]
public partial class HostileCorpusTests
{
    private static string Corpus => Path.Combine(CliProcess.Repository, "tests", "corpus", "hostile");

    private static IEnumerable<string> Cases() => Directory.EnumerateDirectories(Corpus).Where(d => File.Exists(Path.Combine(d, "expected"))).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Cases))]
    public void Is_met(string name)
    {
        string source = Path.Combine(Corpus, name);
        string[] expected = File.ReadAllLines(Path.Combine(source, "expected"));
        foreach (string command in File.ReadAllLines(Path.Combine(source, "cmd")))
        {
            using var folder = new TemporaryFolder();
            var files = Directory.EnumerateFiles(source).ToDictionary(f => Path.GetFileName(f), File.ReadAllBytes, StringComparer.Ordinal);
            foreach (var (file, bytes) in files) folder.Write(file, bytes);
            var (exitCode, output) = Run(command, folder.Path);
            foreach (string line in expected)
            {
                string[] parts = line.Split(' ', 2);
                if (parts[0] == "exit") exitCode.ShouldBe(int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), $"{command}\n{output}");
                else if (parts[0] == "says") output.ShouldContain(parts[1], Case.Sensitive, command);
                else if (parts[0] == "never") output.ShouldNotContain(parts[1], Case.Sensitive, command);
                else throw new InvalidOperationException($"{name}/expected: '{line}' is neither exit, says nor never");
            }
            foreach (var (file, bytes) in files) File.ReadAllBytes(Path.Combine(folder.Path, file)).ShouldBe(bytes, $"{command} changed {file}");
        }
    }

    /// <summary>pre-commit puts the names of changed files behind the entry and its args.</summary>
    [Test]
    public void Hooks_that_get_file_names_end_their_options_first()
    {
        var entries = Hook().Matches(File.ReadAllText(Path.Combine(CliProcess.Repository, ".pre-commit-hooks.yaml")));
        entries.Count.ShouldBe(2);
        foreach (Match hook in entries)
            if (!hook.Value.Contains("pass_filenames: false", StringComparison.Ordinal)) hook.Groups["entry"].Value.ShouldEndWith(" --");
    }

    [TestCase("docs/ci/hooks.md")]
    public void Recipes_put_the_end_of_options_before_file_names(string page)
    {
        string[] commands = [.. File.ReadAllLines(Path.Combine(CliProcess.Repository, page)).Where(l => l.Contains("planlint check --only-listed", StringComparison.Ordinal))];
        commands.ShouldNotBeEmpty();
        foreach (string command in commands) command.ShouldContain("--only-listed --");
    }

    private static (int ExitCode, string Output) Run(string command, string directory)
    {
        var start = new ProcessStartInfo("sh", ["-c", command]) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{AppContext.BaseDirectory}:{Environment.GetEnvironmentVariable("PATH")}";
        // The tool's host finds the runtime that these tests run on.
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath("../../..", RuntimeEnvironment.GetRuntimeDirectory());
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    [GeneratedRegex(@"^- id: (?:(?!^- id)[\s\S])*?entry: (?<entry>[^#\n]*[^#\n ])(?:(?!^- id)[\s\S])*", RegexOptions.Multiline)]
    private static partial Regex Hook();
}
