using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>What findings say of actions that a plan invokes.</summary>
internal static class Invocations
{
    /// <summary><c>invoked after aws_instance.db is updated</c>, <c>invoked</c>, with <c>in a later plan</c> where it is put off.</summary>
    public static string Verb(ActionInvocation invocation)
    {
        string when = invocation.TriggeredBy is not { } resource ? ""
            : invocation.TriggerEvent switch
            {
                "BeforeCreate" => $" before {resource} is created",
                "AfterCreate" => $" after {resource} is created",
                "BeforeUpdate" => $" before {resource} is updated",
                "AfterUpdate" => $" after {resource} is updated",
                "BeforeDestroy" => $" before {resource} is destroyed",
                "AfterDestroy" => $" after {resource} is destroyed",
                var other => $" with {resource} ({other})",
            };
        return "invoked" + when + (invocation.IsDeferred ? " in a later plan" : "");
    }

    /// <summary>The block of an action; of one that is not in the configuration, the resource that triggers it; null without either.</summary>
    public static SourceLocation? Place(Compilation compilation, ActionInvocation invocation)
    {
        if (compilation.Modules is not { } modules) return null;
        if (Parse(invocation) is { } address && compilation.Indexed(c => new ActionBlocks(c)).Find(address) is { } block)
            return SourceLocation.At(block.Tree.Source, block.HeaderSpan);
        return invocation.TriggeredBy is { } trigger && compilation.Declaration(trigger) is not null ? modules.Locate(trigger)?.Location : null;
    }

    /// <summary>True when a pattern names the action, its block, or a module that holds it.</summary>
    public static bool Covers(this AddressPattern pattern, ActionInvocation invocation)
    {
        if (pattern.Matches(invocation.Address)) return true;
        if (Parse(invocation) is not { } address) return false;
        if (address.Key is { } key && pattern.Matches(invocation.Address[..^key.ToString().Length])) return true;
        for (int depth = address.Module.Steps.Length; depth > 0; depth--)
        {
            var module = new ModulePath(address.Module.Steps[..depth]);
            if (pattern.Matches(module.ToString()) || pattern.Matches(module.WithoutKeys().ToString())) return true;
        }
        return false;
    }

    /// <summary>The parts of an action's address, as those of a resource of its type and name.</summary>
    private static ResourceAddress? Parse(ActionInvocation invocation)
    {
        string text = invocation.Address;
        int at = text.StartsWith("action.", StringComparison.Ordinal) ? 0 : text.IndexOf(".action.", StringComparison.Ordinal) + 1;
        return at == 0 && !text.StartsWith("action.", StringComparison.Ordinal) ? null : ResourceAddress.Parse(text.Remove(at, "action.".Length));
    }

    /// <summary>The <c>action</c> blocks of all modules, by the address of a resource of their type and name.</summary>
    private sealed class ActionBlocks
    {
        private readonly Dictionary<ResourceAddress, BlockSyntax> byAddress = [];

        public ActionBlocks(Compilation compilation)
        {
            foreach (var module in compilation.Modules!.Modules)
                foreach (var block in module.Files.SelectMany(f => f.Body.Blocks))
                    if (block is { Type: "action", Labels: [var type, var name] })
                        byAddress.TryAdd(new ResourceAddress(module.Path, ResourceMode.Managed, type.Value, name.Value), block);
        }

        public BlockSyntax? Find(ResourceAddress address) => byAddress.GetValueOrDefault(address.BlockAddress());
    }
}
