using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Text;

namespace PlanLint.Fuzz.Running;

/// <summary>Runs one input of a target and says whether it fails.</summary>
internal sealed class Runner
{
    private static readonly TimeSpan MostCpu = TimeSpan.FromSeconds(5);
    private const long MostMemory = 1L << 30;
    private const int DeepestFrames = 4;

    private readonly Target target;
    private readonly Features features = new();
    private readonly Watchdog? watchdog;
    private StringBuilder? thrown;

    /// <summary>A runner; the watchdog ends the process when an input does not end.</summary>
    public Runner(Target target, Watchdog? watchdog)
    {
        this.target = target;
        this.watchdog = watchdog;
        AppDomain.CurrentDomain.FirstChanceException += OnThrown;
    }

    /// <summary>How many inputs were run.</summary>
    public long Executions { get; private set; }

    /// <summary>The most that one input cost.</summary>
    public TimeSpan WorstCpu { get; private set; }

    /// <summary>The input that cost most processor time.</summary>
    public string WorstInput { get; private set; } = "";

    /// <summary>The most bytes that one input made the process allocate.</summary>
    public long WorstAllocation { get; private set; }

    /// <summary>What was reached.</summary>
    public (int Branches, int Things) Reached => features.Count;

    /// <summary>Runs an input; <paramref name="isNew"/> says whether it reached something that none did before.</summary>
    public Failure? Run(string input, bool isThorough, out bool isNew)
    {
        features.Clear();
        Executions++;
        var execution = new Execution(input, features, isThorough, threads: 1);
        watchdog?.Begin(target.Name, input);
        var cpu = Costs.Cpu();
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        var failure = Try(input, execution);
        cpu = Costs.Cpu() - cpu;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        isNew = features.Take();
        if (cpu > WorstCpu) (WorstCpu, WorstInput) = (cpu, input);
        WorstAllocation = Math.Max(WorstAllocation, allocated);
        if (failure is null && cpu > MostCpu) failure = new Failure("cpu", "cpu", $"{cpu.TotalSeconds:0.0} s of processor time");
        if (failure is null && allocated > MostMemory) failure = new Failure("memory", "memory", $"{allocated >> 20} MB allocated");
        if (failure is null && execution.Chooses(40) && target.IsDeterministic(input)) failure = Again(input, execution);
        watchdog?.End();
        return failure;
    }

    /// <summary>The failure with the stacks of everything that was thrown.</summary>
    public Failure WithStacks(string input, Failure failure)
    {
        thrown = new StringBuilder();
        Run(input, isThorough: true, out _);
        string stacks = thrown.ToString();
        thrown = null;
        return failure with { Detail = $"{failure.Detail}\n\n{stacks}" };
    }

    /// <summary>A second run, on more threads, must write the same.</summary>
    private Failure? Again(string input, Execution first)
    {
        var second = new Execution(input, features, first.IsThorough, threads: 4);
        if (Try(input, second) is { } failure) return failure;
        string one = first.Output.ToString(), other = second.Output.ToString();
        if (one == other) return null;
        int at = one.AsSpan().CommonPrefixLength(other);
        int from = Math.Max(0, at - 80);
        return new Failure("determinism", "determinism", $"the second run differs at {at}:\n{one.AsSpan(from, Math.Min(200, one.Length - from))}\n--- and\n{other.AsSpan(from, Math.Min(200, other.Length - from))}");
    }

    private Failure? Try(string input, Execution execution)
    {
        try
        {
            target.Run(input, execution);
            return null;
        }
        catch (PropertyException broken)
        {
            return new Failure("property", broken.Property, broken.Message);
        }
        catch (Exception exception)
        {
            return new Failure("exception", $"{exception.GetType().Name} {Site(exception)}", exception.ToString());
        }
    }

    private static string Site(Exception exception) => string.Join(" < ", new StackTrace(exception).GetFrames()
        .Select(f => f.GetMethod()).Where(m => m?.DeclaringType?.FullName?.StartsWith("PlanLint.", StringComparison.Ordinal) == true).Take(DeepestFrames)
        .Select(m => $"{m!.DeclaringType!.Name}.{m.Name}"));

    private void OnThrown(object? sender, FirstChanceExceptionEventArgs e) =>
        thrown?.Append(e.Exception.GetType().Name).Append(": ").Append(e.Exception.Message).Append('\n').Append(Environment.StackTrace).Append("\n\n");
}
