using PlanLint.Files;
using PlanLint.Processes;
using PlanLint.Reconciliation;
using PlanLint.Text;

namespace PlanLint.Hosting.Reconciling;

/// <summary>
/// Carries out a decision table, one batch at a time (docs/commands/reconcile.md). Each method returns an exit code: 0 done, 1 when a decision is
/// open or a plan is not as predicted or changes are left at the end, 2 when something failed.
/// </summary>
public sealed class Reconciler
{
    private readonly Linter linter;
    private readonly ReconcileRequest request;
    private readonly TextWriter messages;

    /// <summary>A reconciler of a request, which tells on <paramref name="messages"/> what it does.</summary>
    public Reconciler(Linter linter, ReconcileRequest request, TextWriter messages)
    {
        this.linter = linter;
        this.request = request;
        this.messages = messages;
    }

    /// <summary>The names of a batch's steps, for messages.</summary>
    public static string StepNames => StepLimit.Names;

    /// <summary>True when <see cref="ReconcileRequest.Until"/> may be this.</summary>
    public static bool KnowsStep(string step) => StepLimit.Parse(step) is not null;

    /// <summary>Writes the whole way without running anything. Needs a plan among the inputs.</summary>
    public int DryRun(TextWriter writer)
    {
        var (context, stop) = ReconcileContext.Open(request, linter);
        if (stop is not null) return End(stop);
        if (context!.GivenPlan is not { } plan) return End(ReconcileStop.Failed("--dry-run starts nothing, so it needs a plan: --plan plan.json"));
        var table = context.TableOf(plan);
        var questions = context.QuestionsOf(table, plan);
        string root = Path.GetRelativePath(request.Inputs.WorkingDirectory, context.Root).Replace('\\', '/');
        using var text = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        new DryRunText(context.Commands, plan.Compilation, table, text) { SaysYes = request.SaysYes, Root = root == "." ? "" : root + "/" }
            .Write(ReconcileBatch.Of(table), questions);
        writer.Write(plan.Lint.Redactor.Redact(text.ToString()));
        return questions.IsEmpty ? 0 : 1;
    }

    /// <summary>Writes where the run stands that the journal records: 0 when it is finished, 1 when it is not.</summary>
    public int Status(TextWriter writer)
    {
        string path = Path.Combine(request.Tool.Directory, ReconcileCommands.Journal);
        if (JournalFile.Read(path, out string? problem) is not { } read) return End(ReconcileStop.Failed(problem!));
        var progress = ReconcileProgress.Of(read.Entries);
        if (read.Entries.IsEmpty) return End(ReconcileStop.Failed($"there is no run: '{path}' does not exist or is empty"));
        StatusText.Write(progress, BareCommands(), writer);
        return progress.IsFinished ? 0 : 1;
    }

    /// <summary>Runs, or goes on with, the table, and writes the document at the end.</summary>
    /// <param name="document">Where the document goes.</param>
    /// <param name="confirm">Asks a person; null when there is nobody.</param>
    public int Run(TextWriter document, Func<ReconcileQuestion, bool>? confirm)
    {
        if (request.Tool.FindProgram(out string? problem) is not { } program) return End(ReconcileStop.Failed(problem!));
        // A plan holds secrets in clear, and does not outlive a run that is interrupted while nothing runs.
        string[] plans = [.. new[] { ReconcileCommands.FullPlanFile, ReconcileCommands.BatchPlanFile }.Select(p => Path.Combine(request.Tool.Directory, p))];
        using var tool = new ToolRunner(program, toolOutput: null, () => Array.ForEach(plans, Leftovers.TryDelete));
        return Run(tool, document, confirm);
    }

    /// <summary>The same with another way to start the tool.</summary>
    internal int Run(IToolRunner runner, TextWriter document, Func<ReconcileQuestion, bool>? confirm)
    {
        using var folder = PrivateFolder.Open(Path.Combine(request.Tool.Directory, ReconcileCommands.Folder), out string? problem);
        if (folder is null) return End(ReconcileStop.Failed(problem!));
        string path = Path.Combine(request.Tool.Directory, ReconcileCommands.Journal);
        if (JournalFile.Read(path, out problem) is not { } read) return End(ReconcileStop.Failed(problem!));
        var before = ReconcileProgress.Of(read.Entries);
        if (request.Resumes && !before.IsUnderWay) return End(ReconcileStop.Failed("there is no run to resume"));
        if (!request.Resumes && before.IsUnderWay)
        {
            StatusText.Write(before, BareCommands(), messages);
            return End(ReconcileStop.Failed($"a run is under way: add --resume to go on with it, or move '{path}' away to begin anew"));
        }
        var (context, stop) = ReconcileContext.Open(request, linter);
        if (stop is not null) return End(stop);
        if (!request.Resumes && SetAside(read, path) is { } unmoved) return End(ReconcileStop.Failed(unmoved));
        using var journal = JournalFile.Open(path, request.Resumes ? read : JournalText.Read([]), out problem);
        if (journal is null) return End(ReconcileStop.Failed(problem!));
        journal.Redactor = context!.Given.Redactor;
        return Run(context, new PlanTaker(runner, context.Commands, linter, context.Inputs, context.Root), folder, journal, document, confirm);
    }

    private int Run(ReconcileContext context, PlanTaker tool, PrivateFolder folder, JournalFile journal, TextWriter document,
        Func<ReconcileQuestion, bool>? confirm)
    {
        var preflight = new ReconcilePreflight(context, tool, folder);
        var stop = request.Resumes ? preflight.GoOn(journal) : preflight.Begin(journal);
        if (!journal.Progress.IsReady) return End(stop ?? ReconcileStop.Failed("the journal holds no table"));
        var limit = request.Until is { } until ? StepLimit.Parse(until) : null;
        var batches = new BatchRunner(context, tool, folder, journal, confirm, messages);
        while (stop is null && journal.Progress.Current is { } batch)
        {
            stop = limit?.IsBefore(batch.Number, journal.Progress.Next) == true
                ? new ReconcileStop($"--until {request.Until} was reached", 0)
                : batches.TakeStep();
        }
        string? left = tool.Delete(ReconcileCommands.BatchPlanFile) ?? tool.Delete(ReconcileCommands.FullPlanFile);
        if (left is not null) stop ??= ReconcileStop.Failed($"{left}; it is a saved plan and holds secrets in clear, so remove it");
        if (stop is null) stop = journal.Record(new JournalEntry(JournalEvent.Finished, context.Now).With("verdict", journal.Progress.Verdict.ToString()));
        return stop is null ? Finish(journal, document) : Stop(stop, journal, batches, document, context.Commands);
    }

    private int Finish(JournalFile journal, TextWriter document)
    {
        var verdict = journal.Progress.Verdict;
        ReconcileDocument.Write(journal.Progress, journal.Entries, verdict, document);
        messages.WriteLine($"planlint: {ReconcileDocument.Words(journal.Progress, verdict)}");
        return verdict == ReconcileVerdict.ChangesLeft ? 1 : 0;
    }

    private int Stop(ReconcileStop stop, JournalFile journal, BatchRunner batches, TextWriter document, ReconcileCommands commands)
    {
        bool hadBlocks = journal.Progress is { HasBlocks: true, Current: not null };
        string? kept = hadBlocks ? batches.RemoveBlocks() : null;
        var entry = new JournalEntry(JournalEvent.Stopped, request.Clock.GetUtcNow(), journal.Progress.Current?.Number ?? 0)
            .With("reason", stop.Reason).With("details", stop.Details).With("blocks", hadBlocks && kept is null ? "removed" : null);
        var unrecorded = journal.Record(entry);
        ReconcileDocument.Write(journal.Progress, journal.Entries, null, document);
        int exitCode = End(stop);
        if (kept is not null) Tell(kept);
        if (unrecorded is not null) Tell(unrecorded.Reason);
        StatusText.Write(journal.Progress with { StopReason = "" }, commands, messages);
        return exitCode;
    }

    private int End(ReconcileStop stop)
    {
        Tell(stop.Reason);
        foreach (string detail in stop.Details) messages.WriteLine($"  {TerminalText.Escape(TerminalText.OneLine(detail))}");
        return stop.ExitCode;
    }

    private void Tell(string reason) => messages.WriteLine($"planlint: {TerminalText.Escape(TerminalText.OneLine(reason))}");

    /// <summary>The journal of a run that ended, or changed nothing, makes room for the next one's.</summary>
    private static string? SetAside(JournalReadResult read, string path)
    {
        if (read.Entries.IsEmpty && read.Length == 0 && FileSystem.Current.GetEntry(path, followsLinks: false) is { Length: 0 }) return null;
        string stamp = (read.Entries.FirstOrDefault()?.At ?? default).UtcDateTime.ToString("yyyyMMdd-HHmmss",
            System.Globalization.CultureInfo.InvariantCulture);
        try
        {
            FileSystem.Current.Rename(path, Path.Combine(Path.GetDirectoryName(path)!, $"reconcile-{stamp}.jsonl"), replaces: true);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"'{path}' is the journal of an earlier run, and cannot be renamed";
        }
    }

    private ReconcileCommands BareCommands() => new(request.Tool.Program, request.Tool.GlobalArguments, request.Tool.PlanArguments,
        request.Tool.ApplyArguments);
}
