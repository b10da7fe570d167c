using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Plans;

namespace PlanLint.Rules;

/// <summary>PL0206: an Argo CD application tracks the object as well.</summary>
public sealed class ArgocdOwnedObject : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0206", "argocd-owned-object", "Object is tracked by Argo CD",
        "{0} has two owners: Terraform, and Argo CD {2}, which tracks {1}.", Severity.Warning)
    { Page = RulePage.Read };

    // Instances of one block are one finding, as loud as the loudest of them.
    public override void Register(RuleContext context) => context.OnPlan(Check);

    private static void Check(PlanContext context)
    {
        var compilation = context.Compilation;
        var claimed = new List<(ResourceChange Change, ObjectIdentity Identity, string Application)>();
        foreach (var change in context.Plan.ResourceChanges)
        {
            if (change.Address.Mode != ResourceMode.Managed || !change.Mutates || change.DeposedKey is not null) continue;
            if (LiveOwnership.OwnerOf(compilation, change, "argocd") is { } application && compilation.Identify(change) is { } identity)
                claimed.Add((change, identity, application));
        }
        foreach (var block in claimed.GroupBy(c => compilation.Locate(c.Change).Location))
        {
            bool decides = block.Any(c => !c.Change.IsUpdate);
            foreach (var (change, identity, application) in block)
            {
                context.Report(change, new Finding(change.Address, ExistingObject.Name(identity), application)
                {
                    Severity = decides ? Severity.Error : null,
                    Notes = [new DiagnosticNote("fix", "pick one owner: remove the object from the application's git (with Prune=false first), or from "
                        + "Terraform with a removed block and destroy = false")],
                });
            }
        }
    }
}
