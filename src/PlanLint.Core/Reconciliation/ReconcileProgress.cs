using System.Collections.Immutable;
using System.Globalization;
using PlanLint.Addresses;
using PlanLint.Decisions;

namespace PlanLint.Reconciliation;

/// <summary>Where a run stands, as its journal tells: each entry gives the next state. Immutable.</summary>
internal sealed record ReconcileProgress
{
    /// <summary>Nothing has been recorded.</summary>
    public static ReconcileProgress None { get; } = new();

    /// <summary>The batches, in their order.</summary>
    public ImmutableArray<ReconcileBatch> Batches { get; private init; } = [];

    /// <summary>Batches that are verified.</summary>
    public int Done { get; private init; }

    /// <summary>The step to take next in the batch after those that are done.</summary>
    public ReconcileStep Next { get; private init; } = ReconcileStep.Preflight;

    /// <summary>True between the entry before an apply and the one after: what it did, only the state knows.</summary>
    public bool IsApplyOpen { get; private init; }

    /// <summary>Lineage of the state; empty as long as there is no state.</summary>
    public string Lineage { get; private init; } = "";

    /// <summary>Serial that the state had last; null as long as there is no state.</summary>
    public long? Serial { get; private init; }

    /// <summary>The state before the first batch, a path in the root module; empty when there was none.</summary>
    public string Backup { get; private init; } = "";

    /// <summary>Hash of the tool's program and arguments.</summary>
    public string Arguments { get; private init; } = "";

    /// <summary>What the last full plan would do.</summary>
    public JournaledEffects Effects { get; private init; } = JournaledEffects.Parse([]);

    /// <summary>What the last full plan says about the end.</summary>
    public ReconcileVerdict Verdict { get; private init; } = ReconcileVerdict.ChangesLeft;

    /// <summary>Hash of the plan that is at hand for the next step; empty when there is none.</summary>
    public string PlanHash { get; private init; } = "";

    /// <summary>True when the blocks of the batch may be in the root module.</summary>
    public bool HasBlocks { get; private init; }

    /// <summary>Why it stopped last; empty when it did not, or went on.</summary>
    public string StopReason { get; init; } = "";

    /// <summary>True once all batches are done.</summary>
    public bool IsFinished { get; private init; }

    /// <summary>True once the table is whole.</summary>
    public bool IsReady { get; private init; }

    /// <summary>True when there is a run that can be resumed.</summary>
    public bool IsUnderWay => IsReady && !IsFinished;

    /// <summary>The batch of the next step; null when all are done.</summary>
    public ReconcileBatch? Current => Done < Batches.Length ? Batches[Done] : null;

    /// <summary>Where the journal's entries lead.</summary>
    public static ReconcileProgress Of(IEnumerable<JournalEntry> entries) => entries.Aggregate(None, (state, entry) => state.After(entry));

    /// <summary>The state after one more entry.</summary>
    public ReconcileProgress After(JournalEntry entry) => entry.Event switch
    {
        JournalEvent.Started => None with
        {
            Lineage = entry["lineage"],
            Serial = SerialOf(entry),
            Backup = entry["backup"],
            Arguments = entry["arguments"],
            Verdict = VerdictOf(entry),
            Effects = JournaledEffects.Parse(entry.List("effects")),
        },
        JournalEvent.Batch => this with { Batches = Batches.Add(BatchOf(entry)) },
        JournalEvent.Ready => this with { IsReady = true, Next = ReconcileStep.Blocks },
        JournalEvent.Blocks => this with { HasBlocks = true, Next = ReconcileStep.Plan },
        JournalEvent.Planned => this with { PlanHash = entry["plan"], Next = ReconcileStep.Check },
        JournalEvent.Checked => this with { Next = entry["result"] == "nothing to apply" ? ReconcileStep.Clean : ReconcileStep.Approve },
        JournalEvent.Approved => this with { Next = ReconcileStep.Apply },
        JournalEvent.Applying => this with { IsApplyOpen = true },
        JournalEvent.Applied => WithState(entry) with { IsApplyOpen = false, PlanHash = "", Next = ReconcileStep.Clean },
        JournalEvent.Failed => WithState(entry) with { IsApplyOpen = entry["serial"].Length == 0, PlanHash = "", Next = ReconcileStep.Blocks },
        JournalEvent.Cleaned => this with { HasBlocks = false, Next = ReconcileStep.Verify },
        JournalEvent.Verified => WithState(entry) with
        {
            Effects = JournaledEffects.Parse(entry.List("effects")),
            Verdict = VerdictOf(entry),
            Done = Done + 1,
            Next = ReconcileStep.Blocks,
        },
        JournalEvent.Stopped => this with { StopReason = entry["reason"], HasBlocks = HasBlocks && entry["blocks"] != "removed" },
        JournalEvent.Resumed => Again(WithState(entry)),
        JournalEvent.Finished => this with { IsFinished = true },
        _ => this,
    };

    /// <summary>What was planned before a run ended is planned anew: only an apply, and what follows it, goes on where it was.</summary>
    private static ReconcileProgress Again(ReconcileProgress state) => state with
    {
        StopReason = "",
        PlanHash = "",
        IsApplyOpen = false,
        Next = state.Next is ReconcileStep.Clean or ReconcileStep.Verify && !state.IsApplyOpen ? state.Next : ReconcileStep.Blocks,
    };

    private ReconcileProgress WithState(JournalEntry entry) =>
        entry["lineage"] is { Length: > 0 } lineage ? this with { Lineage = lineage, Serial = SerialOf(entry) } : this;

    private static ReconcileVerdict VerdictOf(JournalEntry entry) =>
        Enum.TryParse(entry["verdict"], out ReconcileVerdict verdict) ? verdict : ReconcileVerdict.ChangesLeft;

    private static long? SerialOf(JournalEntry entry) =>
        long.TryParse(entry["serial"], NumberStyles.None, CultureInfo.InvariantCulture, out long serial) ? serial : null;

    /// <summary>The entry of a batch.</summary>
    public static JournalEntry EntryOf(ReconcileBatch batch, DateTimeOffset at) => new JournalEntry(JournalEvent.Batch, at, batch.Number)
        .With("title", batch.Title)
        .With("kind", batch.Kind.ToString().ToLowerInvariant())
        .With("blocks", batch.Blocks.Length > 0 ? batch.Blocks : null)
        .With("addresses", batch.Rows.Select(r => r.Address.ToString()))
        .With("targets", batch.Targets.Select(t => t.ToString()))
        .With("protected", batch.Rows.Where(r => r.IsProtected).Select(r => r.Address.ToString()))
        .With("import_ids", batch.Rows.Select(r => r.ImportId ?? ""))
        .With("moved_from", batch.Rows.Select(r => r.MovedFrom?.ToString() ?? ""));

    private static ReconcileBatch BatchOf(JournalEntry entry)
    {
        var guarded = entry.List("protected").ToHashSet(StringComparer.Ordinal);
        var (ids, froms) = (entry.List("import_ids"), entry.List("moved_from"));
        var rows = entry.List("addresses").Select((address, i) => new ReconcileRow(
            ResourceAddress.Parse(address)!, guarded.Contains(address), ids[i].Length > 0 ? ids[i] : null, ResourceAddress.Parse(froms[i])));
        return new ReconcileBatch(entry.Batch, entry["title"], Enum.Parse<DecisionKind>(entry["kind"], ignoreCase: true), [.. rows])
        {
            Blocks = entry["blocks"],
            Targets = [.. entry.List("targets").Select(t => ResourceAddress.Parse(t)!)],
        };
    }
}
