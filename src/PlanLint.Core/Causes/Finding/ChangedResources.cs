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
    private readonly ILookup<ResourceAddress, ResourceChange> byBlock;
    private readonly Dictionary<ResourceAddress, ResourceChange> byAddress;

    public ChangedResources(Plan plan)
    {
        var changes = plan.ResourceChanges.Where(c => !c.IsNoOp && c.DeposedKey is null).ToArray();
        byBlock = changes.ToLookup(c => c.Address.BlockAddress());
        byAddress = changes.DistinctBy(c => c.Address).ToDictionary(c => c.Address);
    }

    /// <summary>
    /// The changed instance that a reference of another means: of the key that it names, else of the other's own key, else the first one;
    /// null when none changes.
    /// </summary>
    public ResourceChange? Instance(ResourceSymbol target, ScopeTraversalSyntax reference, ResourceChange from)
    {
        var block = target.Address.BlockAddress();
        int at = target.Mode == ResourceMode.Managed ? 2 : 3;
        InstanceKey? named = reference.Steps.Count > at && reference.Steps[at] is { IsIndex: true } step
            ? OriginPath.Of(reference.Steps, at, []) is [{ } first, ..] ? first.Name is { } name ? new InstanceKey(name) : new InstanceKey(first.Index) : null
            : null;
        var module = from.Address.Module.WithoutKeys().Equals(target.Module.Path) ? from.Address.Module : target.Module.Path;
        if (named is { } key) return byAddress.GetValueOrDefault(new ResourceAddress(module, target.Mode, target.Type, target.Name, key));
        var own = new ResourceAddress(module, target.Mode, target.Type, target.Name, from.Address.Key);
        return byAddress.GetValueOrDefault(own) ?? byAddress.GetValueOrDefault(own.WithoutKey())
            ?? byBlock[block].FirstOrDefault(c => !c.Address.Equals(from.Address));
    }

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
            (before, after) = (At(before, step), At(after, step));
            if (after is null) return null;
        }
        if (isWhole && steps.Count == 0) return true;
        return after is not null && (!after.IsWhollyKnown || before is null || before.IsNull != after.IsNull || !after.Equals(before));
    }

    private static Value? At(Value? value, TraversalStep step)
    {
        if (value is not { IsKnown: true, IsNull: false }) return null;
        if (step.Name is { } name) return value[name];
        return step.KeyKind == LiteralKind.Number && int.TryParse(step.Key, System.Globalization.CultureInfo.InvariantCulture, out int index)
            ? value[index]
            : step.Key is { } key ? value[key] : null;
    }
}
