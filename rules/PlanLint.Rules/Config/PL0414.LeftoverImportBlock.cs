using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;

namespace PlanLint.Rules;

/// <summary>PL0414: an import block whose object is in the state already does nothing any more.</summary>
public sealed class LeftoverImportBlock : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0414", "leftover-import-block", "Import block is no longer needed",
        "{0} is already in the state, so this import block does nothing; delete it.", Severity.Note)
    { Page = RulePage.Read, IsFixable = true };

    public override void Register(RuleContext context)
    {
        context.OnCompilation(Check, RuleInputs.Source | RuleInputs.State);
        context.OnCompilation(Check, RuleInputs.Source | RuleInputs.Plan);
    }

    private static void Check(CompilationContext context)
    {
        var compilation = context.Compilation;
        foreach (var import in compilation.Modules!.Modules.SelectMany(m => m.Imports))
        {
            if (import.To?.Resource is not { } target || import.ForEach is not null) continue;
            bool isInState = compilation.States.Any(s => s.Instances.Any(i => i.Address.Equals(target)));
            // Objects that this plan imports stand in its prior state as well.
            bool isInPlan = compilation.Plan is { } plan && plan.PriorInstances.Contains(target) && !plan.ChangesOf(target).Any(c => c.Importing is not null);
            if (!isInState && !isInPlan) continue;
            context.Report(new Finding(target)
            {
                At = import.Location,
                Addresses = [target],
                Fixes = BlockEdits.Remove(import.Block) is { } edit ? [new CodeFix("Delete the block", FixSafety.Safe, [edit])] : [],
            });
        }
    }
}
