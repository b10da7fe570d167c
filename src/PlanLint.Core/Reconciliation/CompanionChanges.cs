using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Plans;
using PlanLint.Semantics;

namespace PlanLint.Reconciliation;

/// <summary>What <c>-target</c> takes along: all instances of every resource that the targets depend on.</summary>
/// <param name="Unchanged">Addresses of blocks of which the plan changes nothing, ordered.</param>
/// <param name="Stopping">Instances that the plan changes by more than a realignment, ordered: they would stop the batch.</param>
internal sealed record CompanionChanges(ImmutableArray<ResourceAddress> Unchanged, ImmutableArray<ResourceChange> Stopping)
{
    /// <summary>The companions of a batch, as the configuration and the full plan tell; those that an earlier batch sees to are not among them.</summary>
    public static CompanionChanges Of(ReconcileBatch batch, IEnumerable<ReconcileBatch> earlier, Compilation compilation)
    {
        if (compilation is not { Modules: { } modules, Plan: { } plan }) return new([], []);
        var seen = earlier.Append(batch).SelectMany(b => b.Rows).Select(r => r.Address).ToHashSet();
        var blocks = batch.Targets.Select(compilation.Declaration).OfType<ResourceSymbol>().SelectMany(s => modules.Dependencies.AllDependenciesOf(s))
            .OfType<ResourceSymbol>().Where(s => s.Mode == ResourceMode.Managed).Select(s => s.Address).ToHashSet();
        blocks.ExceptWith(batch.Targets.Select(t => t.BlockAddress()));
        var stopping = plan.ResourceChanges
            .Where(c => blocks.Contains(c.Address.BlockAddress()) && !seen.Contains(c.Address) && c.Mutates
                && !ImportRealignment.IsAll(c, compilation.Knowledge)).ToImmutableArray();
        var changed = stopping.Select(c => c.Address.BlockAddress()).ToHashSet();
        return new([.. blocks.Where(b => !changed.Contains(b)).Order()], stopping);
    }
}
