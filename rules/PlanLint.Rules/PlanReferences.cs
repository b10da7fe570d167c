using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Plans;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>
/// Which resource blocks refer to which, as the plan file keeps it: through module arguments and outputs, but not through locals,
/// which plan files leave out. Addresses are block addresses.
/// </summary>
internal sealed class PlanReferences(Plan plan)
{
    /// <summary>Chains of variables and outputs that are followed; configurations nest far less.</summary>
    private const int DeepestChain = 16;

    private readonly Dictionary<ResourceAddress, ImmutableHashSet<ResourceAddress>> direct = [];

    /// <summary>Blocks that a block refers to, directly and through others, itself excluded.</summary>
    public IReadOnlySet<ResourceAddress> Reach(ResourceAddress block)
    {
        var reached = new HashSet<ResourceAddress>();
        var pending = new Stack<ResourceAddress>(Direct(block));
        while (pending.TryPop(out var next))
        {
            if (!reached.Add(next)) continue;
            foreach (var further in Direct(next)) pending.Push(further);
        }
        reached.Remove(block);
        return reached;
    }

    /// <summary>Blocks that a block refers to, <c>depends_on</c> included.</summary>
    public IReadOnlySet<ResourceAddress> Direct(ResourceAddress block)
    {
        if (direct.TryGetValue(block, out var known)) return known;
        direct[block] = [];
        var found = new HashSet<ResourceAddress>();
        if (plan.Configuration?.Resources.GetValueOrDefault(block) is { } resource)
            foreach (string reference in resource.References.Concat(resource.DependsOn)) Resolve(block.Module, reference, found, 0);
        return direct[block] = [.. found];
    }

    /// <summary>Blocks that the expression of one attribute refers to.</summary>
    public IReadOnlySet<ResourceAddress> At(ResourceAddress block, ValuePath path)
    {
        var found = new HashSet<ResourceAddress>();
        if (plan.Configuration?.Resources.GetValueOrDefault(block) is { } resource)
            foreach (string reference in resource.ReferencesAt(path)) Resolve(block.Module, reference, found, 0);
        return found;
    }

    private void Resolve(ModulePath module, string reference, HashSet<ResourceAddress> found, int depth)
    {
        if (depth > DeepestChain) return;
        string[] parts = reference.Split('.');
        switch (parts)
        {
            case ["var", var name, ..] when !module.IsRoot:
                var caller = new ModulePath(module.Steps[..^1]);
                if (plan.Configuration!.ModuleCalls.GetValueOrDefault(module.ManifestKey) is { } call
                    && call.ArgumentReferences.TryGetValue(WithoutKey(name), out var arguments))
                    foreach (string argument in arguments) Resolve(caller, argument, found, depth + 1);
                break;
            case ["module", var name, var output, ..]:
                var callee = module.Child(WithoutKey(name));
                if (plan.Configuration!.ModuleCalls.GetValueOrDefault(callee.ManifestKey) is { } called
                    && called.Outputs.TryGetValue(WithoutKey(output), out var value))
                    foreach (string inner in value.References) Resolve(callee, inner, found, depth + 1);
                break;
            case ["data", var type, var name, ..]:
                found.Add(new ResourceAddress(module, ResourceMode.Data, type, WithoutKey(name)));
                break;
            case ["var" or "local" or "module" or "each" or "count" or "self" or "path" or "terraform" or "tofu", ..] or [_]:
                break;
            case [var type, var name, ..]:
                found.Add(new ResourceAddress(module, ResourceMode.Managed, type, WithoutKey(name)));
                break;
        }
    }

    private static string WithoutKey(string name)
    {
        int bracket = name.IndexOf('[', StringComparison.Ordinal);
        return bracket < 0 ? name : name[..bracket];
    }
}
