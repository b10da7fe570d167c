using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Knowledge;
using PlanLint.Plans;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0126: creates that must fail, in a plan that also does other things: apply stops half-way.</summary>
public sealed class DoomedPartialApply : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0126", "doomed-partial-apply", "Apply will stop half-way through",
        "{0} will fail because of objects that already exist, but up to {1} will have been applied by then.", Severity.Error)
    { Page = RulePage.Read, Confidence = Confidence.Likely };

    public override void Register(RuleContext context) => context.OnPlan(Check, RuleInputs.Inventory);

    private static void Check(PlanContext context)
    {
        var compilation = context.Compilation;
        var doomed = context.Plan.ResourceChanges.Where(c => IsDoomed(compilation, c)).ToArray();
        if (doomed.Length == 0) return;
        var references = new PlanReferences(context.Plan);
        var blocks = doomed.Select(c => c.Address.BlockAddress()).ToHashSet();
        int others = context.Plan.ResourceChanges
            .Count(c => PlanWords.IsManagedChange(c) && !doomed.Contains(c) && !references.Reach(c.Address.BlockAddress()).Any(blocks.Contains));
        if (others == 0) return;
        context.Report(doomed[0], new Finding(Plural.Of(doomed.Length, "create"), Plural.Of(others, "other change"))
        {
            Addresses = [.. doomed.Select(c => c.Address)],
            Related = PlanWords.Places(compilation, doomed.Skip(1)),
            Notes = [new DiagnosticNote("fix", "import the existing objects first and apply the rest afterwards")],
        });
    }

    private static bool IsDoomed(Compilation compilation, ResourceChange change) =>
        change.IsCreate && change.Importing is null && change.Address.Mode == ResourceMode.Managed
        && compilation.FindLive(change) is { IsTerminating: false }
        && compilation.Knowledge.OnExisting(change.Address.Type, change.After) == ExistingBehavior.Error;
}
