using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Inventory;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Values;

namespace PlanLint.Analysis;

/// <summary>
/// A provider configuration through which the plan no longer finds what was made through it (PL0130). Where it looks is wrong more often than
/// that everything was deleted, so nothing of it is to be imported or created before that is known.
/// </summary>
/// <param name="Name">What the configuration is called: <c>aws</c>, <c>kubernetes.edge</c>.</param>
/// <param name="Block">The block that configures it; null when the provider has none.</param>
/// <param name="Gone">The objects that are gone, ordered by address.</param>
/// <param name="Known">How many objects were made through it, those that are gone included.</param>
public sealed record VanishedProvider(string Name, ProviderSymbol? Block, ImmutableArray<ResourceAddress> Gone, int Known)
{
    /// <summary>Of which <see cref="Gone"/> fewer are not told from a deletion by hand, unless they are all.</summary>
    private const int FewestOfSeveral = 3;

    /// <summary>
    /// Objects that are gone for the plan and in the inventory all the same, under the id that the state holds. They prove that the plan
    /// looks elsewhere.
    /// </summary>
    public ImmutableArray<(ResourceAddress Address, LiveObject Live)> Living { get; init; } = [];

    /// <summary>Objects that the plan creates through it, new ones included, ordered by address.</summary>
    public ImmutableArray<ResourceAddress> Created { get; init; } = [];

    /// <summary>The state that holds what is gone, when the plan's own drift does not tell; null otherwise.</summary>
    public State? HeldBy { get; init; }

    /// <summary>The configurations of which this is so, ordered by name. One pass over the plan.</summary>
    internal static ImmutableArray<VanishedProvider> In(Compilation compilation)
    {
        if (compilation.Plan is not { Mode: not PlanMode.Destroy } plan) return [];
        if (plan.Drift.All(d => !d.IsDelete) && compilation.States.IsEmpty) return [];
        var held = HeldElsewhere(compilation, plan);
        var providers = new SortedDictionary<string, Tally>(StringComparer.Ordinal);
        var seen = new HashSet<ResourceAddress>();
        foreach (var change in plan.ResourceChanges)
        {
            if (change.DeposedKey is not null || change.Address.Mode != ResourceMode.Managed || compilation.Knowledge.IsCheap(change.Address.Type)) continue;
            var tally = TallyOf(providers, compilation, change);
            if (change.IsCreate) tally.Created.Add(change.Address);
            if (DriftOf(plan, change) is { IsDelete: true } drift)
            {
                seen.Add(drift.Address);
                tally.Add(compilation, change.Address, drift.Before);
            }
            else if (change.IsCreate && change.Importing is null && held?.Instances.GetValueOrDefault(change.Address) is { } instance)
            {
                tally.HeldBy = held.State;
                tally.Add(compilation, change.Address, instance.Attributes);
            }
            else if (!change.IsCreate) tally.Known++;
        }
        foreach (var drift in plan.Drift)
            if (drift.IsDelete && drift.DeposedKey is null && drift.Address.Mode == ResourceMode.Managed && !seen.Contains(drift.Address)
                && !compilation.Knowledge.IsCheap(drift.Address.Type))
                TallyOf(providers, compilation, drift).Add(compilation, drift.Address, drift.Before);
        return [.. providers.Where(p => p.Value.IsVanished).Select(p => p.Value.ToProvider(p.Key))];
    }

    private static ResourceChange? DriftOf(Plan plan, ResourceChange change) =>
        plan.DriftOf(change.Address) ?? (change.PreviousAddress is { } previous ? plan.DriftOf(previous) : null);

    private static Tally TallyOf(SortedDictionary<string, Tally> providers, Compilation compilation, ResourceChange change)
    {
        var block = compilation.Declaration(change.Address)?.ProviderConfiguration;
        string name = block is null ? NameOf(compilation, change) : block.Module.Path.IsRoot ? block.Reference : $"{block.Module.Path}:{block.Reference}";
        if (!providers.TryGetValue(name, out var tally)) providers[name] = tally = new Tally();
        tally.Block ??= block;
        return tally;
    }

    /// <summary>What a configuration without a block of its own is called.</summary>
    private static string NameOf(Compilation compilation, ResourceChange change)
    {
        if (compilation.Plan?.Configuration is { } configured && configured.BlockOf(change.Address)?.ProviderConfigKey is { Length: > 0 } key)
        {
            // A module has an entry of its own for what it inherits, without arguments.
            bool isOwn = configured.Providers.GetValueOrDefault(key) is { HasArguments: true };
            return isOwn ? key : key[(key.LastIndexOf(':') + 1)..];
        }
        if (compilation.Declaration(change.Address) is { } resource) return resource.ProviderReference ?? resource.ProviderLocalName;
        return change.ProviderName.Length > 0 ? change.ProviderName[(change.ProviderName.LastIndexOf('/') + 1)..] : change.Address.Type.Split('_')[0];
    }

    /// <summary>
    /// What a state given holds of what the plan creates: of the version that the plan was made from, or, where the plan's own state is
    /// empty, of the only one given. Null when no state says so: a later one may hold what this plan made.
    /// </summary>
    private static HeldInstances? HeldElsewhere(Compilation compilation, Plan plan)
    {
        foreach (var state in compilation.States)
        {
            bool isOwn = compilation.PlannedState is { Lineage.Length: > 0 } planned
                ? state.Lineage == planned.Lineage && state.Serial <= planned.Serial
                : plan is { HasPriorState: true, PriorInstances.Count: 0 } && compilation.States.Length == 1;
            if (isOwn) return new HeldInstances(
                state, state.Instances.Where(i => i.DeposedKey is null && !i.IsTainted).DistinctBy(i => i.Address).ToDictionary(i => i.Address));
        }
        return null;
    }

    private sealed record HeldInstances(State State, Dictionary<ResourceAddress, StateInstance> Instances);

    /// <summary>What is counted of one configuration.</summary>
    private sealed class Tally
    {
        private static readonly string[] IdAttributes = ["uid", "id", "arn", "uuid", "internal_id"];
        private readonly SortedSet<ResourceAddress> gone = [];
        private readonly List<(ResourceAddress, LiveObject)> living = [];

        public ProviderSymbol? Block { get; set; }

        public int Known { get; set; }

        public State? HeldBy { get; set; }

        public SortedSet<ResourceAddress> Created { get; } = [];

        /// <summary>All of at least two, or most of at least three; one alone only when the inventory shows it under its id.</summary>
        public bool IsVanished => living.Count > 0 && gone.Count == Known
            || (gone.Count == Known ? gone.Count > 1 : gone.Count >= FewestOfSeveral && gone.Count * 2 > Known);

        public void Add(Compilation compilation, ResourceAddress address, Value before)
        {
            Known++;
            gone.Add(address);
            if (compilation.Inventory?.Objects.Length > 0 && compilation.Knowledge.Identify(address.Type, before) is { } identity
                && compilation.Inventory.Find(identity) is { Uid.Length: > 0 } live && IdsOf(before).Contains(live.Uid, StringComparer.OrdinalIgnoreCase))
                living.Add((address, live));
        }

        public VanishedProvider ToProvider(string name) =>
            new(name, Block, [.. gone], Known) { Living = [.. living.OrderBy(l => l.Item1)], Created = [.. Created], HeldBy = HeldBy };

        /// <summary>Ids that the system gave an object, wherever a provider keeps them.</summary>
        private static IEnumerable<string> IdsOf(Value values)
        {
            foreach (var holder in (Value?[])[values, values["metadata"]?[0], values["object"]?["metadata"]])
                foreach (string name in IdAttributes)
                    if (holder?[name]?.StringOrNull is { Length: > 0 } id) yield return id;
        }
    }
}
