using PlanLint.Addresses;
using PlanLint.Semantics;

namespace PlanLint.Rules;

/// <summary>Targets of <c>moved</c> blocks of which is asked, for each of many addresses, whether one names it or what holds it.</summary>
internal sealed class TargetIndex(IEnumerable<RefactoringTarget> targets)
{
    private readonly ILookup<string, RefactoringTarget> byName = targets.ToLookup(t => Name(t.Module ?? t.Resource!.Module, t.Resource), StringComparer.Ordinal);

    /// <summary>True when a target covers the address.</summary>
    public bool Covers(ResourceAddress address)
    {
        if (byName[Name(address.Module, address)].Any(t => t.Covers(address))) return true;
        for (int depth = address.Module.Steps.Length; depth > 0; depth--)
            if (byName[Name(new ModulePath(address.Module.Steps[..depth]), null)].Any(t => t.Covers(address))) return true;
        return false;
    }

    private static string Name(ModulePath module, ResourceAddress? resource) =>
        resource is null ? module.WithoutKeys().ToString() : new ResourceAddress(module.WithoutKeys(), resource.Mode, resource.Type, resource.Name).ToString();
}
