using System.Collections.Immutable;
using PlanLint.Files;
using PlanLint.Plans;
using PlanLint.Reconciliation;
using PlanLint.Text;

namespace PlanLint.Hosting.Reconciling;

/// <summary>Takes the steps of the current batch, one at a time. Each is recorded before the next begins, an apply also before it starts.</summary>
internal sealed class BatchRunner(
    ReconcileContext context, PlanTaker tool, PrivateFolder folder, JournalFile journal, Func<ReconcileQuestion, bool>? confirm, TextWriter messages)
{
    private TakenPlan? planned;

    private ReconcileBatch Batch => journal.Progress.Current!;

    /// <summary>Takes the next step; a stop when it does not go well.</summary>
    public ReconcileStop? TakeStep() => journal.Progress.Next switch
    {
        ReconcileStep.Blocks => WriteBlocks(),
        ReconcileStep.Plan => Plan(),
        ReconcileStep.Check => Check(),
        ReconcileStep.Approve => Approve(),
        ReconcileStep.Apply => Apply(),
        ReconcileStep.Clean => Clean(),
        ReconcileStep.Verify => Verify(),
        _ => throw new InvalidOperationException("a batch begins after the preflight"),
    };

    /// <summary>Takes the blocks out of the root module again; a sentence when that cannot be.</summary>
    public string? RemoveBlocks()
    {
        if (Batch.Blocks.Length == 0 || BlocksThere() is not { } there) return null;
        return there == BlocksText() ? AtomicFile.Delete(BlocksPath) : $"{ReconcileCommands.BlocksFile} was changed, so it was left as it is";
    }

    private string BlocksPath => context.InRoot(ReconcileCommands.BlocksFile);

    private string BlocksText() => $"# planlint reconcile writes this file for batch {Batch.Number}, and removes it.\n\n{Batch.Blocks}";

    private string? BlocksThere() => FileSystem.Current.GetEntry(BlocksPath, followsLinks: false).Kind == FileEntryKind.Absent ? null
        : NamedFile.Read(BlocksPath, out _, mayBePipe: false) is { } bytes ? System.Text.Encoding.UTF8.GetString(bytes) : "";

    private ReconcileStop? WriteBlocks()
    {
        messages.WriteLine($"planlint: batch {Batch.Number} of {journal.Progress.Batches.Length}: {Batch.Title}");
        if (Batch.Blocks.Length > 0 && BlocksThere() is { } there && there != BlocksText())
            return ReconcileStop.Failed($"{ReconcileCommands.BlocksFile} in the root module is not what reconcile wrote; move it away");
        if (journal.Record(Entry(JournalEvent.Blocks)) is { } unrecorded) return unrecorded;
        if (Batch.Blocks.Length == 0) return null;
        return AtomicFile.Write(BlocksPath, w => w.Write(BlocksText()), context.Given.RepositoryRoot, isNamed: false) is { } problem
            ? ReconcileStop.Failed(problem)
            : null;
    }

    private ReconcileStop? Plan()
    {
        string hash = "";
        if (!Batch.ForgetsByCommand)
        {
            (planned, hash, var stop) = tool.Take(context.Commands.BatchPlan(Batch), ReconcileCommands.BatchPlanFile);
            if (stop is not null) return stop;
            journal.Redactor = planned!.Lint.Redactor;
        }
        // The state is looked at after the plan: a plan waits for whoever holds the lock.
        var (_, state, unread) = tool.PullState();
        return unread ?? CompareState(state) ?? journal.Record(Entry(JournalEvent.Planned).With("plan", hash));
    }

    /// <summary>A stop when somebody else has written the state.</summary>
    private ReconcileStop? CompareState(State? state)
    {
        var progress = journal.Progress;
        if ((state?.Lineage ?? "") == progress.Lineage && state?.Serial == progress.Serial) return null;
        return ReconcileStop.Refused("the state was changed by somebody else since it was noted",
            [$"noted: lineage {Or(progress.Lineage)}, serial {progress.Serial?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"}; "
                + $"now: lineage {Or(state?.Lineage ?? "")}, serial {ReconcileContext.Serial(state)}",
                $"find out who applied what, move {ReconcileCommands.Journal} away, and begin anew"]);
    }

    private ReconcileStop? Check()
    {
        if (Batch.ForgetsByCommand) return journal.Record(Entry(JournalEvent.Checked).With("result", "as predicted"));
        if (planned is null || tool.HashOf(ReconcileCommands.BatchPlanFile) != journal.Progress.PlanHash) return Replaced();
        var check = BatchCheck.Of(Batch, planned.Compilation, planned.Restarted);
        if (!check.Differences.IsEmpty)
            return ReconcileStop.Refused("the plan does not do what was predicted",
                [.. check.Differences.Select(d => planned.Lint.Redactor.Redact(d)), $"predicted: {Batch.Prediction}"]);
        messages.WriteLine($"planlint: as predicted: {Batch.Prediction}");
        if (!check.Companions.IsEmpty) messages.WriteLine($"planlint: realigned along with it: {string.Join(", ", check.Companions)}");
        var entry = Entry(JournalEvent.Checked).With("result", check.IsDone ? "nothing to apply" : "as predicted");
        return journal.Record(entry.With("companions", check.Companions));
    }

    private ReconcileStop? Approve()
    {
        bool isGiven = context.Request.SaysYes && !Batch.IsProtected;
        if (!isGiven && confirm is null)
            return new ReconcileStop(Batch.IsProtected
                ? "a person has to say yes to a batch with a protected object, and there is no terminal to ask at"
                : "there is no terminal to ask at; --yes applies batches without protected objects", 2);
        if (!isGiven && !confirm!(new ReconcileQuestion(Batch.Number, Batch.Title, Batch.IsProtected)))
            return new ReconcileStop("the apply was not approved", 2);
        return journal.Record(Entry(JournalEvent.Approved).With("by", isGiven ? "--yes" : "a person at the terminal"));
    }

    private ReconcileStop? Apply()
    {
        if (!Batch.ForgetsByCommand && tool.HashOf(ReconcileCommands.BatchPlanFile) != journal.Progress.PlanHash) return Replaced();
        if (journal.Record(Entry(JournalEvent.Applying).With("plan", journal.Progress.PlanHash)) is { } unrecorded) return unrecorded;
        var failed = tool.Run(Batch.ForgetsByCommand ? context.Commands.Forget(Batch) : context.Commands.Apply());
        tool.TryDelete(ReconcileCommands.BatchPlanFile);
        var (bytes, state, unread) = failed == ReconcileStop.Interrupted ? ([], null, failed) : tool.PullState();
        if (unread is not null) return failed ?? unread;
        if (state is not null && folder.Write(Path.GetFileName(ReconcileCommands.LastState), s => s.Write(bytes)) is { } unsaved)
            return failed ?? ReconcileStop.Failed(unsaved);
        var entry = Entry(failed is null ? JournalEvent.Applied : JournalEvent.Failed)
            .With("lineage", state?.Lineage ?? "").With("serial", ReconcileContext.Serial(state));
        return failed is null ? journal.Record(entry) : journal.Record(entry) ?? failed;
    }

    private ReconcileStop? Clean() =>
        RemoveBlocks() is { } problem ? ReconcileStop.Failed(problem) : journal.Record(Entry(JournalEvent.Cleaned));

    private ReconcileStop? Verify()
    {
        var (after, _, stop) = tool.Take(context.Commands.FullPlan(), ReconcileCommands.FullPlanFile);
        tool.TryDelete(ReconcileCommands.FullPlanFile);
        if (stop is not null) return stop;
        var (_, state, unread) = tool.PullState();
        if ((unread ?? CompareState(state)) is { } changed) return changed;
        journal.Redactor = after!.Lint.Redactor;
        var differences = AfterCheck.Differences(Batch, after.Compilation, journal.Progress.Effects);
        if (!differences.IsEmpty)
            return ReconcileStop.Refused("the plan after the apply is not as expected", differences.Select(d => after.Lint.Redactor.Redact(d)));
        messages.WriteLine($"planlint: batch {Batch.Number} of {journal.Progress.Batches.Length} is done and verified");
        return journal.Record(Entry(JournalEvent.Verified).With("effects", after.Effects.ToLines()).With("verdict", after.Verdict.ToString()));
    }

    private static ReconcileStop Replaced() =>
        ReconcileStop.Failed("the plan in " + ReconcileCommands.BatchPlanFile + " is not the one that was checked, so it was not applied");

    private JournalEntry Entry(JournalEvent what) => new(what, context.Now, Batch.Number);

    private static string Or(string lineage) => lineage.Length > 0 ? TerminalText.Escape(lineage) : "none";
}
