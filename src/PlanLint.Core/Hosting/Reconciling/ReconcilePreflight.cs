using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PlanLint.Decisions;
using PlanLint.Files;
using PlanLint.Plans;
using PlanLint.Reconciliation;

namespace PlanLint.Hosting.Reconciling;

/// <summary>Whether a run may begin, or go on. Nothing but the run's own folder is touched.</summary>
internal sealed class ReconcilePreflight(ReconcileContext context, PlanTaker tool, PrivateFolder folder)
{
    /// <summary>Plans everything, makes the table, asks the gates, backs the state up, and records it; a stop when the run may not begin.</summary>
    public ReconcileStop? Begin(JournalFile journal)
    {
        if (FileSystem.Current.GetEntry(context.InRoot(ReconcileCommands.BlocksFile), followsLinks: false).Kind != FileEntryKind.Absent)
            return ReconcileStop.Failed($"{ReconcileCommands.BlocksFile} is in the root module already, and no run that is under way wrote it; move it away");
        var (plan, stop) = TakeFullPlan();
        if (stop is not null) return stop;
        var table = context.TableOf(plan!);
        if (Unknown(table) is { } unknown) return unknown;
        if (context.GivenPlan is { } given && !Rows(context.TableOf(given)).SequenceEqual(Rows(table), StringComparer.Ordinal))
            return ReconcileStop.Refused("the plan that was given is out of date: a new plan makes another table",
                [.. Rows(table).Except(Rows(context.TableOf(given)), StringComparer.Ordinal).Select(r => $"now: {r}"),
                    "look at it with planlint decide, and give a new plan, or none"]);
        var questions = context.QuestionsOf(table, plan!);
        if (!questions.IsEmpty)
            return ReconcileStop.Refused($"the table has open questions", questions.Select(q =>
                plan!.Lint.Redactor.Redact($"{q.Address}: {q.Text}: {q.WayOut}")));
        var batches = ReconcileBatch.Of(table);
        if (batches.FirstOrDefault(b => plan!.Lint.Redactor.Redact(b.Blocks) != b.Blocks) is { } secret)
            return ReconcileStop.Failed($"batch {secret.Number} needs an import id that holds a sensitive value; import it by hand");
        var (bytes, state, unread) = tool.PullState();
        if (unread is not null) return unread;
        foreach (string copy in (string[])[ReconcileCommands.Backup, ReconcileCommands.LastState])
            if (state is not null && folder.Write(Path.GetFileName(copy), s => s.Write(bytes)) is { } unsaved) return ReconcileStop.Failed(unsaved);
        journal.Redactor = plan!.Lint.Redactor;
        return Record(journal, plan, state, batches);
    }

    /// <summary>Looks whether the run that the journal records can go on, and records that; a stop when it cannot.</summary>
    public ReconcileStop? GoOn(JournalFile journal)
    {
        var progress = journal.Progress;
        if (progress.Arguments != ArgumentsHash())
            return ReconcileStop.Failed("the run was begun with another tool or other options of it; resume it with the same");
        // A tool that outlived its run may still be at work: a plan waits for its lock, and only then the state is looked at.
        if (progress.IsApplyOpen && TakeFullPlan().Stop is { } locked) return locked with { Details = [.. locked.Details, LostState()] };
        var (bytes, state, unread) = tool.PullState();
        if (unread is not null) return progress.IsApplyOpen ? unread with { Details = [LostState()] } : unread;
        if (progress is { IsApplyOpen: true, Lineage.Length: > 0 } && state is null)
            return ReconcileStop.Refused("the state is empty, and was not before the apply that was cut off", [LostState()]);
        bool isSame = (state?.Lineage ?? "") == progress.Lineage && state?.Serial == progress.Serial;
        bool mayBeOurs = progress.IsApplyOpen && (progress.Lineage.Length == 0 || state?.Lineage == progress.Lineage)
            && (progress.Serial is not { } serial || state?.Serial >= serial);
        if (!isSame && !mayBeOurs)
            return ReconcileStop.Refused("the state is not the one that the run left",
                [$"find out who applied what, move {ReconcileCommands.Journal} away, and begin anew"]);
        // What an apply that was cut off has left is the state to go back to from here on.
        if (state is not null && folder.Write(Path.GetFileName(ReconcileCommands.LastState), s => s.Write(bytes)) is { } unsaved)
            return ReconcileStop.Failed(unsaved);
        var resumed = new JournalEntry(JournalEvent.Resumed, context.Now);
        return journal.Record(resumed.With("lineage", state?.Lineage ?? "").With("serial", ReconcileContext.Serial(state)));
    }

    /// <summary>Terraform writes a state that is a file in place: cut off at that moment it leaves none, or a part of one.</summary>
    private string LostState() =>
        $"if the tool was cut off while it wrote its state: '{context.Commands.Shown(context.Commands.PushLastState())}' puts back the one that the last "
            + "apply left, in the same workspace; where a part of a state file is in its way, move that away first";

    private (TakenPlan? Plan, ReconcileStop? Stop) TakeFullPlan()
    {
        var (plan, _, stop) = tool.Take(context.Commands.FullPlan(), ReconcileCommands.FullPlanFile);
        tool.TryDelete(ReconcileCommands.FullPlanFile);
        if (stop is null && (plan!.Plan.IsTargeted || !plan.Plan.IsComplete))
            stop = ReconcileStop.Failed("the plan does not cover everything; is there a -target in TF_CLI_ARGS_plan?");
        return (plan, stop);
    }

    private ReconcileStop? Record(JournalFile journal, TakenPlan plan, State? state, ImmutableArray<ReconcileBatch> batches)
    {
        var started = new JournalEntry(JournalEvent.Started, context.Now)
            .With("version", Linter.Version)
            .With("tool", context.Commands.Program)
            .With("tool_version", plan.Plan.ToolVersion)
            .With("arguments", ArgumentsHash())
            .With("lineage", state?.Lineage ?? "")
            .With("serial", ReconcileContext.Serial(state))
            .With("backup", state is null ? null : ReconcileCommands.Backup)
            .With("verdict", plan.Verdict.ToString())
            .With("attested", context.Request.Attestations.Concat(plan.Compilation.Intents.SelectMany(i => i.Attestations)).Distinct(StringComparer.Ordinal))
            .With("effects", plan.Effects.ToLines());
        foreach (var entry in batches.Select(b => ReconcileProgress.EntryOf(b, context.Now)).Prepend(started).Append(new(JournalEvent.Ready, context.Now)))
            if (journal.Record(entry) is { } unrecorded) return unrecorded;
        return null;
    }

    /// <summary>An address of the command line that the table does not have is a mistake, not an empty run.</summary>
    private ReconcileStop? Unknown(DecisionTable table)
    {
        string[] missing = [.. context.Request.Only.Where(o => !table.Rows.Any(r => r.Address.ToString() == o))];
        return missing.Length == 0
            ? null
            : ReconcileStop.Failed($"--only names {string.Join(", ", missing)}, which the table does not have; planlint decide shows it");
    }

    /// <summary>Of the tool and the options of its plan; the values of <c>-var</c> are left out, because a list of words would find them by a hash.</summary>
    private string ArgumentsHash()
    {
        var commands = context.Commands;
        string all = string.Join('\0', ReconcileCommands.WithoutValues(commands.PlanArguments).Where(a => !a.TrimStart('-').StartsWith("lock-timeout",
            StringComparison.Ordinal)).Prepend(Path.GetFileName(commands.Program)));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..16];
    }

    private static IEnumerable<string> Rows(DecisionTable table) => table.Rows.Select(r => $"{r.Word}: {r.Address}{(r.ImportId is { } id ? $" ({id})" : "")}");
}
