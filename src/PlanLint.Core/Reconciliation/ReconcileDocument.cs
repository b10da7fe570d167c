using System.Collections.Immutable;
using System.Globalization;
using PlanLint.Decisions;
using PlanLint.Text;

namespace PlanLint.Reconciliation;

/// <summary>Writes what was done, for the ticket: the verdict, the table with its outcomes, and what the last full plan would still change.</summary>
internal static class ReconcileDocument
{
    private const int MostLeft = 50;

    /// <summary>Writes the document.</summary>
    /// <param name="progress">A run that ended.</param>
    /// <param name="entries">Its journal.</param>
    /// <param name="verdict">What the last full plan says; null when the run stopped before.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(ReconcileProgress progress, ImmutableArray<JournalEntry> entries, ReconcileVerdict? verdict, TextWriter writer)
    {
        writer.Write($"# Reconciled: {Words(progress, verdict)}\n\n");
        writer.Write("| # | Address | Decision | Import id | Outcome |\n|---|---|---|---|---|\n");
        foreach (var batch in progress.Batches)
        {
            string outcome = OutcomeOf(batch, progress, entries);
            foreach (var row in batch.Rows)
                writer.Write(string.Create(CultureInfo.InvariantCulture,
                    $"| {batch.Number} | {MarkdownText.CodeInCell(row.Address.ToString())} | **{WordOf(batch.Kind, row)}** | "
                        + $"{(row.ImportId is { } id ? MarkdownText.CodeInCell(id) : "")} | {MarkdownText.Escape(outcome)} |\n"));
        }
        if (entries.FirstOrDefault(e => e.Event == JournalEvent.Started) is { } started)
        {
            writer.Write($"\nBegun {At(started)}{(entries.LastOrDefault() is { } last ? $", ended {At(last)}" : "")}; ");
            writer.Write(started["lineage"].Length == 0 ? "there was no state before"
                : $"state lineage `{MarkdownText.Code(started["lineage"])}`, serial {started["serial"]}");
            writer.Write(progress.Serial is { } serial ? string.Create(CultureInfo.InvariantCulture, $", now serial {serial}.\n") : ".\n");
            foreach (string attestation in started.List("attested")) writer.Write($"Attested: {MarkdownText.Escape(attestation)}\n");
        }
        var left = progress.Effects.Addresses.ToArray();
        if (left.Length == 0) return;
        writer.Write($"\nThe last full plan would change {Plural.Of(left.Length, "resource")}:\n\n");
        foreach (string address in left.Take(MostLeft)) writer.Write($"- `{MarkdownText.Code(address)}`\n");
        if (left.Length > MostLeft) writer.Write($"- and {left.Length - MostLeft} more\n");
    }

    /// <summary>The verdict in a few words.</summary>
    public static string Words(ReconcileProgress progress, ReconcileVerdict? verdict) => verdict switch
    {
        ReconcileVerdict.ZeroDiff => "zero diff",
        ReconcileVerdict.OnlyRealignment => "zero diff except realignment (PL0210)",
        ReconcileVerdict.ChangesLeft => "done, and other changes are left",
        _ => string.Create(CultureInfo.InvariantCulture, $"stopped after {progress.Done} of {Plural.Of(progress.Batches.Length, "batch")}"),
    };

    private static string OutcomeOf(ReconcileBatch batch, ReconcileProgress progress, ImmutableArray<JournalEntry> entries)
    {
        if (batch.Number <= progress.Done)
        {
            var verified = entries.LastOrDefault(e => e.Event == JournalEvent.Verified && e.Batch == batch.Number);
            return verified is null ? "done" : $"done and verified {At(verified)}";
        }
        return batch.Number == progress.Done + 1 && progress.StopReason.Length > 0 ? $"stopped: {progress.StopReason}" : "not done";
    }

    private static string WordOf(DecisionKind kind, ReconcileRow row) => kind switch
    {
        DecisionKind.Import => row.IsProtected ? "import, alone" : "import",
        DecisionKind.Remove => "remove from state",
        DecisionKind.Recreate => "delete and create",
        DecisionKind.Create => "create",
        DecisionKind.Move => "move",
        _ => "ask",
    };

    private static string At(JournalEntry entry) => entry.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
