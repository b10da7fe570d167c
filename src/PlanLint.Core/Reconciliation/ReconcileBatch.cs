using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Decisions;

namespace PlanLint.Reconciliation;

/// <summary>What one plan and one apply carry out.</summary>
/// <param name="Number">Place in the order, from 1.</param>
/// <param name="Title">What it does, an instruction.</param>
/// <param name="Kind">What every row of it decides.</param>
/// <param name="Rows">Its resources.</param>
internal sealed record ReconcileBatch(int Number, string Title, DecisionKind Kind, ImmutableArray<ReconcileRow> Rows)
{
    /// <summary>The blocks it adds to the root module while it runs; empty when there are none.</summary>
    public string Blocks { get; init; } = "";

    /// <summary>What its plan is limited to; empty when the tool's <c>state rm</c> does it without a plan.</summary>
    public ImmutableArray<ResourceAddress> Targets { get; init; } = [];

    /// <summary>True when a person has to say yes, whatever the command line says: it touches an object that cannot be made again.</summary>
    public bool IsProtected => Kind != DecisionKind.Create && Rows.Any(r => r.IsProtected);

    /// <summary>True when it takes instances out of the state that no block can name.</summary>
    public bool ForgetsByCommand => Targets.IsEmpty;

    /// <summary>What its plan is expected to do, a clause.</summary>
    public string Prediction => Kind switch
    {
        DecisionKind.Import => $"{Rows.Length} to import, 0 to add, 0 to destroy; no change but realignment (PL0210)",
        DecisionKind.Move => $"{Rows.Length} to move, 0 to add, 0 to change, 0 to destroy",
        DecisionKind.Remove => $"{Rows.Length} to forget, 0 to add, 0 to change, 0 to destroy",
        _ => $"{Rows.Length} to add, 0 to change, 0 to destroy",
    };

    /// <summary>The commands that undo it, a line each; lines that begin with <c>#</c> say what to do by hand.</summary>
    public IEnumerable<string> WayBack(ReconcileCommands commands) => Kind switch
    {
        DecisionKind.Import => [commands.Shown([.. commands.Globals, "state", "rm", .. Rows.Select(r => r.Address.ToString())])],
        DecisionKind.Move => Rows.Select(r => commands.Shown([.. commands.Globals, "state", "mv", r.Address.ToString(), r.MovedFrom!.ToString()])),
        DecisionKind.Remove => [$"# import {string.Join(", ", Rows.Select(r => r.Address))} again, with its block back in the configuration"],
        _ => [$"# {string.Join(", ", Rows.Select(r => r.Address))} exist now; to go back, take the blocks out of the configuration and plan the destroy"],
    };

    /// <summary>
    /// The batches that carry out a table, numbered anew: what a <c>removed</c> block can name and what it cannot are two. Rows that a person
    /// has to see to first are in none (<see cref="OpenQuestions"/>).
    /// </summary>
    public static ImmutableArray<ReconcileBatch> Of(DecisionTable table)
    {
        var batches = ImmutableArray.CreateBuilder<ReconcileBatch>();
        foreach (var decided in table.Batches)
        {
            var planned = decided.Rows.Where(r => decided.Targets.Contains(r.Address)).ToArray();
            var forgotten = decided.Rows.Where(r => decided.Forgets.Contains(r.Address)).ToArray();
            if (planned.Length > 0) batches.Add(Batch(decided, planned) with { Blocks = decided.Text, Targets = decided.Targets });
            if (forgotten.Length > 0) batches.Add(Batch(decided, forgotten));
        }
        return batches.ToImmutable();

        ReconcileBatch Batch(DecisionBatch decided, Decision[] rows) =>
            new(batches.Count + 1, decided.Title, decided.Kind, [.. rows.Select(ReconcileRow.Of)]);
    }
}
