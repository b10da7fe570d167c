using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Plans;

namespace PlanLint.Rules;

/// <summary>The planned changes of current managed objects, by block. One index for all rules of a run.</summary>
internal sealed class ChangesByBlock
{
    private readonly ILookup<ResourceAddress, ResourceChange> changes, deferred;

    private ChangesByBlock(Plan plan) => (changes, deferred) = (Index(plan.ResourceChanges), Index(plan.Deferred.Select(d => d.Change)));

    /// <summary>The index of a run with a plan.</summary>
    public static ChangesByBlock Of(Compilation compilation) => compilation.Indexed(c => new ChangesByBlock(c.Plan!));

    /// <summary>The changes of a block's instances, no-ops included, in the plan's order.</summary>
    public IEnumerable<ResourceChange> this[ResourceAddress block] => changes[block];

    /// <summary>The same, and behind them those that Terraform leaves to a later plan.</summary>
    public IEnumerable<ResourceChange> WithDeferred(ResourceAddress block) => changes[block].Concat(deferred[block]);

    private static ILookup<ResourceAddress, ResourceChange> Index(IEnumerable<ResourceChange> changes) =>
        changes.Where(c => c.DeposedKey is null && c.Address.Mode == ResourceMode.Managed).ToLookup(c => c.Address.BlockAddress());
}
