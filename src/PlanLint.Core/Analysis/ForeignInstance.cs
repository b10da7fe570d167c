using PlanLint.Addresses;
using PlanLint.Plans;

namespace PlanLint.Analysis;

/// <summary>An instance in the state of another root module.</summary>
/// <param name="State">The state.</param>
/// <param name="Instance">The instance.</param>
public sealed record ForeignInstance(State State, StateInstance Instance)
{
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
    internal static bool IsShared(Knowledge.ExistingBehavior behavior) =>
        behavior is Knowledge.ExistingBehavior.Merges or Knowledge.ExistingBehavior.Duplicates;

    /// <summary>By the ids that no two objects share; one instance for each.</summary>
    internal static Dictionary<(string Type, string Id), ForeignInstance> IndexById(Compilation compilation)
    {
        var index = new Dictionary<(string, string), ForeignInstance>();
        foreach (var state in compilation.OtherStates)
            foreach (var instance in state.Instances)
                if (instance.Address.Mode == ResourceMode.Managed && instance.DeposedKey is null && instance.GivenId is { IsUnique: true } id)
                    index.TryAdd((instance.Address.Type, id.Text), new ForeignInstance(state, instance));
        return index;
    }
}
