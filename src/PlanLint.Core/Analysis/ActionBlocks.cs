using PlanLint.Addresses;
using PlanLint.Causes;
using PlanLint.Plans;
using PlanLint.Syntax;

namespace PlanLint.Analysis;

/// <summary>The <c>action</c> blocks of all modules, by the address of a resource of their type and name.</summary>
internal sealed class ActionBlocks
{
    private readonly Dictionary<ResourceAddress, BlockSyntax> byAddress = [];

    public ActionBlocks(Compilation compilation)
    {
        foreach (var module in compilation.Modules?.Modules ?? [])
            foreach (var block in module.Files.SelectMany(f => f.Body.Blocks))
                if (block is { Type: "action", Labels: [var type, var name] })
                    byAddress.TryAdd(new ResourceAddress(module.Path, ResourceMode.Managed, type.Value, name.Value), block);
    }

    public BlockSyntax? Find(ActionInvocation invocation) =>
        Invocations.Parse(invocation) is { } address ? byAddress.GetValueOrDefault(address.BlockAddress()) : null;
}
