using System.Collections.Immutable;
using PlanLint.Decisions;
using PlanLint.Intents;

namespace PlanLint.Reconciliation;

/// <summary>The gates of a decision table that nobody has answered, and the rows that nobody has decided.</summary>
internal static class OpenQuestions
{
    /// <summary>What is open, in the table's order.</summary>
    /// <param name="table">The table.</param>
    /// <param name="intents">Intents; those that have expired attest nothing.</param>
    /// <param name="given">Attestations of the command line.</param>
    /// <param name="today">The day; null when nothing expires.</param>
    public static ImmutableArray<OpenQuestion> Of(DecisionTable table, IEnumerable<Intent> intents, IEnumerable<string> given, DateOnly? today)
    {
        var valid = intents.Where(i => today is not { } day || i.Expires is not { } last || day <= last)
            .Append(new Intent { Name = "--attest", Attestations = [.. given] }).ToArray();
        var byHand = table.Batches.SelectMany(b => b.ByHand).Select(d => d.Address).ToHashSet();
        var open = ImmutableArray.CreateBuilder<OpenQuestion>();
        foreach (var row in table.Rows)
        {
            if (row.Kind == DecisionKind.Ask)
                open.Add(new(row.Address, row.Rationale, row.FollowUp.Length > 0 ? row.FollowUp : "decide it in the configuration, and plan again"));
            else if (byHand.Contains(row.Address))
                open.Add(new(row.Address, row.Rationale, $"take it out of the configuration ({row.Location.Path})"));
            else if (row is { Kind: DecisionKind.Import, ImportId: null })
                open.Add(new(row.Address, "its import id is not known", row.FollowUp));
            foreach (var gate in row.Gates)
                if (gate.Attestation is { } attestation && !valid.Any(i => i.Attests(attestation)))
                    open.Add(new(row.Address, gate.Text, $"--attest '{attestation}{(attestation == "restore-drill" ? ":ID" : "")}', or attest in an intent"));
        }
        return open.ToImmutable();
    }
}
