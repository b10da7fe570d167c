using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Plans;
using PlanLint.Provenance;

namespace PlanLint.Analysis;

/// <summary>
/// Which of the states given is the root module's own: the one whose lineage is recorded beside the plan, or that holds what the plan's
/// prior state holds, instance by instance with equal ids. One object that both hold proves nothing.
/// </summary>
internal sealed class OwnStates
{
    private readonly Compilation compilation;
    private readonly Dictionary<ResourceAddress, GivenId?> prior = [];
    private readonly Dictionary<ResourceAddress, ResourceAddress> previous = [];
    private readonly HashSet<ResourceAddress> known = [];

    private OwnStates(Compilation compilation)
    {
        this.compilation = compilation;
        if (compilation.Plan is { } plan) ReadPrior(plan);
    }

    /// <summary>The root's own states, in the order given.</summary>
    public static ImmutableArray<State> Of(Compilation compilation)
    {
        if (compilation.States.IsEmpty) return [];
        var own = new OwnStates(compilation);
        var given = compilation.States.Where(s => own.IsOwn(s, isGiven: !compilation.InventoryStates.Contains(s))).ToArray();
        // A copy among the inventories of a state that is known to be the root's own.
        string[] lineages = [.. given.Select(s => s.Lineage).Where(l => l.Length > 0)];
        return [.. compilation.States.Where(s => given.Contains(s) || lineages.Contains(s.Lineage))];
    }

    /// <summary>
    /// What the plan knows to be there. An import reads its object into the prior state before the state file has it, and what was moved
    /// has its new address there.
    /// </summary>
    private void ReadPrior(Plan plan)
    {
        var imported = plan.ResourceChanges.Where(c => c.Importing is not null).Select(c => c.Address).ToHashSet();
        foreach (var change in plan.ResourceChanges.Concat(plan.Drift))
        {
            known.Add(change.Address);
            if (change.PreviousAddress is not { } from) continue;
            known.Add(from);
            previous.TryAdd(change.Address, from);
        }
        foreach (var address in plan.PriorInstances.Where(a => !imported.Contains(a)))
            prior.Add(address, plan.PriorIds.TryGetValue(address, out var id) ? id : null);
        if (plan.HasPriorState) return;
        foreach (var change in plan.ResourceChanges.Where(
            c => c.Address.Mode == ResourceMode.Managed && c.DeposedKey is null && !c.IsCreate && c.Importing is null))
            prior.TryAdd(change.Address, GivenId.Of(change.Before));
    }

    private bool IsOwn(State state, bool isGiven)
    {
        if (compilation.PlannedState is { } planned && planned.Lineage == state.Lineage) return true;
        var instances = state.Instances.Where(i => i.DeposedKey is null && i.Address.Mode == ResourceMode.Managed).DistinctBy(i => i.Address)
            .ToDictionary(i => i.Address);
        if (prior.Count > 0) return Holds(instances);
        if (!isGiven || compilation.Plan is { HasPriorState: true } && instances.Count > 0) return false;
        // The state was made anew, or is another root's: only what it holds can tell.
        bool isOtherLineage = compilation.PlannedState is not null && state.Lineage.Length > 0;
        bool isOnly = !isOtherLineage && compilation.States.Length - compilation.InventoryStates.Length == 1;
        if (isOnly && (instances.Count == 0 || compilation.Plan is null && !compilation.HasSiblings)) return true;
        return IsDeclared(instances) || isOnly && WasApplied(instances);
    }

    /// <summary>True when the state holds at least half of what was there before the plan, as the same objects, and not mostly other things.</summary>
    private bool Holds(Dictionary<ResourceAddress, StateInstance> instances)
    {
        int same = 0, likely = 0, different = 0;
        foreach (var (address, id) in prior)
        {
            if (!instances.TryGetValue(address, out var instance)
                && !(previous.TryGetValue(address, out var from) && instances.TryGetValue(from, out instance))) continue;
            if (id is not { } before || instance.GivenId is not { } now) likely++;
            else if (before == now) same++;
            else different++;
        }
        if (same == 0 && different > 0) return false;
        int strangers = instances.Keys.Count(a => !prior.ContainsKey(a) && !known.Contains(a) && compilation.Declaration(a) is null);
        int held = same + likely;
        return held > 0 && held * 2 >= prior.Count && held >= different && held >= strangers;
    }

    /// <summary>
    /// True when the state holds what a first plan was to create and nothing else, with every value that the plan knew: it was applied
    /// since, at least in part. Another root's copy of the same blocks has other names or settings.
    /// </summary>
    private bool WasApplied(Dictionary<ResourceAddress, StateInstance> instances)
    {
        if (compilation.Plan is not { } plan || instances.Count == 0) return false;
        var managed = plan.ResourceChanges.Where(c => c.Address.Mode == ResourceMode.Managed && c.DeposedKey is null).ToArray();
        if (managed.Any(c => !c.IsCreate || c.Importing is not null)) return false;
        var created = managed.DistinctBy(c => c.Address).ToDictionary(c => c.Address);
        return instances.All(i => created.TryGetValue(i.Key, out var change) && change.HasValues && !PlainValue.Differ(change.After, i.Value.Attributes));
    }

    /// <summary>
    /// By address alone: half of the instances have a block, or half of the blocks an instance. What the plan is about to create was not
    /// in its state.
    /// </summary>
    private bool IsDeclared(Dictionary<ResourceAddress, StateInstance> instances)
    {
        if (compilation.Modules is not { } modules) return false;
        if (compilation.Plan?.ResourceChanges.Any(c => c.IsCreate && instances.ContainsKey(c.Address)) == true) return false;
        int declared = instances.Keys.Count(a => compilation.Declaration(a) is not null);
        int blocks = modules.Modules.Sum(m => m.Resources.Count(r => r.Mode == ResourceMode.Managed));
        return declared > 0 && (declared * 2 >= instances.Count || declared * 2 >= blocks);
    }
}
