using System.Globalization;
using PlanLint.Text;

namespace PlanLint.Reconciliation;

/// <summary>Says where a run stands: what is done, what is not, and how to go on or back.</summary>
internal static class StatusText
{
    /// <summary>Writes where a run stands.</summary>
    public static void Write(ReconcileProgress progress, ReconcileCommands commands, TextWriter writer)
    {
        void Line(string text) => writer.Write(TerminalText.Escape(TerminalText.OneLine(text)) + "\n");
        if (!progress.IsReady)
        {
            Line("A run was begun and has changed nothing.");
            return;
        }
        Line(progress.IsFinished ? $"All {Plural.Of(progress.Batches.Length, "batch")} are done."
            : string.Create(CultureInfo.InvariantCulture, $"{progress.Done} of {Plural.Of(progress.Batches.Length, "batch")} done."));
        foreach (var batch in progress.Batches)
        {
            string state = batch.Number <= progress.Done ? "done" : batch.Number == progress.Done + 1 && !progress.IsFinished ? Under(progress) : "not begun";
            Line(string.Create(CultureInfo.InvariantCulture, $"  {batch.Number}. {batch.Title}: {state}"));
        }
        if (progress.StopReason.Length > 0) Line($"Stopped: {progress.StopReason}.");
        if (progress.HasBlocks)
            Line($"{ReconcileCommands.BlocksFile} in the root module holds the blocks of batch {progress.Done + 1}; --resume goes on with them.");
        if (progress.IsFinished) return;
        Line(progress.Serial is { } serial
            ? string.Create(CultureInfo.InvariantCulture, $"State: lineage {progress.Lineage}, serial {serial} when it was noted last.")
            : "State: there was none when it was noted last.");
        Line("To go on: run the same command with --resume.");
        WriteWayBack(progress, commands, writer);
    }

    /// <summary>Writes how to undo what is done, the last batch first.</summary>
    public static void WriteWayBack(ReconcileProgress progress, ReconcileCommands commands, TextWriter writer)
    {
        void Line(string text) => writer.Write(TerminalText.Escape(TerminalText.OneLine(text)) + "\n");
        var done = progress.Batches.Take(progress.Done + (progress.Next is ReconcileStep.Clean or ReconcileStep.Verify ? 1 : 0)).Reverse().ToArray();
        if (done.Length == 0)
        {
            Line(progress.IsApplyOpen ? "To go back: an apply was under way, so look at the state first."
                : "To go back: nothing was applied, so there is nothing to undo.");
        }
        else
        {
            Line("To go back, the last first:");
            foreach (string line in done.SelectMany(b => b.WayBack(commands))) Line($"  {line}");
        }
        if (progress.Backup.Length > 0) Line($"The state before all of it: {progress.Backup} in the root module.");
    }

    private static string Under(ReconcileProgress progress) => progress switch
    {
        { IsApplyOpen: true } => "its apply was under way; what it did, the state knows, and --resume looks there",
        { Next: ReconcileStep.Clean or ReconcileStep.Verify } => "applied, and not yet verified",
        { Next: ReconcileStep.Blocks, HasBlocks: false } => "not begun",
        _ => "not applied",
    };
}
