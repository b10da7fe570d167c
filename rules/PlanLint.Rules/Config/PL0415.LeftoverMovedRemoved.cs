using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Semantics;

namespace PlanLint.Rules;

/// <summary>PL0415: a moved or removed block whose old address no state has any more.</summary>
public sealed class LeftoverMovedRemoved : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0415", "leftover-moved-removed", "Moved or removed block is no longer needed",
        "No state contains {0} any more, so this {1} block does nothing here; delete it once every other workspace has applied it.", Severity.Note)
    { Page = RulePage.Read, IsFixable = true };

    public override void Register(RuleContext context) => context.OnCompilation(Check, RuleInputs.Source | RuleInputs.State);

    private static void Check(CompilationContext context)
    {
        var compilation = context.Compilation;
        var root = compilation.Modules!.Root;
        // Modules that others call keep their history for those that have not applied it.
        if (root.IsReusable(compilation) || !States.Own(compilation).Any(s => s.Instances.Any(i => i.Address.Mode == ResourceMode.Managed))) return;
        if (root.Moved.Count + root.Removed.Count == 0) return;
        var changes = compilation.Plan?.ResourceChanges ?? [];
        var there =
            new AddressIndex([.. compilation.States.SelectMany(s => s.Instances, (_, i) => i.Address), .. changes.Select(c => c.Address),
                .. changes.Select(c => c.PreviousAddress).OfType<ResourceAddress>()]);
        foreach (var moved in root.Moved) Check(context, there, moved, moved.From);
        foreach (var removed in root.Removed) Check(context, there, removed, removed.From);
    }

    private static void Check(CompilationContext context, AddressIndex there, BlockSymbol block, RefactoringTarget? from)
    {
        if (from is null || there.HasOneIn(from)) return;
        context.Report(new Finding(from, block.Block.Type)
        {
            At = block.Location,
            Fixes = BlockEdits.Remove(block.Block) is { } edit ? [new CodeFix("Delete the block", FixSafety.Unsafe, [edit])] : [],
        });
    }
}
