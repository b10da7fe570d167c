using PlanLint.Addresses;
using PlanLint.Evaluation;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Causes;

/// <summary>The planned changes, reads of data sources included, by block.</summary>
internal sealed class ChangedResources
{
    private readonly Lazy<ILookup<ResourceAddress, ResourceChange>> byBlock;
    private readonly Lazy<Dictionary<ResourceAddress, ResourceChange>> byAddress;

    /// <summary>Nothing is looked through before a reference is followed.</summary>
    public ChangedResources(Plan plan)
    {
        var changes = plan.AllChanges.Where(c => !c.IsNoOp && c.DeposedKey is null);
        byBlock = new(() => changes.ToLookup(c => c.Address.BlockAddress()));
        byAddress = new(() => changes.DistinctBy(c => c.Address).ToDictionary(c => c.Address));
    }

    /// <summary>
    /// The changed instance that a reference of another means: of the key that it names, else of the other's own key, else the first one;
    /// null when none changes.
    /// </summary>
    public ResourceChange? Instance(ResourceUse use, ResourceChange from) =>
        use.InstanceFor(from.Address, byAddress.Value.GetValueOrDefault)
        ?? (use.Key is null ? byBlock.Value[use.Target.Address.BlockAddress()].FirstOrDefault(c => !c.Address.Equals(from.Address)) : null);

    /// <summary>True when what is read of a change is not known yet, or is something else after it; null when that cannot be told.</summary>
    public static bool? IsOther(ResourceChange change, IReadOnlyList<TraversalStep> steps)
    {
        Value? before = change.Before, after = change.After;
        if (change.IsDelete || change.Forgets && !change.Replaces) return null;
        bool isWhole = true;
        foreach (var step in steps)
        {
            if (after is not { IsKnown: true, IsNull: false }) break;
            isWhole = false;
            (before, after) = (ResourceUse.Below(before, step), ResourceUse.Below(after, step));
            if (after is null) return null;
        }
        if (isWhole && steps.Count == 0) return true;
        return after is not null && (!after.IsWhollyKnown || before is null || before.IsNull != after.IsNull || !after.Equals(before));
    }
}
