using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Plans;
using PlanLint.Values;

namespace PlanLint.Causes;

/// <summary>What changed or vanished outside of Terraform, as the plan's drift, an unrefreshed state and known owners of labels tell it.</summary>
internal sealed class DriftFinder(CauseInputs inputs, LeafSources sources)
{
    private const int MostPaths = 3;

    private readonly Dictionary<ResourceAddress, StateInstance> earlier =
        inputs.States.SelectMany(s => s.Instances).Where(i => i.DeposedKey is null).DistinctBy(i => i.Address).ToDictionary(i => i.Address);

    /// <summary>Why a create is one of what was there.</summary>
    public Cause? Vanished(ResourceChange change)
    {
        if (!change.IsCreate || change.Importing is not null) return null;
        if (inputs.Plan.DriftOf(change.Address) is { IsDelete: true })
            return Gone("it was there at the last run and is gone: it was deleted outside of Terraform, or the provider looks elsewhere now");
        return earlier.ContainsKey(change.Address) && inputs.Plan.HasPriorState && !inputs.Plan.PriorInstances.Contains(change.Address)
            ? Gone("the state has it, and the refresh did not find it: it was deleted outside of Terraform, or the provider looks elsewhere now") : null;

        Cause Gone(string text) => new(CauseKind.Vanished, Confidence.Proven, text) { Provider = ProviderNames.Short(change.ProviderName) };
    }

    /// <summary>Why a change answers something that was done outside.</summary>
    public Cause? Outside(ResourceChange change)
    {
        if (change.Mutates && !change.IsCreate && (TakenBack(change) ?? Unrefreshed(change)) is { } cause) return cause;
        return change.IsUpdate || change.Replaces ? Followed(change) ?? Owned(change) ?? Live(change) : null;
    }

    private Cause? TakenBack(ResourceChange change)
    {
        var drift = inputs.Plan.DriftOf(change.Address) ?? (change.PreviousAddress is { } previous ? inputs.Plan.DriftOf(previous) : null);
        if (drift is not { IsUpdate: true } || change.IsDelete) return null;
        var planned = change.AttributeChanges;
        var met = drift.AttributeChanges.Where(d => planned.Any(p => p.Path.StartsWith(d.Path) || d.Path.StartsWith(p.Path))).ToArray();
        if (met.Length == 0) return null;
        bool isBack = met.Any(d => IsSame(d.Path.Resolve(change.After), d.Path.Resolve(drift.Before)));
        string then = change.Replaces ? "the plan replaces the object" : isBack ? "the plan takes that back" : "the plan sets it anew";
        return new Cause(CauseKind.Outside, isBack
            ? Confidence.Proven
            : Confidence.Likely, $"{Paths(met.Select(m => m.Path))} changed outside of Terraform, and {then}");
    }

    /// <summary>The state that was given is older than the plan's: what differs from it was done since.</summary>
    private Cause? Unrefreshed(ResourceChange change)
    {
        if (change.IsDelete || !earlier.TryGetValue(change.Address, out var instance)) return null;
        var met = change.AttributeChanges.Where(c => c.Kind != AttributeChangeKind.BecameUnknown && IsSame(c.Path.Resolve(instance.Attributes), c.After)
            && !IsSame(c.Path.Resolve(instance.Attributes), c.Before)).ToArray();
        return met.Length == 0
            ? null
            : new Cause(CauseKind.Outside, Confidence.Proven, $"{Paths(met.Select(m => m.Path))} was as planned in the state before the refresh: it changed "
                + "outside of Terraform, and the plan takes that back");
    }

    /// <summary>It takes a value from an object that changed outside, and that the plan leaves as it is.</summary>
    private Cause? Followed(ResourceChange change)
    {
        if (inputs.Plan.Drift.IsEmpty) return null;
        foreach (var (leaf, use) in sources.Uses(change))
        {
            if (use.InstanceFor(change.Address, inputs.Plan.DriftOf) is not { IsUpdate: true } drift
                || drift.Address.Equals(change.Address)) continue;
            if (use.Attribute.FirstOrDefault(s => s.Name is not null)?.Name is not { } attribute
                || IsSame(drift.After[attribute], drift.Before[attribute])) continue;
            return new Cause(CauseKind.Outside, Confidence.Likely, $"{attribute} of {drift.Address} changed outside of Terraform, "
                + $"and {leaf.Path} takes it from there")
            { Address = drift.Address, Place = use.Reference.Location };
        }
        return null;
    }

    /// <summary>Labels and annotations by which another tool marks what it owns are no text of ours that somebody forgot to apply.</summary>
    private Cause? Owned(ResourceChange change)
    {
        if (!change.IsUpdate) return null;
        foreach (var leaf in change.AttributeChanges)
        {
            if (leaf.Kind != AttributeChangeKind.Removed || leaf.Path.Steps is not [.., { Name: "labels" or "annotations" }, { Name: { } key }]) continue;
            if (inputs.Knowledge.TrackingKeyOf(key, leaf.Before?.StringOrNull) is not { } tracking) continue;
            string owner = tracking.Owner;
            return new Cause(CauseKind.Outside, Confidence.Likely, $"{owner} has set {leaf.Path}, and the plan takes that back");
        }
        return null;
    }

    /// <summary>The live object says field by field who set it, or has what is planned: then it was another when the plan was made.</summary>
    private Cause? Live(ResourceChange change)
    {
        var set = new List<ValuePath>();
        var had = new List<ValuePath>();
        string? manager = null;
        foreach (var leaf in change.AttributeChanges)
        {
            if (leaf.Kind == AttributeChangeKind.BecameUnknown || inputs.Live(change, leaf.Path) is not { } live) continue;
            if (IsSame(live.Value, leaf.After) && !IsSame(live.Value, leaf.Before)) had.Add(leaf.Path);
            else if (live.Manager is { } by && IsSame(live.Value, leaf.Before) && (manager ??= by) == by) set.Add(leaf.Path);
        }
        if (set.Count > 0)
            return new Cause(CauseKind.Outside, Confidence.Proven, $"{manager} has set {Paths(set)} of the live object, and the plan takes that back");
        return had.Count == 0 ? null : new Cause(CauseKind.Outside, Confidence.Likely,
            $"the inventory has {Paths(had)} as planned, and the plan's prior state does not: the object changed outside of Terraform between the two");
    }

    private static string Paths(IEnumerable<ValuePath> paths)
    {
        var all = paths.Select(p => p.ToString()).Distinct(StringComparer.Ordinal).ToArray();
        return string.Join(", ", all.Take(MostPaths)) + (all.Length > MostPaths ? " and more" : "");
    }

    private static bool IsSame(Value? a, Value? b) => a is null or { IsNull: true } ? b is null or { IsNull: true } : b is not null && a.Equals(b);
}
