using System.Diagnostics;
using System.Text.Json;
using PlanLint.Processes;

namespace PlanLint.Cli.Tests.Since;

/// <summary>A git repository that a test makes; skips the test, visibly, where there is no git.</summary>
internal sealed class GitRepository : IDisposable
{
    private readonly TemporaryFolder folder;

    public GitRepository()
    {
        if (ProgramPath.Find("git") is null) Assert.Ignore("git is not on PATH");
        folder = new TemporaryFolder();
        Git("init", "--quiet", "--initial-branch=main");
    }

    public string Path => folder.Path;

    public void Write(string path, string text) => folder.Write(path, text);

    public void Delete(string path)
    {
        string full = System.IO.Path.Combine(Path, path);
        if (Directory.Exists(full)) Directory.Delete(full, recursive: true);
        else File.Delete(full);
    }

    public void Commit()
    {
        Git("add", "--all");
        Git("commit", "--quiet", "--allow-empty", "--message", "a change");
    }

    public void Git(params string[] arguments) => Run(Path, 0, arguments);

    public static void Run(string directory, int? exitCode, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(ProgramPath.Find("git")!, ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "protocol.file.allow=always", .. arguments]) { WorkingDirectory = directory, RedirectStandardError = true, RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (exitCode is { } expected) process.ExitCode.ShouldBe(expected, output);
    }

    public CliResult Check(params string[] arguments) => CliProcess.Run(["check", .. arguments], Path);

    /// <summary>The JSON report of a check.</summary>
    public (CliResult Result, JsonElement Report) Report(params string[] arguments)
    {
        var result = Check([.. arguments, "--format", "json"]);
        using var document = JsonDocument.Parse(result.Output);
        return (result, document.RootElement.Clone());
    }

    /// <summary>Of each change its address, kind of cause and intention.</summary>
    public string[] Changes(params string[] arguments) =>
        [.. Report(arguments).Report.GetProperty("roots")[0].GetProperty("plan").GetProperty("changes").EnumerateArray().Select(c => $"{c.GetProperty("address").GetString()} {c.GetProperty("cause").GetProperty("kind").GetString()} {c.GetProperty("intended").ToString().ToLowerInvariant()}")];

    public void Dispose()
    {
        foreach (string file in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories)) File.SetAttributes(file, FileAttributes.Normal);
        folder.Dispose();
    }
}
