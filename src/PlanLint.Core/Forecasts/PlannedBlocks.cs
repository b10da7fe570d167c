using PlanLint.Addresses;
using PlanLint.Plans;

namespace PlanLint.Forecasts;

/// <summary>What a block needs by the plan's own record of the configuration, through module arguments and outputs, but not through locals.</summary>
internal static class PlannedBlocks
{
    private const int DeepestChain = 16;

    /// <summary>The nearest blocks that a block needs.</summary>
    public static HashSet<ResourceAddress> NeededBy(Plan plan, ResourceAddress block)
    {
        var found = new HashSet<ResourceAddress>();
        if (plan.Configuration?.Resources.GetValueOrDefault(block) is { } resource)
            foreach (string reference in resource.References.Concat(resource.DependsOn)) Resolve(plan, block.Module, reference, found, 0);
        return found;
    }

    private static void Resolve(Plan plan, ModulePath module, string reference, HashSet<ResourceAddress> found, int depth)
    {
        if (depth > DeepestChain) return;
        string[] parts = [.. reference.Split('.').Select(p => p.Split('[')[0])];
        switch (parts)
        {
            case ["var", var name, ..] when !module.IsRoot:
                if (plan.Configuration!.ModuleCalls.GetValueOrDefault(module.ManifestKey) is { } call
                    && call.ArgumentReferences.TryGetValue(name, out var arguments))
                    foreach (string argument in arguments) Resolve(plan, new ModulePath(module.Steps[..^1]), argument, found, depth + 1);
                break;
            case ["module", var name, var output, ..]:
                var callee = module.Child(name);
                if (plan.Configuration!.ModuleCalls.GetValueOrDefault(callee.ManifestKey) is { } called && called.Outputs.TryGetValue(output, out var value))
                    foreach (string inner in value.References) Resolve(plan, callee, inner, found, depth + 1);
                break;
            case ["data", var type, var name, ..]: found.Add(new ResourceAddress(module, ResourceMode.Data, type, name)); break;
            case ["var" or "local" or "module" or "each" or "count" or "self" or "path" or "terraform" or "tofu", ..] or [_] or []: break;
            case [var type, var name, ..]: found.Add(new ResourceAddress(module, ResourceMode.Managed, type, name)); break;
        }
    }
}
