using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Semantics;

/// <summary>
/// The mistakes that <c>terraform validate</c> finds without a provider's schema: declarations, references, cycles, calls of local
/// modules, values of the wrong type.
/// </summary>
internal sealed class ModuleValidator(ModuleTree tree)
{
    private static readonly string[] Provisioners = ["file", "local-exec", "remote-exec"];

    private readonly List<SemanticIssue> issues = [];

    /// <summary>All issues, ordered by place; an issue of a directory that is called twice is here once.</summary>
    public static ImmutableArray<SemanticIssue> Validate(ModuleTree tree)
    {
        var validator = new ModuleValidator(tree);
        foreach (var module in tree.Modules) validator.Check(module);
        validator.CheckCycles();
        ValueCheck.Check(tree, validator.issues);
        return [.. validator.issues.DistinctBy(i => (i.Kind, i.Message, i.Location)).OrderBy(i => i.Location).ThenBy(i => i.Message, StringComparer.Ordinal)];
    }

    private void Check(Module module)
    {
        issues.AddRange(module.DeclarationIssues);
        foreach (var symbol in References.Declarations(module)) CheckReferences(module, symbol);
        foreach (var variable in module.Variables) CheckVariable(variable);
        foreach (var output in module.Outputs) CheckBlock(output.Body.Declarations[0], BlockSchema.TopLevel["output"], output.Body);
        foreach (var call in module.ModuleCalls) CheckCall(call);
        foreach (var resource in module.Resources) CheckResource(resource);
        foreach (var check in module.Checks) CheckCheck(check);
        foreach (var moved in module.Moved) CheckMoved(moved);
        foreach (var removed in module.Removed) CheckRemoved(removed);
        foreach (var import in module.Imports) CheckImport(import);
        foreach (var block in module.Settings.Blocks) CheckBlock(block, BlockSchema.TopLevel["terraform"], null);
        foreach (var provider in module.Providers) CheckProvider(provider);
    }

    private void CheckReferences(Module module, Symbol symbol)
    {
        foreach (var use in ReferenceUse.In(symbol))
        {
            if (use.Role == ReferenceRole.DependsOn) CheckDependsOn(use.Syntax);
            if (ReferenceCheck.Problem(module, use.Syntax, use.Context) is not { } problem) continue;
            // An order is on all instances, however many the reference names.
            if (use.Role == ReferenceRole.DependsOn && problem.IsAboutInstanceKey) continue;
            issues.Add(new SemanticIssue(problem.Kind, problem.Detail, SourceLocation.At(use.Syntax.Tree.Source, problem.Span))
            {
                Suggestion = problem.Suggestion,
                OnlyAtPlan = symbol is ModuleCallSymbol && problem.Kind == SemanticIssueKind.OutOfContext || DynamicBlock.Holds(use.Syntax),
            });
        }
    }

    private void CheckDependsOn(ScopeTraversalSyntax reference)
    {
        // A single output of a module is something whole as well.
        int whole = reference.RootName is "data" or "ephemeral" or "module" ? 3 : 2;
        if (reference.Steps.Skip(whole).Count(s => !s.IsIndex) > (reference.RootName == "module" && reference.Steps.Count > 2 && reference.Steps[2].IsIndex ? 1 : 0))
            Report(SemanticIssueKind.InvalidDeclaration, reference, "depends_on names whole resources, modules or outputs, not their attributes");
    }

    private void CheckVariable(VariableSymbol variable)
    {
        CheckBlock(variable.Block, BlockSchema.TopLevel["variable"], variable.Body);
        if (variable.Default is { } standard)
            foreach (var use in ReferenceUse.Of(standard, ReferenceContext.None, ReferenceRole.Value, []))
                Report(SemanticIssueKind.InvalidDeclaration, use.Syntax, "The default of a variable is a constant: it cannot refer to anything");
        foreach (var validation in variable.Body.GetBlocks("validation"))
        {
            if (validation.Body.GetAttribute("condition") is not { } condition) continue;
            bool own = ReferenceUse.Of(condition.Value, ReferenceContext.None, ReferenceRole.Condition, [])
                .Any(u => u.Syntax is { RootName: "var", Steps: [_, { Name: { } name }, ..] } && name == variable.Name);
            if (!own) Report(SemanticIssueKind.InvalidDeclaration, condition.Value, $"A validation of {variable.Reference} tests {variable.Reference}");
        }
        foreach (string flag in (string[])["sensitive", "nullable", "ephemeral"]) CheckConstant(variable.Body.GetAttribute(flag));
        CheckConstant(variable.Body.GetAttribute("description"));
    }

    private void CheckCall(ModuleCallSymbol call)
    {
        var source = call.Body.GetAttribute("source");
        if (source is null) Report(SemanticIssueKind.MissingArgument, call.Location, $"{call.Reference} has no source");
        CheckRepetition(call.Count, call.ForEach, call.Body);
        foreach (var block in call.Body.Blocks)
            Report(SemanticIssueKind.InvalidDeclaration, SourceLocation.At(block.Tree.Source, block.HeaderSpan), $"A module call holds no blocks of type '{block.Type}'");
        CheckPassedProviders(call);
        if (call.Target is not { } target) return;
        foreach (var variable in target.Variables)
            if (variable.IsRequired && call.Argument(variable.Name) is null)
                issues.Add(new SemanticIssue(SemanticIssueKind.MissingArgument, $"{call.Reference} lacks the required argument '{variable.Name}'", call.Location)
                {
                    Related = [new RelatedLocation(variable.Location, "declared without a default here")],
                });
        foreach (var argument in call.Arguments)
            if (target.Variables[argument.Name] is null)
                issues.Add(new SemanticIssue(SemanticIssueKind.UnsupportedArgument, $"The module '{call.Source}' has no variable '{argument.Name}'", SourceLocation.At(argument.Tree.Source, argument.NameSpan))
                {
                    Suggestion = target.Variables.Nearest(argument.Name),
                });
    }

    private void CheckPassedProviders(ModuleCallSymbol call)
    {
        if (call.Body.GetAttribute("providers")?.Value is not ObjectSyntax map) return;
        foreach (var item in map.Items)
        {
            if (ProviderSymbol.NameOf(item.Value) is not { } outer) Report(SemanticIssueKind.InvalidDeclaration, item.Value, "A provider is named as 'name' or 'name.alias'");
            else if (outer.Contains('.', StringComparison.Ordinal) && !HasConfiguration(call.Module, outer))
                Report(SemanticIssueKind.UndeclaredReference, item.Value, $"There is no configuration '{outer}' in this module");
        }
    }

    private static bool HasConfiguration(Module module, string name) =>
        module.Providers[name] is not null || module.Settings.IsExpected(name);

    private void CheckResource(ResourceSymbol resource)
    {
        CheckRepetition(resource.Count, resource.ForEach, resource.Body);
        if (resource.Body.GetAttribute("provider") is { } provider)
        {
            if (resource.ProviderReference is not { } name) Report(SemanticIssueKind.InvalidDeclaration, provider.Value, "A provider is named as 'name' or 'name.alias'");
            else if (name.Contains('.', StringComparison.Ordinal) && !HasConfiguration(resource.Module, name))
                issues.Add(new SemanticIssue(SemanticIssueKind.UndeclaredReference, $"There is no provider configuration '{name}' in this module", provider.Value.Location)
                {
                    Suggestion = resource.Module.Providers.Nearest(name),
                });
        }
        foreach (var block in resource.Body.Blocks)
        {
            switch (block.Type)
            {
                case "lifecycle":
                    CheckLifecycle(block, resource.Mode == ResourceMode.Managed ? BlockSchema.ManagedLifecycle : BlockSchema.ReadLifecycle);
                    break;
                case "provisioner": CheckProvisioner(resource, block); break;
                case "connection" when block.Labels.Count > 0:
                    Report(SemanticIssueKind.InvalidDeclaration, SourceLocation.At(block.Tree.Source, block.HeaderSpan), "A connection block takes no label");
                    break;
                case "dynamic": CheckDynamic(block); break;
            }
        }
        foreach (var declaration in resource.Body.Declarations)
            if (declaration.Body.GetBlocks("lifecycle").Skip(1).FirstOrDefault() is { } second)
                Report(SemanticIssueKind.Duplicate, SourceLocation.At(second.Tree.Source, second.HeaderSpan), $"{resource.Reference} has one lifecycle block");
        CheckBuiltIn(resource);
    }

    private void CheckBuiltIn(ResourceSymbol resource)
    {
        string type = resource.Mode == ResourceMode.Data ? $"data.{resource.Type}" : resource.Type;
        if (resource.Type.StartsWith("terraform_", StringComparison.Ordinal) && resource.ProviderLocalName == "terraform"
            && resource.Module.Settings.RequiredProvider("terraform")?.Source is null or "terraform.io/builtin/terraform"
            && !BlockSchema.BuiltInResources.ContainsKey(type))
            Report(SemanticIssueKind.InvalidDeclaration, resource.Location, $"Terraform itself has no {(resource.Mode == ResourceMode.Data ? "data source" : "resource type")} '{resource.Type}'");
        if (!BlockSchema.BuiltInResources.TryGetValue(type, out var schema)) return;
        foreach (string required in schema.Required)
            if (resource.Body.GetAttribute(required) is null) Report(SemanticIssueKind.MissingArgument, resource.Location, $"{resource.Reference} lacks the required argument '{required}'");
        foreach (var attribute in resource.Body.Attributes)
            if (!schema.Attributes.Contains(attribute.Name) && !ConfiguredBody.MetaArguments.Contains(attribute.Name)) ReportUnsupported(attribute, resource.Type, schema.Attributes);
        foreach (var block in resource.Body.Blocks)
            if (!ConfiguredBody.MetaBlocks.Contains(block.Type))
                Report(SemanticIssueKind.UnsupportedArgument, SourceLocation.At(block.Tree.Source, block.HeaderSpan), $"{resource.Type} takes no blocks of type '{MergedBody.MadeType(block)}'");
    }

    private void CheckLifecycle(BlockSyntax lifecycle, BlockSchema schema)
    {
        CheckBlock(lifecycle, schema, null);
        foreach (string flag in (string[])["create_before_destroy", "prevent_destroy", "destroy"]) CheckConstant(lifecycle.Body.GetAttribute(flag));
        if (lifecycle.Body.GetAttribute("ignore_changes") is { } ignored) CheckIgnored(ignored);
        if (lifecycle.Body.GetAttribute("replace_triggered_by")?.Value is TupleSyntax triggers)
            foreach (var trigger in triggers.Elements)
                if (trigger is not (ScopeTraversalSyntax or IndexSyntax or RelativeTraversalSyntax) || trigger is ScopeTraversalSyntax { RootName: "var" or "local" or "module" or "data" or "each" or "count" or "path" })
                    Report(SemanticIssueKind.InvalidDeclaration, trigger, "replace_triggered_by names managed resources, their instances or attributes");
    }

    private void CheckIgnored(AttributeSyntax ignored)
    {
        if (ignored.Value is ScopeTraversalSyntax { RootName: "all", Steps.Count: 1 } or TemplateSyntax { LiteralValue: "all" }) return;
        if (ignored.Value is not TupleSyntax names)
        {
            Report(SemanticIssueKind.InvalidDeclaration, ignored.Value, "ignore_changes is a list of attributes, or the word all");
            return;
        }
        foreach (var name in names.Elements)
            if (name is not (ScopeTraversalSyntax or TemplateSyntax { LiteralValue: not null }))
                Report(SemanticIssueKind.InvalidDeclaration, name, "ignore_changes names attributes of this resource");
    }

    private void CheckProvisioner(ResourceSymbol resource, BlockSyntax block)
    {
        var header = SourceLocation.At(block.Tree.Source, block.HeaderSpan);
        if (resource.Mode != ResourceMode.Managed) Report(SemanticIssueKind.InvalidDeclaration, header, "Only managed resources have provisioners");
        else if (block.Labels.Count != 1) Report(SemanticIssueKind.InvalidDeclaration, header, "A provisioner block takes one label, its type");
        else if (!Provisioners.Contains(block.Labels[0].Value))
            issues.Add(new SemanticIssue(SemanticIssueKind.InvalidDeclaration, $"There is no provisioner '{block.Labels[0].Value}'", block.Labels[0].Location)
            {
                Suggestion = NearestName.Of(block.Labels[0].Value, Provisioners),
            });
        CheckKeyword(block.Body.GetAttribute("when"), "create", "destroy");
        CheckKeyword(block.Body.GetAttribute("on_failure"), "continue", "fail");
        if (block.Labels is [{ Value: "local-exec" }] && block.Body.GetAttribute("command") is null) Report(SemanticIssueKind.MissingArgument, header, "A local-exec provisioner lacks the required argument 'command'");
    }

    private void CheckKeyword(AttributeSyntax? attribute, string one, string other)
    {
        if (attribute is null) return;
        string? word = attribute.Value is ScopeTraversalSyntax { Steps.Count: 1 } bare ? bare.RootName : (attribute.Value as TemplateSyntax)?.LiteralValue;
        if (word != one && word != other) Report(SemanticIssueKind.InvalidDeclaration, attribute.Value, $"'{attribute.Name}' is {one} or {other}");
    }

    private void CheckDynamic(BlockSyntax block)
    {
        var header = SourceLocation.At(block.Tree.Source, block.HeaderSpan);
        if (block.Labels.Count != 1) Report(SemanticIssueKind.InvalidDeclaration, header, "A dynamic block takes one label, the type of block to make");
        if (block.Body.GetAttribute("for_each") is null) Report(SemanticIssueKind.MissingArgument, header, "A dynamic block lacks the required argument 'for_each'");
        if (block.Body.GetBlocks("content").Count() != 1) Report(SemanticIssueKind.MissingArgument, header, "A dynamic block holds one content block");
        if (block.Body.GetAttribute("iterator") is { Value: not ScopeTraversalSyntax { Steps.Count: 1 } } iterator)
            Report(SemanticIssueKind.InvalidDeclaration, iterator.Value, "An iterator is a bare name");
        foreach (var content in block.Body.GetBlocks("content"))
            foreach (var nested in content.Body.GetBlocks("dynamic")) CheckDynamic(nested);
    }

    private void CheckCheck(CheckSymbol check)
    {
        CheckBlock(check.Block, BlockSchema.TopLevel["check"], null);
        if (!check.Assertions.Any()) Report(SemanticIssueKind.MissingArgument, check.Location, $"{check.Reference} has no assert block");
        if (check.Body.GetBlocks("data").Skip(1).FirstOrDefault() is { } second)
            Report(SemanticIssueKind.Duplicate, SourceLocation.At(second.Tree.Source, second.HeaderSpan), "A check has one data block");
    }

    private void CheckMoved(MovedSymbol moved)
    {
        CheckBlock(moved.Block, BlockSchema.TopLevel["moved"], null);
        foreach (var (name, target) in ((string, RefactoringTarget?)[])[("from", moved.From), ("to", moved.To)])
        {
            if (moved.Body.GetAttribute(name) is not { } attribute) continue;
            if (target is null) Report(SemanticIssueKind.InvalidDeclaration, attribute.Value, $"'{name}' is not the address of a resource or module");
            else if (target.Resource is { Mode: ResourceMode.Data })
                ReportAtPlan(attribute.Value.Location, "A data source cannot be moved: it has no state to keep");
        }
        if (moved.From is not { } from || moved.To is not { } to) return;
        if (from.Resource is null != to.Resource is null) Report(SemanticIssueKind.InvalidDeclaration, moved.Location, "A resource moves to a resource and a module to a module");
        else if (from.ToString() == to.ToString()) ReportAtPlan(moved.Location, $"{from} is moved to itself");
    }

    private void CheckRemoved(RemovedSymbol removed)
    {
        CheckBlock(removed.Block, BlockSchema.TopLevel["removed"], null);
        foreach (var lifecycle in removed.Body.GetBlocks("lifecycle")) CheckBlock(lifecycle, BlockSchema.RemovedLifecycle, null);
        if (removed.Body.GetAttribute("from") is not { } attribute) return;
        if (removed.From is not { } from)
        {
            Report(SemanticIssueKind.InvalidDeclaration, attribute.Value, "'from' is not the address of a resource or module");
            return;
        }
        if (from.Resource is { Mode: ResourceMode.Data }) Report(SemanticIssueKind.InvalidDeclaration, attribute.Value, "A data source cannot be removed: it has no state to forget");
        if (from.Resource?.Key is not null || (from.Module ?? from.Resource!.Module).Steps.Any(s => s.Key is not null))
            Report(SemanticIssueKind.InvalidDeclaration, attribute.Value, "'from' names a whole resource or module, without keys");
        Symbol? still = from.Resource is { } address ? tree.Find(address) : tree.Find(from.Module!)?.Call;
        if (still is not null)
            issues.Add(new SemanticIssue(SemanticIssueKind.InvalidDeclaration, $"{from} is removed, but still declared", removed.Location)
            {
                Related = [new RelatedLocation(still.Location, "declared here")],
                OnlyAtPlan = true,
            });
    }

    private void CheckImport(ImportSymbol import)
    {
        CheckBlock(import.Block, BlockSchema.TopLevel["import"], null);
        bool hasIdentity = import.Body.GetAttribute("identity") is not null;
        if (import.Id is null != hasIdentity) Report(SemanticIssueKind.MissingArgument, import.Location, "An import block has either 'id' or 'identity'");
        if (import.Body.GetAttribute("to") is { } to && import.To is not { Resource: { Mode: ResourceMode.Managed } }) Report(SemanticIssueKind.InvalidDeclaration, to.Value, "'to' is not the address of a managed resource");
        if (!import.Module.Path.IsRoot) Report(SemanticIssueKind.InvalidDeclaration, import.Location, "Import blocks stand in the root module only");
    }

    private void CheckProvider(ProviderSymbol provider)
    {
        if (provider.Body.GetAttribute("alias") is { } alias && (provider.Alias is not { } name || !SyntaxFactory.IsIdentifier(name)))
            Report(SemanticIssueKind.InvalidDeclaration, alias.Value, "An alias is a plain name in quotes");
        foreach (string meta in (string[])["count", "for_each", "depends_on", "source"])
        {
            // OpenTofu repeats aliased provider configurations.
            if (meta == "for_each" && provider.Alias is not null) continue;
            if (provider.Body.GetAttribute(meta) is { } reserved) Report(SemanticIssueKind.InvalidDeclaration, SourceLocation.At(reserved.Tree.Source, reserved.NameSpan), $"'{meta}' is reserved in provider blocks");
        }
    }

    private void CheckRepetition(ExpressionSyntax? count, ExpressionSyntax? forEach, MergedBody body)
    {
        if (count is not null && forEach is not null)
            Report(SemanticIssueKind.InvalidDeclaration, SourceLocation.At(body.GetAttribute("for_each")!.Tree.Source, body.GetAttribute("for_each")!.NameSpan), "A block has count or for_each, not both");
        if (body.GetAttribute("depends_on") is { Value: not TupleSyntax } dependsOn) Report(SemanticIssueKind.InvalidDeclaration, dependsOn.Value, "depends_on is a list of references");
        else if (body.GetAttribute("depends_on")?.Value is TupleSyntax names)
            foreach (var name in names.Elements)
                if (name is not (ScopeTraversalSyntax or TemplateSyntax { LiteralValue: not null })) Report(SemanticIssueKind.InvalidDeclaration, name, "depends_on names resources and modules");
    }

    private void CheckBlock(BlockSyntax block, BlockSchema schema, MergedBody? merged)
    {
        foreach (string required in schema.Required)
            if ((merged is null ? block.Body.GetAttribute(required) : merged.GetAttribute(required)) is null)
                Report(SemanticIssueKind.MissingArgument, SourceLocation.At(block.Tree.Source, block.HeaderSpan), $"The {block.Type} block lacks the required argument '{required}'");
        foreach (var attribute in merged?.Attributes ?? block.Body.Attributes)
            if (!schema.Attributes.Contains(attribute.Name)) ReportUnsupported(attribute, $"{block.Type} block", schema.Attributes);
        foreach (var nested in merged?.Blocks ?? block.Body.Blocks)
        {
            if (!schema.Blocks.Contains(nested.Type))
                issues.Add(new SemanticIssue(SemanticIssueKind.UnsupportedArgument, $"A {block.Type} block holds no blocks of type '{nested.Type}'", SourceLocation.At(nested.Tree.Source, nested.HeaderSpan))
                {
                    Suggestion = NearestName.Of(nested.Type, schema.Blocks),
                });
            else if (BlockSchema.Nested.TryGetValue(nested.Type, out var inner)) CheckBlock(nested, inner, null);
        }
    }

    /// <summary>An attribute that Terraform reads before anything is evaluated.</summary>
    private void CheckConstant(AttributeSyntax? attribute)
    {
        if (attribute is null) return;
        foreach (var use in ReferenceUse.Of(attribute.Value, ReferenceContext.None, ReferenceRole.Value, []))
        {
            // OpenTofu evaluates prevent_destroy; a bare reference there is no mistake for it, but for Terraform it is.
            Report(SemanticIssueKind.InvalidDeclaration, use.Syntax, $"'{attribute.Name}' is a constant: it cannot refer to anything");
            break;
        }
    }

    private void CheckCycles()
    {
        foreach (var cycle in tree.Dependencies.Cycles)
        {
            var first = cycle[0];
            string message = cycle.Length == 1 ? $"{first.Reference} needs its own value" : $"{string.Join(", ", cycle.Take(6).Select(Name))}{(cycle.Length > 6 ? ", …" : "")} need each other's values";
            issues.Add(new SemanticIssue(SemanticIssueKind.Cycle, message, first.Location)
            {
                OnlyAtPlan = cycle is [ResourceSymbol],
                Related = [.. cycle.Skip(1).Take(8).Select(s => new RelatedLocation(s.Location, Name(s)))],
            });
        }
    }

    private static string Name(Symbol symbol) => symbol.Module.Path.IsRoot ? symbol.Reference : $"{symbol.Module.Path}.{symbol.Reference}";

    private void ReportUnsupported(AttributeSyntax attribute, string where, IEnumerable<string> known) =>
        issues.Add(new SemanticIssue(SemanticIssueKind.UnsupportedArgument, $"A {where} takes no argument '{attribute.Name}'", SourceLocation.At(attribute.Tree.Source, attribute.NameSpan))
        {
            Suggestion = NearestName.Of(attribute.Name, known),
        });

    private void ReportAtPlan(SourceLocation at, string message) =>
        issues.Add(new SemanticIssue(SemanticIssueKind.InvalidDeclaration, message, at) { OnlyAtPlan = true });

    private void Report(SemanticIssueKind kind, SyntaxNode at, string message) => Report(kind, at.Location, message);

    private void Report(SemanticIssueKind kind, SourceLocation at, string message) => issues.Add(new SemanticIssue(kind, message, at));
}
