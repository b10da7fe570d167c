using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Knowledge;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0201: the plan creates what exists already.</summary>
public sealed class CreateOfExisting : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0201", "create-of-existing", "Object to be created already exists",
        "{0} will be created, but {1} already exists; on apply the provider will {2}.", Severity.Error)
    { Page = RulePage.Read, IsFixable = true };

    public override void Register(RuleContext context) => context.OnResourceChange("*", Check, RuleInputs.Inventory);

    private static void Check(ChangeContext context)
    {
        var compilation = context.Compilation;
        if (compilation.FindExisting(context.Change) is not { } existing) return;
        // PL0118 reports what the refresh did not find although it is there.
        if (ExistingObject.IsOverlooked(compilation, context.Change, existing.Live)) return;
        // PL0202 reports creates that adopt without saying so, whether or not the inventory shows the object.
        if (existing.Behavior == ExistingBehavior.Adopts && compilation.Knowledge.Find(context.Change.Address.Type)?.Overwrites is not null) return;

        // A name that need not be unique is no proof that the live object is the one meant.
        bool mayBeAnother = existing.Behavior == ExistingBehavior.Duplicates;
        var live = existing.Live;
        context.Report(
            new Finding(context.Change.Address, $"{ExistingObject.Name(live.Identity)} ({ExistingObject.Traits(compilation, live)})", existing.Outcome)
            {
                Severity = mayBeAnother ? Severity.Warning : null,
                Confidence = mayBeAnother ? Confidence.Likely : null,
                Notes = ImportFix.Notes(compilation, existing),
                Fixes = ImportFix.For(compilation, existing),
                Related = [new RelatedLocation(SourceLocation.InFile(live.Source), $"{ExistingObject.Name(live.Identity)} is listed here")],
            });
    }
}
