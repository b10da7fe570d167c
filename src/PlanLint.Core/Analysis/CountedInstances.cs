using PlanLint.Addresses;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Values;

namespace PlanLint.Analysis;

/// <summary>Pairs instances of a counted block in the state with those of the configuration, by the values that tell them apart.</summary>
internal static class CountedInstances
{
    /// <summary>The pairs, ordered by the index in the state; null when the values do not tell.</summary>
    public static IReadOnlyList<(long From, int To)>? Pair(Plan plan, BlockSymbol counted, ModulePath caller, int count)
    {
        if (!plan.IsComplete) return null;
        var had = new SortedDictionary<long, Instance>();
        var wanted = new Dictionary<long, Instance>();
        bool isQuiet = true;
        foreach (var change in plan.ResourceChanges)
        {
            if (change.Address.Mode != ResourceMode.Managed || change.DeposedKey is not null
                || Place(change.Address, counted, caller) is not var (index, rest)) continue;
            // What is moved or imported by the same plan is somewhere else in the state.
            if (change.PreviousAddress is not null || change.Importing is not null) return null;
            isQuiet &= change.IsNoOp;
            if (!change.IsCreate) Of(had, index).Add(rest, change.Before);
            if (!change.After.IsNull) Of(wanted, index).Add(rest, change.After);
        }
        if (had.Count == 0 && !plan.HasPriorState
            || plan.PriorInstances.Any(a => Place(a, counted, caller) is var (index, _) && !had.ContainsKey(index))) return null;
        if (had.Count == 0) return [];
        if (isQuiet && had.Count == count) return [.. had.Keys.Select(i => (i, (int)i))];
        if (wanted.Count != count || !Enumerable.Range(0, count).All(i => wanted.ContainsKey(i))) return null;
        return Pair(had, [.. Enumerable.Range(0, count).Select(i => wanted[i])]);
    }

    private static List<(long From, int To)>? Pair(SortedDictionary<long, Instance> had, Instance[] wanted)
    {
        (string, string)[] telling = [.. wanted[0].Values.Keys.Where(k => Tells(wanted, k))];
        if (telling.Length == 0) return null;
        var byDigest = Enumerable.Range(0, wanted.Length).ToLookup(i => wanted[i].DigestOf(telling));
        var free = Enumerable.Range(0, wanted.Length).ToHashSet();
        var pairs = new List<(long From, int To)>();
        foreach (var (index, instance) in had)
        {
            int[] alike = [.. byDigest[instance.DigestOf(telling)].Where(i => wanted[i].Equals(instance, telling))];
            if (alike.Length == 0) continue;
            if (alike.Length > 1 || !free.Remove(alike[0])) return null;
            pairs.Add((index, alike[0]));
        }
        // One goes and another comes, or one changes: which of the two, the values do not tell.
        return pairs.Count < had.Count && free.Count > 0 ? null : pairs;
    }

    /// <summary>
    /// True for an attribute that is known in all instances and not the same in all; of a single one, for all that is known and says
    /// something.
    /// </summary>
    private static bool Tells(Instance[] wanted, (string, string) key)
    {
        var first = wanted[0].Values[key];
        if (!wanted.All(w => w.Values.TryGetValue(key, out var value) && value is { IsWhollyKnown: true, IsNull: false })) return false;
        return wanted.Length == 1 || wanted.Any(w => !w.Values[key].Equals(first));
    }

    /// <summary>The index of the instance that an address is or lies in, and the rest of the address; null when it is of another block.</summary>
    private static (long Index, string Inner)? Place(ResourceAddress address, BlockSymbol counted, ModulePath caller)
    {
        int depth = caller.Steps.Length;
        if (counted is ResourceSymbol resource)
            return address.Type == resource.Type && address.Name == resource.Name && address.Module.Equals(caller) && address.Key is { IsString: false } key
                ? (key.Index, "")
                : null;
        if (address.Module.Steps.Length <= depth || address.Module.Steps[depth] is not { Key: { IsString: false } of } step
            || step.Name != counted.Name) return null;
        if (!new ModulePath(address.Module.Steps[..depth]).Equals(caller)) return null;
        return (of.Index, new ResourceAddress(
            new ModulePath(address.Module.Steps[(depth + 1)..]), address.Mode, address.Type, address.Name, address.Key).ToString());
    }

    private static Instance Of(IDictionary<long, Instance> instances, long index)
    {
        if (!instances.TryGetValue(index, out var instance)) instances.Add(index, instance = new Instance());
        return instance;
    }

    /// <summary>What the resources of one instance hold.</summary>
    private sealed class Instance
    {
        public Dictionary<(string Resource, string Attribute), Value> Values { get; } = [];

        public void Add(string resource, Value values)
        {
            foreach (var (name, value) in values.Attributes) Values[(resource, name)] = value;
        }

        public int DigestOf((string, string)[] keys) =>
            keys.Aggregate(0, (digest, key) => HashCode.Combine(digest, Values.TryGetValue(key, out var value) ? ValueDigest.Of(value) : 0));

        public bool Equals(Instance other, (string, string)[] keys) => keys.All(k => other.Values.TryGetValue(k, out var value) && value.Equals(Values[k]));
    }
}
