using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Semantics;

/// <summary><c>resource</c>, <c>data</c> and <c>ephemeral</c> blocks.</summary>
internal sealed partial class ModuleValidator
{
    private static readonly string[] Provisioners = ["file", "local-exec", "remote-exec"];

    /// <summary>Provisioners that Terraform had before 0.15.</summary>
    private static readonly string[] RemovedProvisioners = ["chef", "habitat", "puppet", "salt-masterless"];

    private void CheckResource(ResourceSymbol resource)
    {
        CheckRepetition(resource.Count, resource.ForEach, resource.Body);
        CheckProviderOf(resource);
        foreach (var block in resource.Body.Blocks)
        {
            switch (block.Type)
            {
                case "lifecycle": CheckLifecycle(resource, block); break;
                case "provisioner" when resource.Mode == ResourceMode.Managed: CheckProvisioner(block); break;
                case "provisioner" or "connection" when resource.Mode != ResourceMode.Managed: issues.Add(TerraformWords.UnsupportedBlock(block, [])); break;
                case "connection" when block.Labels.Count > 0: issues.Add(TerraformWords.Labels(block, [])); break;
                case "dynamic": CheckDynamic(block); break;
            }
        }
        foreach (var declaration in resource.Body.Declarations)
            if (declaration.Body.GetBlocks("lifecycle").Skip(1).FirstOrDefault() is { } second)
                Add(SemanticIssueKind.Duplicate, HeaderOf(second), "Duplicate lifecycle block", $"{resource.Reference} has one lifecycle block");
        CheckBuiltIn(resource);
    }

    /// <summary>Resources of Terraform's own provider, whose schema is known.</summary>
    private void CheckBuiltIn(ResourceSymbol resource)
    {
        string type = resource.Mode == ResourceMode.Data ? $"data.{resource.Type}" : resource.Type;
        bool isBuiltIn = resource.ProviderLocalName == "terraform"
            && resource.Module.Settings.RequiredProvider("terraform")?.Source is null or "terraform.io/builtin/terraform";
        if (!isBuiltIn || !resource.Type.StartsWith("terraform_", StringComparison.Ordinal)) return;
        if (!BlockSchema.BuiltInResources.TryGetValue(type, out var schema))
        {
            if (resource.Mode == ResourceMode.Data)
                Report(resource.Block.Labels[0].Location, "Invalid data source",
                    $"The provider terraform.io/builtin/terraform does not support data source \"{resource.Type}\".");
            else Report(resource.Block.Labels[0].Location, "Invalid resource type",
                $"The provider terraform.io/builtin/terraform does not support resource type \"{resource.Type}\".");
            return;
        }
        foreach (string required in schema.Required)
            if (resource.Body.GetAttribute(required) is null) issues.Add(TerraformWords.MissingArgument(resource.Location, required));
        foreach (var attribute in resource.Body.Attributes)
            if (!schema.Attributes.Contains(attribute.Name) && !ConfiguredBody.MetaArguments.Contains(attribute.Name))
                issues.Add(TerraformWords.UnsupportedArgument(attribute, schema.Attributes));
        foreach (var block in resource.Body.Blocks)
        {
            if (ConfiguredBody.MetaBlocks.Contains(block.Type) || block.Type == ConfiguredBody.EscapeBlock) continue;
            if (!schema.Blocks.Contains(MergedBody.MadeType(block))) issues.Add(TerraformWords.UnsupportedBlock(block, schema.Blocks));
            else if (!versions.Allow(LanguageFeature.Store))
                issues.Add(TerraformWords.TooNew(TerraformWords.UnsupportedBlock(block, []), LanguageFeature.Store));
        }
    }

    private void CheckLifecycle(ResourceSymbol resource, BlockSyntax lifecycle)
    {
        bool isManaged = resource.Mode == ResourceMode.Managed;
        var misplaced = isManaged ? [] : lifecycle.Body.Attributes
            .Where(a => BlockSchema.ManagedLifecycle.Attributes.Contains(a.Name) && !BlockSchema.ReadLifecycle.Attributes.Contains(a.Name)).ToList();
        foreach (var attribute in misplaced)
        {
            string mode = resource.Mode == ResourceMode.Data ? "data" : "ephemeral";
            Report(SourceLocation.At(attribute.Tree.Source, attribute.NameSpan), $"Invalid {mode} resource lifecycle argument",
                $"The lifecycle argument \"{attribute.Name}\" is defined only for managed resources (\"resource\" blocks), and is not valid "
                    + $"for {mode} resources.");
        }
        if (misplaced.Count == 0) CheckBlock(lifecycle, isManaged ? BlockSchema.ManagedLifecycle : BlockSchema.ReadLifecycle, null);
        if (lifecycle.Body.GetAttribute("enabled") is { } enabled) CheckEnabled(enabled.Value, resource.Count ?? resource.ForEach);
        if (!isManaged) return;
        foreach (var trigger in lifecycle.Body.GetBlocks("action_trigger")) CheckActionTrigger(trigger);
        foreach (string flag in (string[])["create_before_destroy", "destroy"]) CheckFlag(lifecycle.Body.GetAttribute(flag));
        if (!versions.Allow(LanguageFeature.PreventDestroyExpression)) CheckFlag(lifecycle.Body.GetAttribute("prevent_destroy"));
        if (lifecycle.Body.GetAttribute("ignore_changes") is { } ignored) CheckIgnored(resource, ignored);
        if (lifecycle.Body.GetAttribute("replace_triggered_by")?.Value is TupleSyntax triggers)
            foreach (var trigger in triggers.Elements) CheckTrigger(trigger);
    }

    private void CheckTrigger(ExpressionSyntax trigger)
    {
        if (trigger is ScopeTraversalSyntax { RootName: "var" or "local" or "module" or "data" or "each" or "count" or "path" or "terraform" })
            Report(trigger, "Invalid reference in replace_triggered_by expression",
                "Only resources, count.index, and each.key may be used in replace_triggered_by.");
        else if (trigger is not (ScopeTraversalSyntax or IndexSyntax or RelativeTraversalSyntax) && !trigger.Tree.Source.IsJson)
            Report(trigger, "Invalid replace_triggered_by expression", "Missing resource reference in replace_triggered_by expression.");
    }

    private void CheckEnabled(ExpressionSyntax enabled, ExpressionSyntax? repeatedBy)
    {
        if (repeatedBy is not null)
            Report(enabled, "Invalid combination of \"count\", \"enabled\", and \"for_each\"", "The \"count\", \"enabled\", and \"for_each\" meta-arguments "
                + "are mutually-exclusive. Only one may be used to be explicit about the number of resources to be created.");
    }

    private void CheckIgnored(ResourceSymbol resource, AttributeSyntax ignored)
    {
        if (ignored.Value is ScopeTraversalSyntax { RootName: "all", Steps.Count: 1 } or TemplateSyntax { LiteralValue: "all" }) return;
        if (ignored.Value is not TupleSyntax names)
        {
            ReportNoList(ignored.Value);
            return;
        }
        foreach (var name in names.Elements)
        {
            if (name is not (ScopeTraversalSyntax or TemplateSyntax { LiteralValue: not null })) ReportNoReference(name);
            else if (((name as ScopeTraversalSyntax)?.RootName ?? ((TemplateSyntax)name).LiteralValue!.Split('.', '[')[0]) is var attribute
                && resource is { Type: "terraform_data", ProviderLocalName: "terraform" }
                && attribute is not ("id" or "input" or "output" or "triggers_replace" or "store"))
                Report(name, "Unsupported attribute", $"This object has no argument, nested block, or exported attribute named \"{attribute}\".");
        }
    }

    private void CheckProvisioner(BlockSyntax block)
    {
        if (block.Labels.Count != 1) issues.Add(TerraformWords.Labels(block, ["type"]));
        else if (RemovedProvisioners.Contains(block.Labels[0].Value))
            Report(block.Labels[0].Location, $"The \"{block.Labels[0].Value}\" provisioner has been removed",
                $"The \"{block.Labels[0].Value}\" provisioner was deprecated in Terraform 0.13.4 and has been removed from Terraform.");
        else if (!Provisioners.Contains(block.Labels[0].Value))
            issues.Add(new SemanticIssue(SemanticIssueKind.InvalidDeclaration,
                $"There is no provisioner \"{block.Labels[0].Value}\": Terraform has {string.Join(", ", Provisioners)}.", block.Labels[0].Location)
            {
                Summary = "Unavailable provisioner",
                Suggestion = NearestName.Of(block.Labels[0].Value, Provisioners),
            });
        CheckKeyword(block.Body.GetAttribute("when"), "create", "destroy");
        CheckKeyword(block.Body.GetAttribute("on_failure"), "continue", "fail");
        if (block.Labels is [var type] && BlockSchema.Provisioners.TryGetValue(type.Value, out var schema)) CheckBlock(block, schema, null);
    }

    private void CheckKeyword(AttributeSyntax? attribute, string one, string other)
    {
        if (attribute is null) return;
        string? word = attribute.Value is ScopeTraversalSyntax { Steps.Count: 1 } bare ? bare.RootName : (attribute.Value as TemplateSyntax)?.LiteralValue;
        if (word != one && word != other)
            Report(attribute.Value, $"Invalid \"{attribute.Name}\" keyword",
                $"The \"{attribute.Name}\" argument requires one of the following keywords: {one} or {other}.");
    }

    private void CheckDynamic(BlockSyntax block)
    {
        if (block.Labels.Count != 1) issues.Add(TerraformWords.Labels(block, ["type"]));
        if (block.Body.GetAttribute("for_each") is null) issues.Add(TerraformWords.MissingArgument(HeaderOf(block), "for_each"));
        int contents = block.Body.GetBlocks("content").Count();
        if (contents == 0) Add(SemanticIssueKind.MissingArgument, HeaderOf(block), "Missing dynamic content block",
            "A dynamic block must have a nested block of type \"content\" to describe the body of each generated block.");
        else if (contents > 1) Report(
            HeaderOf(block.Body.GetBlocks("content").Last()), "Duplicate content block", "A dynamic block has exactly one nested block of type \"content\".");
        if (block.Body.GetAttribute(
            "iterator") is { Value: not (ScopeTraversalSyntax { Steps.Count: 1 } or TemplateSyntax { LiteralValue: not null }) } iterator)
            Report(iterator.Value, "Invalid dynamic iterator name", "Dynamic iterator must be a single variable name.");
        foreach (var content in block.Body.GetBlocks("content"))
            foreach (var nested in content.Body.GetBlocks("dynamic")) CheckDynamic(nested);
    }
}
