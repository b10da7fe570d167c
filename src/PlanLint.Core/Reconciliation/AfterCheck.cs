using System.Collections.Immutable;
using PlanLint.Analysis;
using PlanLint.Decisions;
using PlanLint.Plans;

namespace PlanLint.Reconciliation;

/// <summary>Compares the full plan after a batch with the one before: the batch's objects show no change or only realignment, and nothing got worse.</summary>
internal static class AfterCheck
{
    /// <summary>What is not as expected, a clause each; empty when the next batch may begin.</summary>
    public static ImmutableArray<string> Differences(ReconcileBatch batch, Compilation compilation, JournaledEffects before)
    {
        var plan = compilation.Plan!;
        var found = ImmutableArray.CreateBuilder<string>();
        if (plan.Errored) found.Add("the plan ended with an error");
        if (plan.IsTargeted || !plan.IsComplete) found.Add("the plan does not cover everything");
        foreach (var row in batch.Rows)
        {
            var changes = plan.ChangesOf(row.Address).Where(c => c.DeposedKey is null).ToArray();
            if (batch.Kind == DecisionKind.Remove)
            {
                if (changes.Any(c => c.Mutates)) found.Add($"{row.Address} would still be {changes.First(c => c.Mutates).ActionVerb}");
                continue;
            }
            if (changes is not [var change]) found.Add($"the plan does not mention {row.Address}");
            else if (change.Importing is not null || change.PreviousAddress is not null) found.Add($"{row.Address} is not there yet");
            else if (change.Mutates && !ImportRealignment.IsAll(change, compilation.Knowledge)) found.Add($"{row.Address} would be {change.ActionVerb}");
        }
        var rows = batch.Rows.Select(r => r.Address.ToString()).ToHashSet(StringComparer.Ordinal);
        found.AddRange(JournaledEffects.Of(plan, c => !rows.Contains(c.Address.ToString())).WorseThan(before));
        return found.ToImmutable();
    }
}
