using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Plans;

namespace PlanLint.Effects;

/// <summary>Two plans compared by what they do.</summary>
public sealed class PlanComparison
{
    private PlanComparison(PlanComparisonResult result) => Result = result;

    /// <summary>How the newer plan stands to the older.</summary>
    public PlanComparisonResult Result { get; }

    /// <summary>Why it cannot be told, as a sentence without its end; null when it can.</summary>
    public string? Problem { get; private init; }

    /// <summary>Effects that both do not share, ordered by subject.</summary>
    public ImmutableArray<EffectDifference> Differences { get; private init; } = [];

    /// <summary>What has become known since the older plan, of one configuration with the same inputs.</summary>
    public ImmutableArray<KnownFact> BecameKnown { get; private init; } = [];

    /// <summary>Compares the effects of two plans, of which <paramref name="newer"/> is to take the place of <paramref name="older"/>.</summary>
    public static PlanComparison Of(PlanEffects older, PlanEffects newer)
    {
        if (WhyNot(older, newer) is { } problem) return new PlanComparison(PlanComparisonResult.NotComparable) { Problem = problem };
        bool mayBecomeKnown = SameInputs.Hold(older.Plan, newer.Plan);
        var (differences, known) = (new List<EffectDifference>(), new List<KnownFact>());
        var old = older.All.ToLookup(e => e.Subject, StringComparer.Ordinal);
        var current = newer.All.ToLookup(e => e.Subject, StringComparer.Ordinal);
        foreach (string subject in old.Select(g => g.Key).Union(current.Select(g => g.Key)).Order(StringComparer.Ordinal))
        {
            var (before, after) = (old[subject].ToArray(), current[subject].ToArray());
            for (int i = 0; i < Math.Max(before.Length, after.Length); i++)
            {
                var (was, becomes) = (before.ElementAtOrDefault(i), after.ElementAtOrDefault(i));
                string[] facts = was is null || becomes is null ? [] : [.. was.DifferingFacts(becomes)];
                string[] nowKnown = mayBecomeKnown && was?.Action == becomes?.Action ? [.. facts.Where(f => IsNowKnown(was!, becomes!, f))] : [];
                known.AddRange(nowKnown.Select(n => new KnownFact(becomes!, becomes!.Facts.First(f => f.Name == n))));
                facts = [.. facts.Except(nowKnown)];
                if (was is null || becomes is null || was.Action != becomes.Action || facts.Length > 0)
                    differences.Add(new EffectDifference(was, becomes, [.. facts]));
            }
        }
        return new PlanComparison(ResultOf(differences)) { Differences = [.. differences], BecameKnown = [.. known] };
    }

    private static PlanComparisonResult ResultOf(List<EffectDifference> differences) =>
        differences.Count == 0 ? PlanComparisonResult.Equal
        : differences.TrueForAll(d => d.New is null) ? PlanComparisonResult.Fewer
        : differences.TrueForAll(d => d.Old is null) ? PlanComparisonResult.More
        : PlanComparisonResult.Other;

    private static bool IsNowKnown(PlanEffect was, PlanEffect becomes, string name) =>
        was.Facts.FirstOrDefault(f => f.Name == name) is { IsUnknown: true } && becomes.Facts.FirstOrDefault(f => f.Name == name) is { IsUnknown: false };

    private static string? WhyNot(PlanEffects older, PlanEffects newer)
    {
        foreach (var effects in (PlanEffects[])[older, newer])
            if (effects.Problem is { } problem) return $"of '{effects.Plan.Path}' it is not known what it does: {problem}";
        if ((older.Plan.Mode == PlanMode.RefreshOnly) != (newer.Plan.Mode == PlanMode.RefreshOnly))
            return "one of them was made with -refresh-only, and only looks";
        if (older.Plan.StateLineage is { } lineage && newer.Plan.StateLineage is { } other && lineage != other)
            return "they were made from states of different lineage, so they are plans of different root modules or workspaces";
        return Blocks(older.Plan) is { Count: > 0 } blocks && Blocks(newer.Plan) is { Count: > 0 } others && !blocks.Overlaps(others)
            ? "no resource is in the configuration of both, so they are plans of different root modules"
            : null;
    }

    private static HashSet<ResourceAddress> Blocks(Plan plan) => plan.Configuration?.Resources.Keys.ToHashSet() ?? [];
}
