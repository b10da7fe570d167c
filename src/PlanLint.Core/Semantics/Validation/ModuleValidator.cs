using System.Collections.Immutable;
using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Semantics;

/// <summary>
/// The mistakes that <c>terraform validate</c> finds without a provider's schema: declarations, references, cycles, calls of local
/// modules, values of the wrong type.
/// </summary>
internal sealed partial class ModuleValidator(ModuleTree tree)
{
    private readonly List<SemanticIssue> issues = [];
    private readonly LanguageVersions versions = LanguageVersions.Of(tree);

    /// <summary>All issues, ordered by place; an issue of a directory that is called twice is here once.</summary>
    public static ImmutableArray<SemanticIssue> Validate(ModuleTree tree)
    {
        var validator = new ModuleValidator(tree);
        foreach (var module in tree.Modules) validator.Check(module);
        validator.CheckCycles();
        ValueCheck.Check(tree, validator.issues);
        CompanionValidator.Check(tree, validator.issues);
        // A reference that is wrong has no value that could be wrong as well.
        var references = validator.issues.Where(i => i.Kind is SemanticIssueKind.UndeclaredReference or SemanticIssueKind.OutOfContext)
            .Select(i => (i.Location.Path, i.Location.LineSpan.Start.Line)).ToHashSet();
        validator.issues.RemoveAll(i => i is { Kind: SemanticIssueKind.InvalidValue, Summary: "Unsupported attribute" }
            && references.Contains((i.Location.Path, i.Location.LineSpan.Start.Line)));
        return [.. validator.issues.DistinctBy(i => (i.Kind, i.Message, i.Location)).OrderBy(i => i.Location).ThenBy(i => i.Message, StringComparer.Ordinal)];
    }

    private void Check(Module module)
    {
        issues.AddRange(module.DeclarationIssues);
        foreach (var symbol in References.Declarations(module)) CheckReferences(module, symbol);
        foreach (var variable in module.Variables) CheckVariable(variable);
        foreach (var output in module.Outputs) CheckOutput(output);
        foreach (var call in module.ModuleCalls) CheckCall(call);
        foreach (var resource in module.Resources) CheckResource(resource);
        foreach (var action in module.Actions) CheckAction(action);
        foreach (var check in module.Checks) CheckCheck(check);
        foreach (var moved in module.Moved) CheckMoved(moved);
        foreach (var removed in module.Removed) CheckRemoved(removed);
        foreach (var import in module.Imports) CheckImport(import);
        foreach (var block in module.Settings.Blocks) CheckBlock(block, BlockSchema.TopLevel["terraform"], null);
        foreach (var required in module.Settings.RequiredVersions)
            if (required.Value is TemplateSyntax { LiteralValue: { } text } && VersionConstraint.Parse(text) is null)
                Report(required.Value, "Invalid version constraint", "This string does not use correct version constraint syntax.");
        CheckNewNames(module);
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
            bool isDynamic = DynamicBlock.Holds(use.Syntax);
            issues.Add(new SemanticIssue(problem.Kind, problem.Detail, SourceLocation.At(use.Syntax.Tree.Source, problem.Span))
            {
                Summary = problem.Summary,
                Suggestion = problem.Suggestion,
                MayBeUnasked = isDynamic || problem.Summary == "Unsupported attribute" && use.Syntax.RootName == "module" && IsCaught(use.Syntax),
                OnlyAtPlan = symbol is ModuleCallSymbol && problem.Kind == SemanticIssueKind.OutOfContext || isDynamic,
            });
        }
    }

    /// <summary>True for an argument of <c>try</c> or <c>can</c>, which take what fails for an answer.</summary>
    private static bool IsCaught(SyntaxNode node)
    {
        for (var at = node.Parent; at is ExpressionSyntax or ObjectItemSyntax; at = at.Parent)
            if (at is FunctionCallSyntax { BuiltInName: "try" or "can" }) return true;
        return false;
    }

    /// <summary>Functions and symbols that no version takes which the configuration is for. Where every one is taken nothing is walked.</summary>
    private void CheckNewNames(Module module)
    {
        bool convert = versions.Allow(LanguageFeature.Convert), assume = versions.Allow(LanguageFeature.Assume), tofu =
            versions.Allow(LanguageFeature.TofuSymbol);
        if (convert && assume && tofu) return;
        foreach (var node in module.Files.SelectMany(f => f.Root.DescendantNodes()))
        {
            if (node is ScopeTraversalSyntax { RootName: "tofu", Steps.Count: > 1 } symbol && !tofu && !module.Resources.Any(r => r.Type == "tofu"))
                Add(SemanticIssueKind.UndeclaredReference, symbol.Location, "Reference to undeclared resource",
                    $"Only OpenTofu knows the symbol tofu, since {LanguageFeature.TofuSymbol.OpenTofu}; write terraform.{symbol.Steps[1].Name}");
            if (node is not FunctionCallSyntax { Name: var name } call) continue;
            bool isAssume = name.StartsWith("assume", StringComparison.Ordinal);
            if (name == "convert" && !convert || isAssume && !assume)
                issues.Add(TerraformWords.TooNew(TerraformWords.Invalid(call.Location, "Call to unknown function", $"There is no function named \"{name}\"."),
                    isAssume ? LanguageFeature.Assume : LanguageFeature.Convert));
        }
    }

    private void CheckDependsOn(ScopeTraversalSyntax reference)
    {
        // A single output of a module is something whole as well.
        int whole = reference.RootName is "data" or "ephemeral" or "module" or "resource" ? 3 : 2;
        if (reference.Steps.Skip(whole)
            .Count(s => !s.IsIndex) > (reference.RootName == "module" && reference.Steps.Count > 2 && reference.Steps[2].IsIndex ? 1 : 0))
            Report(reference, "Invalid depends_on reference",
                "References in depends_on must be to a whole object (resource, etc), not to an attribute of an object.");
    }

    private void CheckVariable(VariableSymbol variable)
    {
        CheckBlock(variable.Block, BlockSchema.TopLevel["variable"], variable.Body);
        if (variable.Default is { } standard) CheckConstant(standard);
        foreach (var validation in variable.Body.GetBlocks("validation"))
        {
            if (validation.Body.GetAttribute("condition") is not { } condition) continue;
            bool own = ReferenceUse.Of(condition.Value, ReferenceContext.None, ReferenceRole.Condition, [])
                .Any(u => u.Syntax is { RootName: "var", Steps: [_, { Name: { } name }, ..] } && name == variable.Name);
            if (!own) Report(condition.Value, "Invalid variable validation condition",
                $"The condition for variable \"{variable.Name}\" must refer to {variable.Reference} in order to test incoming values.");
        }
        foreach (string flag in (string[])["sensitive", "nullable", "ephemeral", "const"]) CheckFlag(variable.Body.GetAttribute(flag));
        foreach (string text in (string[])["description", "deprecated"])
            if (variable.Body.GetAttribute(text) is { } attribute) CheckConstant(attribute.Value);
    }

    private void CheckOutput(OutputSymbol output)
    {
        CheckBlock(output.Body.Declarations[0], BlockSchema.TopLevel["output"], output.Body);
        foreach (string flag in (string[])["sensitive", "ephemeral"]) CheckFlag(output.Body.GetAttribute(flag));
        foreach (string text in (string[])["description", "deprecated"])
            if (output.Body.GetAttribute(text) is { } attribute) CheckConstant(attribute.Value);
    }

    private void CheckCheck(CheckSymbol check)
    {
        CheckBlock(check.Block, BlockSchema.TopLevel["check"], null);
        if (!check.Assertions.Any()) Report(check.Location, "Zero assert blocks", "Check blocks must have at least one assert block.");
        if (check.Body.GetBlocks("data").Skip(1).FirstOrDefault() is { } second)
            Add(SemanticIssueKind.Duplicate, HeaderOf(second), "Multiple data resource blocks", "This check block already has a data resource.");
    }

    private void CheckProvider(ProviderSymbol provider)
    {
        if (provider.Body.GetAttribute("alias") is { } alias && (provider.Alias is not { } name || !SyntaxFactory.IsIdentifier(name)))
            Report(alias.Value, "Invalid provider configuration alias",
                "An alias must be a valid name. A name must start with a letter or underscore and may contain only letters, digits, underscores, and dashes.");
        foreach (string meta in (string[])["count", "for_each", "depends_on", "source"])
        {
            // OpenTofu repeats aliased provider configurations.
            if (meta == "for_each" && provider.Alias is not null && versions.Allow(LanguageFeature.ProviderForEach)) continue;
            if (provider.Body.GetAttribute(meta) is { } reserved)
                Report(SourceLocation.At(reserved.Tree.Source, reserved.NameSpan), "Reserved argument name in provider block",
                    $"The provider argument name \"{meta}\" is reserved for use by Terraform in a future version.");
        }
    }

    private void CheckRepetition(ExpressionSyntax? count, ExpressionSyntax? forEach, MergedBody body)
    {
        if (count is not null && forEach is not null)
            Report(SourceLocation.At(body.GetAttribute("for_each")!.Tree.Source, body.GetAttribute("for_each")!.NameSpan),
                "Invalid combination of \"count\" and \"for_each\"",
                "The \"count\" and \"for_each\" meta-arguments are mutually-exclusive, only one should be used to be explicit about the number of resources "
                    + "to be created.");
        if (body.GetAttribute("depends_on") is { Value: not TupleSyntax } dependsOn) ReportNoList(dependsOn.Value);
        else if (body.GetAttribute("depends_on")?.Value is TupleSyntax names)
            foreach (var name in names.Elements)
                if (name is not (ScopeTraversalSyntax or TemplateSyntax { LiteralValue: not null })) ReportNoReference(name);
    }

    private void CheckBlock(BlockSyntax block, BlockSchema schema, MergedBody? merged)
    {
        foreach (string required in schema.Required)
            if ((merged is null ? block.Body.GetAttribute(required) : merged.GetAttribute(required)) is null)
                issues.Add(TerraformWords.MissingArgument(HeaderOf(block), required));
        foreach (var attribute in merged?.Attributes ?? block.Body.Attributes)
        {
            if (!schema.Attributes.Contains(attribute.Name)) issues.Add(TerraformWords.UnsupportedArgument(attribute, schema.Attributes));
            else if (schema.Newer.TryGetValue(attribute.Name, out var feature) && !versions.Allow(feature))
                issues.Add(TerraformWords.TooNew(TerraformWords.UnsupportedArgument(attribute, near: null), feature));
        }
        foreach (var nested in merged?.Blocks ?? block.Body.Blocks)
        {
            if (!schema.Blocks.Contains(nested.Type)) issues.Add(TerraformWords.UnsupportedBlock(nested, schema.Blocks));
            else if (schema.Newer.TryGetValue(nested.Type, out var feature) && !versions.Allow(feature))
                issues.Add(TerraformWords.TooNew(TerraformWords.UnsupportedBlock(nested, []), feature));
            else if (BlockSchema.Nested.TryGetValue(nested.Type, out var inner))
            {
                CheckBlock(nested, inner, null);
                if (nested.Body.GetAttribute("condition") is { } condition && !ReferenceWalk.FreeReferences(condition.Value).Any())
                    Report(condition.Value, $"Invalid {nested.Type} expression", "The condition expression must refer to at least one object from elsewhere "
                        + "in the configuration, or else its result would not be checking anything.");
            }
        }
    }

    /// <summary>A value that Terraform reads before anything is evaluated. JSON strings there are no templates.</summary>
    private void CheckConstant(ExpressionSyntax value)
    {
        if (value.Tree.Source.IsJson) return;
        foreach (var use in ReferenceUse.Of(value, ReferenceContext.None, ReferenceRole.Value, []))
        {
            Report(use.Syntax, "Variables not allowed", "Variables may not be used here.");
            return;
        }
        foreach (var call in value.DescendantNodes().Prepend(value).OfType<FunctionCallSyntax>())
        {
            Report(call, "Function calls not allowed", "Functions may not be called here.");
            return;
        }
    }

    /// <summary>A constant that is true or false.</summary>
    private void CheckFlag(AttributeSyntax? attribute)
    {
        if (attribute is null) return;
        CheckConstant(attribute.Value);
        bool isOther = attribute.Value is TupleSyntax or ObjectSyntax or LiteralSyntax { Text: not ("true" or "false" or "null") }
            || attribute.Value is TemplateSyntax { LiteralValue: not (null or "true" or "false") }
            || attribute.Tree.IsJson && attribute.Value is (TemplateWrapSyntax or TemplateSyntax { LiteralValue: null });
        if (isOther) Report(attribute.Value, "Unsuitable value type", "Unsuitable value: a bool is required");
    }

    private void CheckCycles()
    {
        foreach (var cycle in tree.Dependencies.Cycles)
        {
            var first = cycle[0];
            if (cycle is [ResourceSymbol own] && !NeedsItself(own)) continue;
            var (summary, message) = cycle switch
            {
                [LocalSymbol] => ("Self-referencing local value", $"Local value {first.Reference} cannot use its own result as part of its expression."),
                [_] => ("Self-referential block", $"Configuration for {Name(first)} may not refer to itself."),
                _ => ("Cycle", $"{string.Join(", ", cycle.Take(6).Select(Name))}{(cycle.Length > 6 ? ", …" : "")}"),
            };
            issues.Add(new SemanticIssue(SemanticIssueKind.Cycle, message, first.Location)
            {
                Summary = summary,
                OnlyAtPlan = cycle is [ResourceSymbol],
                Related = [.. cycle.Skip(1).Take(8).Select(s => new RelatedLocation(s.Location, Name(s)))],
            });
        }
    }

    /// <summary>Provisioners and conditions run when the resource is there: what they say of it is no circle.</summary>
    private bool NeedsItself(ResourceSymbol resource) => tree.References.From(resource).Any(r => r.Target == resource && !IsLate(r.Syntax, resource));

    private static bool IsLate(SyntaxNode node, ResourceSymbol resource) =>
        node.AncestorsAndSelf().Any(a => a is BlockSyntax { Type: "provisioner" or "connection" or "lifecycle" } block
            && block.Parent?.Parent == resource.Block);

    private static string Name(Symbol symbol)
    {
        string reference = symbol is ProviderSymbol ? $"provider.{symbol.Reference}" : symbol.Reference;
        return symbol.Module.Path.IsRoot ? reference : $"{symbol.Module.Path}.{reference}";
    }

    private static SourceLocation HeaderOf(BlockSyntax block) => SourceLocation.At(block.Tree.Source, block.HeaderSpan);

    private void ReportNoList(ExpressionSyntax at) => Report(at, "Invalid expression", "A static list expression is required.");

    private void ReportNoReference(ExpressionSyntax at) => Report(at, "Invalid expression",
        "A single static variable reference is required: only attribute access and indexing with constant keys. No calculations, function calls, template "
            + "expressions, etc are allowed here.");

    private void Report(SyntaxNode at, string summary, string detail) => Report(at.Location, summary, detail);

    private void Report(SourceLocation at, string summary, string detail) => Add(SemanticIssueKind.InvalidDeclaration, at, summary, detail);

    private void ReportAtPlan(SourceLocation at, string summary, string detail) =>
        issues.Add(new SemanticIssue(SemanticIssueKind.InvalidDeclaration, detail, at) { Summary = summary, OnlyAtPlan = true });

    private void Add(SemanticIssueKind kind, SourceLocation at, string summary, string detail) =>
        issues.Add(new SemanticIssue(kind, detail, at) { Summary = summary });
}
