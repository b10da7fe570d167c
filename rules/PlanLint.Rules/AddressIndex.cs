using PlanLint.Addresses;
using PlanLint.Semantics;

namespace PlanLint.Rules;

/// <summary>Addresses of which is asked, for each of many blocks, whether one of them lies within what the block names.</summary>
internal sealed class AddressIndex
{
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly ILookup<string, ResourceAddress> byBlock;

    public AddressIndex(IEnumerable<ResourceAddress> addresses)
    {
        var all = addresses.ToArray();
        byBlock = all.ToLookup(Block, StringComparer.Ordinal);
        foreach (var address in all)
        {
            names.Add(Block(address));
            names.Add(new ResourceAddress(address.Module.WithoutKeys(), address.Mode, address.Type, address.Name, address.Key).ToString());
            var module = address.Module.WithoutKeys();
            for (int depth = module.Steps.Length; depth > 0; depth--) names.Add(new ModulePath(module.Steps[..depth]).ToString());
        }
    }

    /// <summary>True when an address is what is named or lies within it.</summary>
    public bool HasOneIn(RefactoringTarget target)
    {
        if ((target.Module ?? target.Resource!.Module).Steps.All(s => s.Key is null)) return names.Contains(target.ToString());
        return target.Resource is { } resource ? byBlock[Block(resource)].Any(target.Covers) : byBlock.SelectMany(b => b).Any(target.Covers);
    }

    private static string Block(ResourceAddress address) =>
        new ResourceAddress(address.Module.WithoutKeys(), address.Mode, address.Type, address.Name).ToString();
}
