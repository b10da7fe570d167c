using System.Collections.Immutable;
using System.Security.Cryptography;
using PlanLint.Files;
using PlanLint.Plans;
using PlanLint.Processes;
using PlanLint.Reconciliation;

namespace PlanLint.Hosting.Reconciling;

/// <summary>
/// Lets the tool plan, and reads what it planned: the one place that knows how a saved plan becomes values. Every plan is made under the
/// state's lock.
/// </summary>
internal sealed class PlanTaker(IToolRunner tool, ReconcileCommands commands, Linter linter, LintRequest inputs, string root)
{
    private const string RemotePlan = "the tool keeps its plans in the workspace and runs them there, so a plan that is saved here cannot be applied; set the "
        + "workspace's execution mode to local, or carry out the table of planlint decide there";

    /// <summary>Plans and reads; a stop when it cannot.</summary>
    public (TakenPlan? Plan, string Hash, ReconcileStop? Stop) Take(ImmutableArray<string> arguments, string planFile)
    {
        TryDelete(planFile);
        if (Run(arguments) is { } stop) return (null, "", stop);
        if (HashOf(planFile) is not { } hash) return (null, "", ReconcileStop.Failed($"the tool saved no plan in '{planFile}'"));
        if (IsRemote(planFile)) return (null, "", ReconcileStop.Failed(RemotePlan));
        LintResult? lint = null;
        var request = inputs with { Plan = "-", PlanPattern = null, StandardInputName = $"({Path.GetFileName(commands.Program)} plan)" };
        int? shown = tool.Run(commands.Show(planFile), stream => lint = linter.Run(request with { StandardInput = stream }));
        if (shown != 0) return (null, "", shown is null ? ReconcileStop.Interrupted
            : ReconcileStop.Failed($"'{commands.Shown(commands.Show(planFile))}' failed"));
        var taken = new TakenPlan(lint!);
        return taken.Problems().ToArray() is { Length: > 0 } problems
            ? (null, "", ReconcileStop.Failed("a plan was made, and cannot be relied on") with { Details = problems })
            : (taken, hash, null);
    }

    /// <summary>Runs the tool; a stop when it fails.</summary>
    public ReconcileStop? Run(ImmutableArray<string> arguments) => tool.Run(arguments) switch
    {
        0 => null,
        null => ReconcileStop.Interrupted,
        _ => ReconcileStop.Failed($"'{commands.Shown(arguments)}' failed; its message stands above"),
    };

    /// <summary>The state as the backend has it; null bytes where there is none.</summary>
    public (byte[] Bytes, State? State, ReconcileStop? Stop) PullState()
    {
        using var pulled = new MemoryStream();
        int? exit = tool.Run(commands.PullState(), stream => stream.CopyTo(pulled));
        if (exit != 0) return ([], null, exit is null ? ReconcileStop.Interrupted : ReconcileStop.Failed($"'{commands.Shown(commands.PullState())}' failed"));
        byte[] bytes = pulled.ToArray();
        if (bytes.AsSpan().Trim(" \r\n\t"u8).IsEmpty) return ([], null, null);
        return StateReader.Read(bytes, "(state)").State is { } state
            ? (bytes, state, null)
            : ([], null, ReconcileStop.Failed($"what '{commands.Shown(commands.PullState())}' wrote is no state"));
    }

    /// <summary>The hash of a saved plan; null when it is not there or cannot be read.</summary>
    public string? HashOf(string planFile)
    {
        using var stream = Open(planFile);
        try
        {
            return stream is null ? null : Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Removes a saved plan, which holds secrets in clear.</summary>
    public void TryDelete(string planFile) => Leftovers.TryDelete(Path.Combine(root, planFile));

    /// <summary>Removes a saved plan if it is there; a sentence when it stays.</summary>
    public string? Delete(string planFile) => AtomicFile.Delete(Path.Combine(root, planFile));

    /// <summary>True for the note about a plan that a cloud workspace keeps: JSON, where a plan is an archive.</summary>
    private bool IsRemote(string planFile)
    {
        using var stream = Open(planFile);
        try
        {
            return stream?.ReadByte() == '{';
        }
        catch (IOException)
        {
            // The tool will say what is wrong with the file.
            return false;
        }
    }

    private Stream? Open(string planFile) => InputOpener.Open(Path.Combine(root, planFile), long.MaxValue).Stream;
}
