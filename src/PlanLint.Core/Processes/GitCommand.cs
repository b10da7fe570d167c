using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace PlanLint.Processes;

/// <summary>
/// Runs one of git's plumbing commands in a repository. They start nothing: no hook, monitor, filter, pager, prompt or transfer, so
/// what the repository's own configuration names is never run. Ended when it takes too long.
/// </summary>
internal sealed class GitCommand : IDisposable
{
    private const int LongestComplaint = 2000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly Timer watchdog;
    private readonly StringBuilder complaint = new();

    private GitCommand(Process process)
    {
        this.process = process;
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is not { Length: > 0 } text) return;
            lock (complaint)
                if (complaint.Length < LongestComplaint) complaint.Append(complaint.Length > 0 ? " " : "").Append(text);
        };
        process.BeginErrorReadLine();
        Output = new BufferedStream(process.StandardOutput.BaseStream, 1 << 16);
        watchdog = new Timer(_ => End(), null, Patience, Timeout.InfiniteTimeSpan);
    }

    /// <summary>What git writes.</summary>
    public Stream Output { get; }

    /// <summary>Where questions of a batch go, one a line.</summary>
    public StreamWriter Input => process.StandardInput;

    /// <summary>Starts git; null, with a sentence, when there is none.</summary>
    public static GitCommand? Start(string repositoryRoot, out string? problem, params ReadOnlySpan<string> arguments)
    {
        problem = "git was not found; install it, or leave out --since";
        if (ProgramPath.Find("git") is not { } program) return null;
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = repositoryRoot,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            StandardInputEncoding = new UTF8Encoding(false),
        };
        foreach (string argument in (string[])["--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", .. arguments])
            start.ArgumentList.Add(argument);
        // A hook that runs us points these at its own business.
        foreach (string name in (string[])["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE",
            "GIT_PREFIX"]) start.Environment.Remove(name);
        if (Path.GetDirectoryName(repositoryRoot) is { } above) start.Environment["GIT_CEILING_DIRECTORIES"] = above;
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GIT_NO_REPLACE_OBJECTS"] = "1";
        // A partial clone would fetch what it lacks; versions before 2.44 know only the second way to say no.
        start.Environment["GIT_NO_LAZY_FETCH"] = "1";
        start.Environment["GIT_ALLOW_PROTOCOL"] = "none";
        start.Environment["LC_ALL"] = "C";
        try
        {
            problem = null;
            return new GitCommand(Process.Start(start)!);
        }
        catch (Win32Exception)
        {
            problem = $"'{program}' cannot be started; install git, or leave out --since";
            return null;
        }
    }

    /// <summary>Gives git its time anew: a batch lives as long as questions come.</summary>
    public void Continue() => watchdog.Change(Patience, Timeout.InfiniteTimeSpan);

    /// <summary>Reads all it writes, and waits; null when that is more than a bound.</summary>
    public byte[]? ReadToEnd(int bound, out int exitCode)
    {
        using var memory = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        int read;
        while ((read = Output.Read(buffer)) > 0 && memory.Length + read <= bound) memory.Write(buffer, 0, read);
        if (read > 0) End();
        process.WaitForExit();
        exitCode = process.ExitCode;
        return read > 0 ? null : memory.ToArray();
    }

    /// <summary>What git complained of, on one line; complete once it has ended.</summary>
    public string Complaint
    {
        get
        {
            End();
            process.WaitForExit();
            lock (complaint) return complaint.ToString();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        watchdog.Dispose();
        End();
        process.Dispose();
    }

    private void End()
    {
        try
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It ended by itself meanwhile.
        }
    }
}
