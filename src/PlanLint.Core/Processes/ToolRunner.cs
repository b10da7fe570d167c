using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PlanLint.Processes;

/// <summary>
/// Runs the Terraform or OpenTofu that the command line names, in the current directory. On an interrupt the tool ends by itself, it is waited
/// for, and nothing more is started.
/// </summary>
internal sealed class ToolRunner : IToolRunner, IDisposable
{
    private const int Terminate = 15;

    private readonly string program;
    private readonly Stream? toolOutput;
    private readonly Action whenIdle;
    private readonly List<PosixSignalRegistration> signals = [];
    private readonly Lock gate = new();
    private Process? running;

    /// <summary>A runner of a program.</summary>
    /// <param name="program">Absolute path.</param>
    /// <param name="toolOutput">Where the tool's standard output goes; null for our own, which the tool then has itself.</param>
    /// <param name="whenIdle">Called on an interrupt while nothing runs, before it ends this process.</param>
    public ToolRunner(string program, Stream? toolOutput, Action whenIdle)
    {
        this.program = program;
        this.toolOutput = toolOutput;
        this.whenIdle = whenIdle;
        signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal));
        signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal));
        signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGHUP, OnSignal));
    }

    /// <inheritdoc/>
    public bool WasInterrupted { get; private set; }

    /// <inheritdoc/>
    public int? Run(IEnumerable<string> arguments, Action<Stream>? read = null)
    {
        var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardOutput = read is not null || toolOutput is not null };
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        // Leaves out the advice to apply a plan file that is about to be removed.
        start.Environment.TryAdd("TF_IN_AUTOMATION", "1");
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

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var signal in signals) signal.Dispose();
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
            else whenIdle();
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SendSignal(int process, int signal);
}
