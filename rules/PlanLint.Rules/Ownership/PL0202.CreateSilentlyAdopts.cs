using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Knowledge;

namespace PlanLint.Rules;

/// <summary>PL0202: a create that would take over an existing object without an error.</summary>
public sealed class CreateSilentlyAdopts : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0202", "create-silently-adopts", "Create silently takes over an existing object",
        "{0}: {1} does not fail on an existing object: {2}. A later destroy will delete an object that Terraform did not create.", Severity.Error)
    { Page = RulePage.Read, IsFixable = true, IsSuppressible = false };

    public override void Register(RuleContext context) => context.OnResourceChange("*", Check);

    private static void Check(ChangeContext context)
    {
        var (compilation, change) = (context.Compilation, context.Change);
        if (change.Importing is not null || !(change.IsCreate || change.CreatesFirst)) return;
        if (compilation.Knowledge.Find(change.Address.Type) is not { Overwrites: { } overwrites } known
            || known.OnExisting(change.After) != ExistingBehavior.Adopts) return;

        var finding = new Finding(change.Address, change.Address.Type, overwrites);
        if (compilation.FindExisting(change) is { } existing)
        {
            // PL0118 reports what the refresh did not find although it is there.
            if (ExistingObject.IsOverlooked(compilation, change, existing.Live)) return;
            context.Report(finding with { Notes = ImportFix.Notes(compilation, existing), Fixes = ImportFix.For(compilation, existing) });
            return;
        }
        // Where the inventory looked and found nothing, there is nothing to adopt.
        if (compilation.Inventory is { } inventory && compilation.Identify(change) is { } identity && inventory.Covers(identity)) return;
        context.Report(finding with
        {
            Severity = ProvesCertificate(context) ? Severity.Note : Severity.Warning,
            Confidence = Confidence.Likely,
            Notes = [new DiagnosticNote("live", "no inventory says whether the object exists")],
        });
    }

    /// <summary>A record that proves a certificate's domain: every certificate of the domain asks for the same one, and AWS has it overwritten.</summary>
    private static bool ProvesCertificate(ChangeContext context) =>
        context.Change.Address.Type == "aws_route53_record"
        && new PlanReferences(context.Plan).Direct(context.Change.Address.BlockAddress()).Any(a => a.Type == "aws_acm_certificate");
}
