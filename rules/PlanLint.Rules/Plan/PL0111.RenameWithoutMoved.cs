using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Plans;

namespace PlanLint.Rules;

/// <summary>PL0111: one address is destroyed and another created for what is the same object.</summary>
public sealed class RenameWithoutMoved : Rule
{
    private const string LooksRenamed = "{0} will be created with the values of {1}, which will be destroyed: it looks renamed without a moved block.";

    private const string InLaterPlan =
        "{0} will be created and {1} destroyed, not all of it by this apply, but both are {2}: the destroy takes away the object that is to stay.";

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0111", "rename-without-moved", "Resource is renamed without a moved block",
        "{0} will be created and {1} destroyed, but both are {2}: the apply would delete the object it has just created.", Severity.Error)
    { Page = RulePage.Read, IsFixable = true, IsSuppressible = false };

    public override void Register(RuleContext context) => context.OnPlan(Check);

    private static void Check(PlanContext context)
    {
        foreach (var rename in context.Compilation.Renames.All)
            Report(context, rename, rename.IsProven
                ? new Finding(rename.To.Address, rename.From.Address, rename.Identity)
                {
                    MessageFormat = rename.To.IsDeferred || rename.From.IsDeferred ? InLaterPlan : null,
                }
                : new Finding(rename.To.Address, rename.From.Address)
                {
                    MessageFormat = LooksRenamed,
                    Severity = Severity.Warning,
                    Confidence = Confidence.Heuristic
                });
    }

    private static void Report(PlanContext context, Rename rename, Finding finding) => context.Report(rename.To, finding with
    {
        Addresses = [rename.To.Address, rename.From.Address],
        Notes = PlanWords.Later([rename.To, rename.From]),
        Related = PlanWords.Places(context.Compilation, [rename.From]),
        Fixes = rename.IsUnique && Fix(context.Compilation, rename.To, rename.From) is { } fix ? [fix] : [],
    });

    private static CodeFix? Fix(Compilation compilation, ResourceChange create, ResourceChange delete)
    {
        if (compilation.Modules is not { } modules || modules.Find(delete.Address) is not null && delete.Address.Key is null) return null;
        if (create.Address.Type == delete.Address.Type)
            return new CodeFix("Move it instead", FixSafety.Unsafe,
                [GeneratedBlock.AppendTo(compilation.RootPath, "moved.tf", GeneratedBlock.Moved(delete.Address, create.Address))]);
        // moved between kubernetes_x and kubernetes_x_v1 is not supported by the provider; forgetting one and importing the other is.
        if (delete.Address.Key is not null || delete.Address.Module.Steps.Any(s => s.Key is not null) || modules.Find(delete.Address) is not null) return null;
        if (compilation.Knowledge.ImportId(create.Address.Type, create.After) is not { } id) return null;
        return new CodeFix("Forget the old address and import the object to the new one", FixSafety.Unsafe,
            [GeneratedBlock.AppendTo(compilation.RootPath, "removed.tf", GeneratedBlock.Removed(delete.Address)),
                GeneratedBlock.AppendTo(compilation.RootPath, "imports.tf", GeneratedBlock.Import(create.Address, id))]);
    }
}
