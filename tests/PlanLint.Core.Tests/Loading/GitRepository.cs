using System.Diagnostics;
using PlanLint.Loading;
using PlanLint.Processes;

namespace PlanLint.Core.Tests.Loading;

/// <summary>A repository in a folder of its own, made with the git on PATH; gone after the test.</summary>
internal sealed class GitRepository : IDisposable
{
    private readonly string above = Directory.CreateTempSubdirectory("planlint-git-").FullName;

    public GitRepository()
    {
        Path = System.IO.Path.Combine(above, "repository");
        Directory.CreateDirectory(Path);
        if (ProgramPath.Find("git") is null) Assert.Ignore("git is not on PATH");
        Git("init", "--quiet", "--initial-branch=main");
    }

    public string Path { get; private init; }

    /// <summary>The folder that holds the repository.</summary>
    public string Above => above;

    public void Write(string name, string text)
    {
        string full = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    public void Commit()
    {
        Git("add", "--all");
        Git("commit", "--quiet", "--message", "a change");
    }

    public void Git(params string[] arguments)
    {
        var start = new ProcessStartInfo(ProgramPath.Find("git")!, ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "protocol.file.allow=always", .. arguments]) { WorkingDirectory = Path, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        string complaint = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, complaint);
    }

    public void Dispose()
    {
        // Objects are read-only, which Windows does not delete.
        foreach (string file in Directory.EnumerateFiles(above, "*", SearchOption.AllDirectories))
            if (File.ResolveLinkTarget(file, returnFinalTarget: false) is null) File.SetAttributes(file, FileAttributes.Normal);
        Directory.Delete(above, recursive: true);
    }
}
