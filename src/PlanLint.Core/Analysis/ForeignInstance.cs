using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Plans;

namespace PlanLint.Analysis;

/// <summary>An instance in the state of another root module.</summary>
/// <param name="State">The state.</param>
/// <param name="Instance">The instance.</param>
public sealed record ForeignInstance(State State, StateInstance Instance)
{
    /// <summary>
    /// States of other roots. A state given on the command line may be this root's own; it is when at least half of what it holds
    /// was there before the plan, by address.
    /// </summary>
    internal static ImmutableArray<State> StatesOf(Compilation compilation)
    {
        if (compilation.Plan is not { PriorInstances.Count: > 0 } plan) return compilation.States;
        return [.. compilation.States.Where(s => !IsOwn(s, plan))];
    }

    internal static Dictionary<ObjectIdentity, ForeignInstance> Index(Compilation compilation)
    {
        var index = new Dictionary<ObjectIdentity, ForeignInstance>();
        foreach (var state in compilation.OtherStates)
            foreach (var instance in state.Instances)
                if (instance.Address.Mode == ResourceMode.Managed && instance.DeposedKey is null
                    && compilation.Knowledge.Find(instance.Address.Type) is { } row && !IsShared(row.OnExisting(instance.Attributes))
                    && row.Identify(instance.Attributes) is { } identity)
                    index.TryAdd(identity, new ForeignInstance(state, instance));
        return index;
    }

    /// <summary>True for resources that several may declare: parts of one object, or objects whose names are not unique.</summary>
    internal static bool IsShared(Knowledge.ExistingBehavior behavior) => behavior is Knowledge.ExistingBehavior.Merges or Knowledge.ExistingBehavior.Duplicates;

    private static bool IsOwn(State state, Plan plan)
    {
        var managed = state.Instances.Where(i => i.Address.Mode == ResourceMode.Managed).ToArray();
        return managed.Length > 0 && managed.Count(i => plan.PriorInstances.Contains(i.Address)) * 2 >= managed.Length;
    }
}
