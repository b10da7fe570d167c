using System.Collections.Immutable;
using PlanLint.Analysis;
using PlanLint.Knowledge;
using PlanLint.Plans;

namespace PlanLint.Reconciliation;

/// <summary>Compares a plan that was applied with the same plan made again: it has nothing left to do but realign imports.</summary>
public static class AppliedCheck
{
    /// <summary>What the second plan would still do, a clause each, in the plan's order; empty when the apply did what was planned.</summary>
    public static ImmutableArray<string> Left(Plan applied, Plan again, KnowledgeBase knowledge)
    {
        ArgumentNullException.ThrowIfNull(applied);
        ArgumentNullException.ThrowIfNull(again);
        var left = ImmutableArray.CreateBuilder<string>();
        if (again.Errored) left.Add("the plan after the apply ended with an error");
        var touched = applied.ResourceChanges.Where(c => c.HasEffect).Select(c => c.Address).ToHashSet();
        foreach (var change in again.ResourceChanges.Where(c => c.HasEffect && !ImportRealignment.IsAll(c, knowledge)))
        {
            left.Add(touched.Contains(change.Address)
                ? $"{change.Address} was applied, and would be {change.EffectVerb} again"
                : $"{change.Address} would be {change.EffectVerb}, and was not before");
        }
        return left.ToImmutable();
    }
}
