using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Knowledge.Schemas;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Analysis.Schemas;

/// <summary>
/// What <c>terraform validate</c> says of resources and data sources when it has the schemas of their providers: arguments, blocks, types,
/// attributes that are referred to. Providers whose schema is not given are not judged.
/// </summary>
internal sealed class ProviderSchemaCheck
{
    private readonly ProviderSchemas schemas;
    private readonly ModuleTree tree;
    private readonly ModuleEvaluation evaluation;
    private readonly List<SemanticIssue> issues = [];

    private ProviderSchemaCheck(ModuleTree tree, ProviderSchemas schemas)
    {
        this.tree = tree;
        this.schemas = schemas;
        evaluation = new ModuleEvaluation(tree, new ModuleEvaluationOptions { IsValidation = true });
    }

    /// <summary>The issues, ordered by place; those of a directory that is called twice once.</summary>
    public static ImmutableArray<SemanticIssue> Run(ModuleTree tree, ProviderSchemas schemas)
    {
        var check = new ProviderSchemaCheck(tree, schemas);
        foreach (var module in tree.DistinctModules)
        {
            foreach (var resource in module.Resources) check.CheckResource(resource);
            foreach (var provider in module.Providers) check.CheckProvider(provider);
            foreach (var symbol in References.Declarations(module)) check.CheckReferences(module, symbol);
            if (module.Path.IsRoot)
                foreach (var output in module.Outputs) check.CheckOutput(output);
        }
        return [.. check.issues.DistinctBy(i => (i.Message, i.Location)).OrderBy(i => i.Location).ThenBy(i => i.Message, StringComparer.Ordinal)];
    }

    private SchemaBlock? SchemaOf(ResourceSymbol resource) => resource.Mode switch
    {
        ResourceMode.Managed => schemas.Resource(resource.Type),
        ResourceMode.Data => schemas.DataSource(resource.Type),
        ResourceMode.Ephemeral => schemas.Ephemeral(resource.Type),
        _ => null,
    };

    private void CheckResource(ResourceSymbol resource)
    {
        if (resource.ProviderLocalName == "terraform") return;
        if (SchemaOf(resource) is not { } schema)
        {
            if (resource.Mode == ResourceMode.Ephemeral && !schemas.HasEphemerals) return;
            if (resource.ProviderReference is null && schemas.Covers(resource.Type)) ReportType(resource);
            return;
        }
        if (schema.IsDeprecated) Warn(resource.Location, "Resource type is deprecated",
            $"The provider advises against {(resource.Mode == ResourceMode.Data ? "the data source" : "the resource type")} \"{resource.Type}\".");
        var scope = evaluation.Instance(resource.Module.Path) is { } instance ? evaluation.Scope(instance, resource, null) : null;
        var attributes = resource.Body.Attributes.Where(a => !ConfiguredBody.MetaArguments.Contains(a.Name));
        var escaped = resource.Body.GetBlocks(ConfiguredBody.EscapeBlock).ToArray();
        takesEphemeral = resource.Mode == ResourceMode.Ephemeral;
        CheckBody([.. attributes, .. escaped.SelectMany(b => b.Body.Attributes)],
            [.. resource.Body.Blocks.Where(b => !ConfiguredBody.MetaBlocks.Contains(b.Type) && b.Type != ConfiguredBody.EscapeBlock),
                .. escaped.SelectMany(b => b.Body.Blocks)], schema, resource.Location, scope);
        takesEphemeral = false;
    }

    /// <summary>A provider block; one that has only an alias is not looked at, since what it needs may come from the environment.</summary>
    private void CheckProvider(ProviderSymbol provider)
    {
        string source = provider.Module.Settings.RequiredProvider(provider.Name)?.Source ?? $"hashicorp/{provider.Name}";
        if (provider.Name == "terraform" || schemas.Provider(source) is not { } schema) return;
        AttributeSyntax[] attributes = [.. provider.Body.Attributes.Where(a => a.Name is not ("alias" or "version" or "for_each"))];
        BlockSyntax[] blocks = [.. provider.Body.Blocks.Where(b => b.Type != ConfiguredBody.EscapeBlock)];
        if (attributes.Length == 0 && blocks.Length == 0) return;
        takesEphemeral = true;
        CheckBody(attributes, blocks, schema, provider.Location, provider.ForEach is null ? evaluation.Scope(provider.Module.Path) : null);
        takesEphemeral = false;
    }

    /// <summary>True inside what is kept in no state: provider blocks and ephemeral resources.</summary>
    private bool takesEphemeral;

    private void CheckBody(IReadOnlyList<AttributeSyntax> attributes, IReadOnlyList<BlockSyntax> blocks, SchemaBlock schema,
        SourceLocation header, Scope? scope)
    {
        foreach (var attribute in attributes) CheckAttribute(attribute, schema, scope);
        foreach (var block in blocks) CheckBlock(block, schema, scope);
        // An object of a list may be written as a block, and JSON writes blocks as properties.
        var given = attributes.Select(a => a.Name).Concat(blocks.Select(MergedBody.MadeType)).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, attribute) in schema.Attributes)
            if (attribute.IsRequired && !given.Contains(name))
                Add(SemanticIssueKind.MissingArgument, header, "Missing required argument",
                    $"The argument \"{name}\" is required, but no definition was found.");
        foreach (var (name, inner) in schema.Blocks) CheckCount(name, inner, blocks, given, header);
    }

    private void CheckCount(string name, SchemaBlock inner, IReadOnlyList<BlockSyntax> blocks, HashSet<string> given, SourceLocation header)
    {
        if (!given.Contains(name))
        {
            if (inner.Least > 0)
                Add(SemanticIssueKind.MissingArgument, header, $"Insufficient {name} blocks", $"At least {inner.Least} \"{name}\" blocks are required.");
            return;
        }
        // How many a dynamic block makes, and what JSON holds, is not counted.
        var made = blocks.Where(b => MergedBody.MadeType(b) == name).ToArray();
        int most = inner.Nesting is "single" or "group" ? 1 : inner.Most;
        if (most == 0 || made.Length <= most || made.Any(b => b.Type == "dynamic")) return;
        var at = SourceLocation.At(made[most].Tree.Source, made[most].HeaderSpan);
        if (most == 1) Add(SemanticIssueKind.UnsupportedArgument, at, $"Duplicate {name} block", $"Only one {name} block is allowed.");
        else Add(SemanticIssueKind.UnsupportedArgument, at, $"Too many {name} blocks", $"No more than {most} \"{name}\" blocks are allowed.");
    }

    private void CheckAttribute(AttributeSyntax attribute, SchemaBlock schema, Scope? scope)
    {
        string name = attribute.Name;
        var at = SourceLocation.At(attribute.Tree.Source, attribute.NameSpan);
        if (!schema.Attributes.TryGetValue(name, out var known))
        {
            if (schema.Blocks.ContainsKey(name))
            {
                if (!attribute.Tree.IsJson) Add(SemanticIssueKind.UnsupportedArgument, at, "Unsupported argument",
                    $"An argument named \"{name}\" is not expected here. Did you mean to define a block of type \"{name}\"?");
            }
            else issues.Add(TerraformWords.UnsupportedArgument(attribute, schema.Attributes.Where(a => a.Value.IsArgument).Select(a => a.Key)));
            return;
        }
        if (known.IsDeprecated) Warn(at, "Argument is deprecated", $"The provider advises against the argument \"{name}\".");
        if (known.Nested is { } nested) CheckNested(attribute.Value, nested);
        if (scope is null || evaluation.Evaluate(attribute.Value, scope) is not { IsValid: true, Value: var value }) return;
        if (!known.IsArgument && !value.IsNull)
            Add(SemanticIssueKind.UnsupportedArgument, at, "Value for unconfigurable attribute",
                $"Can't configure a value for \"{name}\": its value will be decided automatically based on the result of applying this configuration.");
        else if ((value.DeepMarks & ValueMarks.Ephemeral) != 0 && !known.IsWriteOnly && !takesEphemeral)
            Add(SemanticIssueKind.InvalidValue, attribute.Value.Location, "Invalid use of ephemeral value",
                $"Ephemeral values are not valid for \"{name}\", because it is not a write-only attribute and must be persisted to state.");
        else if (known.Given is { } type && new ConversionFailure() is var failure && Conversions.Convert(value, type, failure) is null)
            Add(SemanticIssueKind.InvalidValue, attribute.Value.Location, "Incorrect attribute value type", "Inappropriate value for "
                + $"attribute \"{name}\": {(value.ContainsSensitive ? $"{type.ConstraintName} required" : failure.Message.TrimEnd('.'))}.");
    }

    /// <summary>What the provider advises against in the parts of an attribute, where they are written out.</summary>
    private void CheckNested(ExpressionSyntax value, SchemaBlock nested)
    {
        var written = value is TupleSyntax list ? list.Elements
            : nested.Nesting == "map" && value is ObjectSyntax map ? map.Items.Select(i => i.Value)
            : [value];
        foreach (var one in written)
        {
            if (one is not ObjectSyntax parts) continue;
            foreach (var item in parts.Items)
            {
                if (item.Key.LiteralKey is not { } key || !nested.Attributes.TryGetValue(key, out var known)) continue;
                if (known.IsDeprecated) Warn(item.Key.Location, "Argument is deprecated", $"The provider advises against the argument \"{key}\".");
                if (known.Nested is { } deeper) CheckNested(item.Value, deeper);
            }
        }
    }

    private void CheckBlock(BlockSyntax block, SchemaBlock schema, Scope? scope)
    {
        string type = MergedBody.MadeType(block);
        if (schema.Blocks.TryGetValue(type, out var inner))
        {
            var header = SourceLocation.At(block.Tree.Source, block.HeaderSpan);
            if (inner.IsDeprecated) Warn(header, "Block is deprecated", $"The provider advises against the block \"{type}\".");
            if (block.Type != "dynamic") CheckBody([.. block.Body.Attributes], [.. block.Body.Blocks], inner, header, scope);
            else
                foreach (var content in block.Body.GetBlocks("content"))
                    CheckBody([.. content.Body.Attributes], [.. content.Body.Blocks], inner, SourceLocation.At(content.Tree.Source, content.HeaderSpan), null);
            return;
        }
        // Lists of objects may be written as blocks, as Terraform 0.11 had it.
        if (schema.Attributes.TryGetValue(type, out var attribute)
            && attribute.Type is { Kind: TypeKind.List or TypeKind.Set, Element.Kind: TypeKind.Object }) return;
        if (attribute is null) issues.Add(TerraformWords.UnsupportedBlock(block, schema.Blocks.Keys));
        else Add(SemanticIssueKind.UnsupportedArgument, SourceLocation.At(block.Tree.Source, block.HeaderSpan), "Unsupported block type",
            $"Blocks of type \"{type}\" are not expected here. Did you mean to define argument \"{type}\"? If so, use the equals sign to assign it a value.");
    }

    private void CheckReferences(Module module, Symbol symbol)
    {
        foreach (var use in ReferenceUse.In(symbol))
        {
            if (use.Role == ReferenceRole.DependsOn || Target(module, symbol, use.Syntax) is not var (resource, at)
                || SchemaOf(resource) is not { } schema) continue;
            var steps = use.Syntax.Steps;
            if (at < steps.Count && steps[at].IsIndex) at++;
            if (at >= steps.Count || steps[at].Name is not { } name || schema.Attributes.ContainsKey(name) || schema.Blocks.ContainsKey(name)) continue;
            string near = NearestName.Of(name, schema.Names) is { } meant ? $" Did you mean \"{meant}\"?" : "";
            Add(SemanticIssueKind.InvalidValue, SourceLocation.At(use.Syntax.Tree.Source, steps[at].Span), "Unsupported attribute",
                $"This object has no argument, nested block, or exported attribute named \"{name}\".{near}");
        }
    }

    /// <summary>The resource that a reference names, and the step after its name; null for other references.</summary>
    private static (ResourceSymbol Resource, int At)? Target(Module module, Symbol symbol, ScopeTraversalSyntax reference)
    {
        if (reference.RootName == "self" && symbol is ResourceSymbol own) return (own, 1);
        if (References.DeclarationOf(reference, module) is not ResourceSymbol resource) return null;
        return (resource, reference.RootName is "data" or "ephemeral" or "resource" ? 3 : 2);
    }

    /// <summary>An output that hands a sensitive attribute on as it is. What functions and conditions make of one is not followed.</summary>
    private void CheckOutput(OutputSymbol output)
    {
        if (output.IsSensitive || output.Value is not { } value || !HoldsSensitive(output.Module, value)) return;
        issues.Add(new SemanticIssue(SemanticIssueKind.InvalidValue, "A root module output containing sensitive data must be explicitly marked as sensitive, "
            + "to confirm your intent: add sensitive = true.", output.Location)
        {
            Summary = "Output refers to sensitive values",
        });
    }

    private bool HoldsSensitive(Module module, ExpressionSyntax expression) => expression switch
    {
        ScopeTraversalSyntax reference => Target(module, module.Outputs[0], reference) is var (resource, at) && SchemaOf(resource) is { } schema
            && reference.Steps.Skip(at).Select(s => s.Name).FirstOrDefault(n => n is not null) is { } name
            && schema.Attributes.GetValueOrDefault(name) is { IsSensitive: true },
        TemplateSyntax or TemplateWrapSyntax or TupleSyntax or ParensSyntax =>
            expression.ChildNodes().OfType<ExpressionSyntax>().Any(e => HoldsSensitive(module, e)),
        ObjectSyntax map => map.Items.Any(i => HoldsSensitive(module, i.Value)),
        _ => false,
    };

    private void ReportType(ResourceSymbol resource)
    {
        bool isManaged = resource.Mode == ResourceMode.Managed;
        string local = resource.ProviderLocalName;
        string source = resource.Module.Settings.RequiredProvider(local)?.Source ?? $"hashicorp/{local}";
        string near = isManaged && NearestName.Of(resource.Type, schemas.ResourceTypes) is { } meant ? $" Did you mean \"{meant}\"?" : "";
        Add(SemanticIssueKind.InvalidDeclaration, resource.Location, Kind("Invalid data source", "Invalid ephemeral resource", "Invalid resource type"),
            $"The provider {source} does not support {Kind("data source", "ephemeral resource", "resource type")} \"{resource.Type}\".{near}");

        string Kind(string data, string ephemeral, string managed) => resource.Mode switch
        {
            ResourceMode.Data => data,
            ResourceMode.Ephemeral => ephemeral,
            _ => managed,
        };
    }

    private void Warn(SourceLocation at, string summary, string detail) => Add(SemanticIssueKind.Deprecated, at, summary, detail);

    private void Add(SemanticIssueKind kind, SourceLocation at, string summary, string detail) =>
        issues.Add(new SemanticIssue(kind, detail, at) { Summary = summary });
}
