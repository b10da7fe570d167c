using System.Diagnostics;
using System.Runtime.InteropServices;
using PlanLint.Files;

namespace PlanLint.Processes;

/// <summary>
/// Runs the Terraform or OpenTofu that the command line names: plans, shows the plan, applies it. The plan, which holds secrets in clear,
/// stands in a folder that only this user can read, and is gone when the session ends, by an interrupt too; what a session that was killed
/// has left is removed when the next one starts.
/// </summary>
public sealed class ToolSession : IDisposable
{
    private readonly ToolCommand command;
    private readonly string program;
    private readonly Stream? toolOutput;
    private readonly ScratchFolder folder;
    private readonly List<PosixSignalRegistration> signals = [];
    private readonly Lock gate = new();
    private Process? running;

    private ToolSession(ToolCommand command, string program, Stream? toolOutput, ScratchFolder folder)
    {
        this.folder = folder;
        this.command = command;
        this.program = program;
        this.toolOutput = toolOutput;
        signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal));
        signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal));
        signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGHUP, OnSignal));
    }

    /// <summary>True once somebody interrupted: nothing further is started.</summary>
    public bool WasInterrupted { get; private set; }

    private string PlanFile => Path.Combine(folder.FullName, "tfplan");

    /// <summary>
    /// A session of a command; null, with a sentence, when its program is not there. What the tool writes goes where our own output
    /// goes, or into the stream given.
    /// </summary>
    public static ToolSession? Start(ToolCommand command, Stream? toolOutput, out string? problem)
    {
        problem = null;
        if (ProgramPath.Find(command.Program) is not { } program)
        {
            problem = $"'{command.Program}' was not found; install it, or name it by its path";
            return null;
        }
        try
        {
            return new ToolSession(command, program, toolOutput,
                ScratchFolder.Create(Path.TrimEndingDirectorySeparator(Path.GetTempPath()), "planlint-guard-"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = $"no folder for the plan can be made in '{Path.GetTempPath()}'; make room there, or set TMPDIR";
            return null;
        }
    }

    /// <summary>
    /// Makes the plan, or takes a copy of the one that is there, so that what is applied is what was checked. The exit code; null when
    /// interrupted.
    /// </summary>
    public int? Plan()
    {
        if (command.SavedPlan is not { } saved) return Run(["plan", .. command.PlanArguments, $"-out={PlanFile}"]);
        try
        {
            using var source = InputOpener.Open(RealPath.Of(saved) ?? saved, long.MaxValue).Stream;
            if (source is null) return 1;
            using var copy = FileSystem.Current.Create(PlanFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            source.CopyTo(copy);
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 1;
        }
    }

    /// <summary>Gives the plan as JSON to a reader, without a file between; null when interrupted, else the tool's exit code.</summary>
    public int? Show(Action<Stream> read) => Run(["show", "-json", PlanFile], read);

    /// <summary>Applies the plan that was shown. The exit code; null when interrupted.</summary>
    public int? Apply() => Run(["apply", .. command.ApplyArguments, PlanFile]);

    /// <inheritdoc/>
    public void Dispose()
    {
        folder.Dispose();
        foreach (var signal in signals) signal.Dispose();
    }

    private int? Run(IEnumerable<string> arguments, Action<Stream>? read = null)
    {
        var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardOutput = read is not null || toolOutput is not null };
        foreach (string argument in command.GlobalArguments.Concat(arguments)) start.ArgumentList.Add(argument);
        Process process;
        lock (gate)
        {
            if (WasInterrupted) return null;
            running = process = Process.Start(start)!;
        }
        using (process)
        {
            if (read is not null)
            {
                read(process.StandardOutput.BaseStream);
                // A reader that gave up has to let the tool finish writing.
                process.StandardOutput.BaseStream.CopyTo(Stream.Null);
            }
            else if (toolOutput is not null) process.StandardOutput.BaseStream.CopyTo(toolOutput);
            process.WaitForExit();
            lock (gate) running = null;
            return WasInterrupted ? null : process.ExitCode;
        }
    }

    /// <summary>
    /// While the tool runs it ends by itself, and we wait for it. A terminal interrupts both of us; to interrupt the tool a second time
    /// would make it give up without saving its state.
    /// </summary>
    private void OnSignal(PosixSignalContext context)
    {
        lock (gate)
        {
            WasInterrupted = true;
            if (running is { HasExited: false } process)
            {
                context.Cancel = true;
                if (context.Signal == PosixSignal.SIGTERM && !OperatingSystem.IsWindows()) _ = SendSignal(process.Id, Terminate);
            }
            else folder.Dispose();
        }
    }

    private const int Terminate = 15;

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SendSignal(int process, int signal);
}
