using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0213: an object exists or is to be imported, and its type has no importer.</summary>
public sealed class NotImportable : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0213", "not-importable", "Resource type cannot be imported",
        "{0}: {1} cannot be imported; remove it from the configuration, or delete the object and let Terraform create it.", Severity.Warning)
    { Page = RulePage.Read, Confidence = Confidence.Likely };

    public override void Register(RuleContext context)
    {
        context.OnCompilation(CheckBlocks, RuleInputs.Source);
        context.OnResourceChange("*", CheckCreate, RuleInputs.Inventory);
    }

    private static void CheckBlocks(CompilationContext context)
    {
        foreach (var import in DeclaredImport.In(context.Compilation))
        {
            if (context.Compilation.Knowledge.CanImport(import.To.Type) != false) continue;
            context.Report(new Finding(import.To, import.To.Type) { At = import.Symbol.To!.Expression.Location, Addresses = [import.To] });
        }
    }

    private static void CheckCreate(ChangeContext context)
    {
        if (context.Compilation.Knowledge.CanImport(context.Change.Address.Type) != false || context.Compilation.FindExisting(context.Change) is null) return;
        context.Report(new Finding(context.Change.Address, context.Change.Address.Type));
    }
}
