using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Values;

namespace PlanLint.Forecasts;

/// <summary>
/// What waits for what in an apply. Instances of one block do not wait for each other, nor do those of two instances of one module, unless
/// something of the module itself stands between them.
/// </summary>
internal sealed class ApplyOrder
{
    private readonly Plan plan;
    private readonly ModuleTree? modules;
    private readonly ILookup<ResourceAddress, ResourceChange> byBlock;
    private readonly Dictionary<ResourceAddress, List<Edge>> dependents = [];

    public ApplyOrder(Compilation compilation)
    {
        plan = compilation.Plan!;
        modules = compilation.Modules;
        byBlock = plan.ResourceChanges.ToLookup(c => c.Address.BlockAddress());
        var blocks = byBlock.Select(g => g.Key).Concat(plan.Configuration?.Resources.Keys ?? [])
            .Concat(modules?.Modules.SelectMany(m => m.Resources).Select(r => r.Address) ?? []);
        foreach (var block in blocks.Distinct()) AddEdges(block);
    }

    /// <summary>The changes that wait for one of those given, directly or through others, deletes of what they need included.</summary>
    public HashSet<ResourceChange> After(IEnumerable<ResourceChange> failing)
    {
        var stopped = new HashSet<ResourceChange>();
        var passed = new HashSet<ResourceAddress>();
        var open = new Stack<(ResourceAddress Block, ResourceChange? Change)>(failing.Select(c => (c.Address.BlockAddress(), (ResourceChange?)c)));
        while (open.TryPop(out var on))
        {
            foreach (var edge in dependents.GetValueOrDefault(on.Block, []))
            {
                // A data source that was read already has no change, and hands the wait on.
                if (!byBlock.Contains(edge.Dependent) && passed.Add(edge.Dependent)) open.Push((edge.Dependent, null));
                foreach (var dependent in byBlock[edge.Dependent])
                    if (Waits(dependent, on.Change, edge) && stopped.Add(dependent)) open.Push((edge.Dependent, dependent));
            }
            // What is destroyed goes after that which needs it is gone.
            if (on.Change is not { Destroys: true, CreatesFirst: false }) continue;
            foreach (var needed in Needed(on.Block))
                foreach (var dependency in byBlock[needed])
                    if (dependency.Destroys && stopped.Add(dependency)) open.Push((needed, dependency));
        }
        return stopped;
    }

    private static bool Waits(ResourceChange dependent, ResourceChange? on, Edge edge)
    {
        // A destroy does not wait for what it needed; that waits for it.
        if (dependent.IsDelete) return false;
        if (on is null || !edge.IsDirect) return true;
        var (here, there) = (dependent.Address.Module, on.Address.Module);
        if (here.WithoutKeys().Equals(there.WithoutKeys()) && !here.Equals(there)) return false;
        return edge.Keys is not { } keys || on.Address.Key is not { } key || keys.Contains(key.ToString());
    }

    private IEnumerable<ResourceAddress> Needed(ResourceAddress block) =>
        dependents.Where(d => d.Value.Exists(e => e.Dependent.Equals(block))).Select(d => d.Key);

    private void AddEdges(ResourceAddress block)
    {
        var direct = DirectReferences(block);
        var all = new HashSet<ResourceAddress>(direct.Keys);
        if (modules?.Find(block) is { } symbol) all.UnionWith(Reached(symbol));
        else all.UnionWith(PlannedBlocks.NeededBy(plan, block));
        all.Remove(block);
        foreach (var needed in all)
        {
            if (!dependents.TryGetValue(needed, out var list)) dependents[needed] = list = [];
            list.Add(new Edge(block, direct.ContainsKey(needed), direct.GetValueOrDefault(needed)));
        }
    }

    /// <summary>The blocks that a block names itself, with the keys of instances where it names those alone.</summary>
    private Dictionary<ResourceAddress, HashSet<string>?> DirectReferences(ResourceAddress block)
    {
        var found = new Dictionary<ResourceAddress, HashSet<string>?>();
        if (plan.Configuration?.Resources.GetValueOrDefault(block) is not { } resource) return found;
        var references = resource.References;
        foreach (string reference in references.Concat(resource.DependsOn))
        {
            bool isPart = references.Any(r =>
                r.Length > reference.Length && r.StartsWith(reference, StringComparison.Ordinal) && r[reference.Length] is '.' or '[');
            if (isPart || Resource(reference) is not { } named) continue;
            var address = new ResourceAddress(block.Module, named.Mode, named.Type, named.Name);
            if (named.Key is not { } key) found[address] = null;
            else if (!found.TryGetValue(address, out var keys)) found[address] = [key.ToString()];
            else keys?.Add(key.ToString());
        }
        return found;
    }

    /// <summary>The resource, or its instance, at the beginning of a reference.</summary>
    private static ResourceAddress? Resource(string reference)
    {
        for (int end = reference.Length; end > 0; end = reference.LastIndexOfAny(['.', '['], end - 1))
            if (ResourceAddress.TryParse(reference[..end], out var address)) return address.Module.IsRoot && IsResource(address.Type) ? address : null;
        return null;
    }

    private static bool IsResource(string type) => type is not ("var" or "local" or "module" or "each" or "count" or "self" or "path" or "terraform" or "tofu");

    /// <summary>The resources that a block needs through locals, variables, outputs and provider configurations, up to the nearest.</summary>
    private HashSet<ResourceAddress> Reached(ResourceSymbol block)
    {
        var found = new HashSet<ResourceAddress>();
        var seen = new HashSet<Symbol> { block };
        var open = new Stack<Symbol>([block]);
        if (block.ProviderConfiguration is { } provider) open.Push(provider);
        while (open.TryPop(out var symbol))
        {
            foreach (var needed in modules!.Dependencies.DependenciesOf(symbol))
            {
                if (!seen.Add(needed)) continue;
                if (needed is ResourceSymbol resource) found.Add(resource.Address);
                else open.Push(needed);
            }
        }
        return found;
    }

    private sealed record Edge(ResourceAddress Dependent, bool IsDirect, HashSet<string>? Keys);
}
