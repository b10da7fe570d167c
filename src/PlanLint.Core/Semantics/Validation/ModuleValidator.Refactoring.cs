using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Semantics;

/// <summary><c>moved</c>, <c>removed</c> and <c>import</c> blocks.</summary>
internal sealed partial class ModuleValidator
{
    private void CheckMoved(MovedSymbol moved)
    {
        CheckBlock(moved.Block, BlockSchema.TopLevel["moved"], null);
        foreach (var (name, target) in ((string, RefactoringTarget?)[])[("from", moved.From), ("to", moved.To)])
        {
            if (moved.Body.GetAttribute(name) is not { } attribute) continue;
            if (target is null) ReportInvalidAddress(attribute.Value);
        }
        if (moved.From is not { } from || moved.To is not { } to) return;
        if (from.Resource is null != to.Resource is null)
            Report(moved.Location, "Invalid \"moved\" addresses",
                "The \"from\" and \"to\" addresses must either both refer to resources or both refer to modules.");
        else if (from.ToString() == to.ToString())
            ReportAtPlan(moved.Location, "Redundant move statement",
                $"This statement declares a move from {from} to the same address, which is the same as not declaring this move at all.");
    }

    private void CheckRemoved(RemovedSymbol removed)
    {
        CheckBlock(removed.Block, BlockSchema.TopLevel["removed"], null);
        foreach (var lifecycle in removed.Body.GetBlocks("lifecycle"))
        {
            CheckBlock(lifecycle, BlockSchema.RemovedLifecycle, null);
            CheckFlag(lifecycle.Body.GetAttribute("destroy"));
        }
        foreach (var provisioner in removed.Body.GetBlocks("provisioner")) CheckProvisioner(provisioner);
        if (removed.Body.GetAttribute("from") is not { } attribute) return;
        if (removed.From is not { } from)
        {
            ReportInvalidAddress(attribute.Value);
            return;
        }
        if (from.Resource is { Mode: ResourceMode.Data })
            Report(attribute.Value, "Data source address not allowed", "Data sources are never destroyed, so they are not valid targets of removed blocks. "
                + "To remove the data source from state, remove the data source block from configuration.");
        if (from.Resource?.Key is not null)
            Report(attribute.Value, "Resource instance keys not allowed",
                "Resource address must be a resource (e.g. \"test_instance.foo\"), not a resource instance (e.g. \"test_instance.foo[1]\").");
        if ((from.Module ?? from.Resource!.Module).Steps.Any(s => s.Key is not null))
            Report(attribute.Value, "Module instance keys not allowed",
                "Module address must be a module (e.g. \"module.foo\"), not a module instance (e.g. \"module.foo[1]\").");
        Symbol? still = from.Resource is { } address ? tree.Find(address) : tree.Find(from.Module!)?.Call;
        if (still is not null)
            issues.Add(new SemanticIssue(SemanticIssueKind.InvalidDeclaration,
                $"This statement declares that {from} was removed, but it is still declared in configuration.", removed.Location)
            {
                Summary = from.Resource is null ? "Removed module still exists" : "Removed resource still exists",
                Related = [new RelatedLocation(still.Location, "declared here")],
                OnlyAtPlan = true,
            });
    }

    private void CheckImport(ImportSymbol import)
    {
        CheckBlock(import.Block, BlockSchema.TopLevel["import"], null);
        bool hasIdentity = import.Body.GetAttribute("identity") is not null;
        if (import.Id is null && !hasIdentity) issues.Add(TerraformWords.MissingArgument(import.Location, "id"));
        else if (import.Id is not null && hasIdentity)
            Report(import.Location, "Invalid import block", "The import block can only specify one of the following attributes: id or identity.");
        if (import.Body.GetAttribute("to") is { } to)
        {
            if (import.To is null) ReportInvalidAddress(to.Value);
            else if (import.To is not { Resource: { Mode: ResourceMode.Managed } })
                Report(to.Value, "Invalid import address", "Only managed resources can be imported.");
        }
        if (!import.Module.Path.IsRoot && !versions.Allow(LanguageFeature.ImportInModule))
            Report(import.Location, "Invalid import configuration",
                $"An import block was detected in \"{import.Module.Path}\". Import blocks are only allowed in the root module.");
    }

    private void ReportInvalidAddress(ExpressionSyntax at) =>
        Report(at, "Invalid address", "Resource specification must include a resource type and name, or name a module.");
}
