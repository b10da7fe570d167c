using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Semantics;

namespace PlanLint.Rules;

/// <summary>PL0504: the state holds what no block of the configuration declares.</summary>
public sealed class OrphanInState : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0504", "orphan-in-state", "State contains a resource that the configuration does not declare",
        "{0} is in the state but not in the configuration: the next full apply destroys it.", Severity.Warning)
    { Page = RulePage.Read, IsFixable = true };

    public override void Register(RuleContext context) => context.OnState(Check, RuleInputs.Source);

    private static void Check(StateContext context)
    {
        var (compilation, modules) = (context.Compilation, context.Compilation.Modules!);
        // A plan that destroys most of what exists is one finding (PL0115), not one more for each block.
        if (!States.IsOwn(compilation, context.State) || compilation.Plan is { } plan && MassShrink.IsShrinking(plan)) return;
        foreach (var orphans in context.State.Instances
            .Where(i => i.Address.Mode == ResourceMode.Managed && i.DeposedKey is null && IsOrphan(modules, i.Address))
            .GroupBy(i => i.Address.BlockAddress()))
        {
            ResourceAddress[] addresses = [.. orphans.Select(o => o.Address)];
            bool isProtected = orphans.Any(o => Protections.Of(compilation, o.Address, o.Attributes) is { IsWarning: false });
            context.Report(new Finding(Subject.Of(addresses))
            {
                At = context.State.LocationOf(orphans.First()),
                Addresses = [.. addresses],
                Severity = isProtected ? Severity.Error : null,
                Fixes = [new CodeFix("Stop managing it without destroying it", FixSafety.Unsafe,
                    [GeneratedBlock.AppendTo(compilation.RootPath, "removed.tf", GeneratedBlock.Removed(orphans.Key))])],
            });
        }
    }

    /// <summary>True when every module on the way was loaded and none declares, moves or removes the address.</summary>
    internal static bool IsOrphan(ModuleTree modules, ResourceAddress address)
    {
        if (modules.Find(address) is not null) return false;
        for (int depth = 1; depth <= address.Module.Steps.Length; depth++)
        {
            var path = new ModulePath(address.Module.Steps[..depth]).WithoutKeys();
            if (modules.Find(path) is not null) continue;
            // A call that is there but was not loaded may declare anything.
            if (modules.Find(new ModulePath(path.Steps[..^1]))?.ModuleCalls.Any(c => c.Name == path.Steps[^1].Name) == true) return false;
            break;
        }
        return modules.MovedFrom.Find(address) is null && modules.RemovedFrom.Find(address) is null;
    }
}
