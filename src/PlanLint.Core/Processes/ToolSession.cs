using System.Security.Cryptography;
using PlanLint.Documents;
using PlanLint.Files;
using PlanLint.Plans;
using PlanLint.Plans.Saved;

namespace PlanLint.Processes;

/// <summary>
/// Runs the Terraform or OpenTofu that the command line names: plans, shows the plan, applies it. The plan, which holds secrets in clear,
/// stands in a folder that only this user can read, and is gone when the session ends, by an interrupt too; what a session that was killed
/// has left is removed when the next one starts.
/// </summary>
public sealed class ToolSession : IDisposable
{
    private readonly ToolCommand command;
    private readonly ToolRunner tool;
    private readonly ScratchFolder folder;
    private byte[]? planHash;

    private ToolSession(ToolCommand command, string program, Stream? toolOutput, ScratchFolder folder)
    {
        this.folder = folder;
        this.command = command;
        tool = new ToolRunner(program, toolOutput, folder.Dispose);
    }

    /// <summary>True once somebody interrupted: nothing further is started.</summary>
    public bool WasInterrupted => tool.WasInterrupted;

    private string PlanFile => Path.Combine(folder.FullName, "tfplan");

    /// <summary>
    /// A session of a command; null, with a sentence, when its program is not there. What the tool writes goes where our own output
    /// goes, or into the stream given.
    /// </summary>
    public static ToolSession? Start(ToolCommand command, Stream? toolOutput, out string? problem)
    {
        if (command.FindProgram(out problem) is not { } program) return null;
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
        int? exitCode = MakeOrCopy();
        planHash = exitCode == 0 ? HashOfPlan() : null;
        return exitCode;
    }

    private int? MakeOrCopy()
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

    /// <summary>
    /// True when the plan's bytes are those that it had when it was made or copied. False when somebody has put another in its place, and when
    /// there is none.
    /// </summary>
    public bool HasSamePlan => planHash is not null && HashOfPlan() is { } now && planHash.AsSpan().SequenceEqual(now);

    /// <summary>The version of the state that the plan was made from, which its JSON does not say; null when it cannot be read.</summary>
    public StateVersion? ReadPlannedState()
    {
        try
        {
            using var stream = InputOpener.Open(PlanFile, long.MaxValue).Stream;
            if (stream is null || SavedPlanArchive.Read(stream).State is not { } state) return null;
            return StateJson.Version(state) is ({ } lineage, { } serial) ? new StateVersion(lineage, serial, command.SavedPlan ?? PlanFile) : null;
        }
        catch (Exception e) when (e is InputException or IOException or UnauthorizedAccessException)
        {
            return null;
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
        tool.Dispose();
    }

    private byte[]? HashOfPlan()
    {
        try
        {
            using var stream = InputOpener.Open(PlanFile, long.MaxValue).Stream;
            return stream is null ? null : SHA256.HashData(stream);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private int? Run(IEnumerable<string> arguments, Action<Stream>? read = null) => tool.Run(command.GlobalArguments.Concat(arguments), read);
}
