using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Evaluation.Functions;
using PlanLint.Knowledge.Schemas;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Editing;

/// <summary>
/// What may follow at a place: block types, arguments, references, attributes, functions. Works on broken files, because it looks at the
/// line before the place and at the block around it. Arguments of providers' types come from their schemas; without these, from what the
/// module writes and the plan shows of the same type.
/// </summary>
public static partial class CompletionService
{
    private static readonly string[] References = ["var", "local", "module", "data", "each", "count", "path", "terraform", "self"];

    private static readonly string[] ResourceArguments = ["count", "for_each", "depends_on", "provider", "lifecycle", "provisioner", "connection"];

    private static readonly string[] CallArguments = ["source", "version", "count", "for_each", "depends_on", "providers"];

    private static readonly string[] TopLevel = ["resource", "data", "module", "locals", "provider", "ephemeral", .. BlockSchema.TopLevel.Keys];

    /// <summary>The completions at an offset, each name once, ordered by name within their kind. The editor filters by what is typed.</summary>
    public static ImmutableArray<Completion> At(Compilation compilation, SyntaxTree tree, int position)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        ArgumentNullException.ThrowIfNull(tree);
        if (tree.IsJson || compilation.Modules is not { } modules) return [];
        var module = modules.DistinctModules.FirstOrDefault(m => m.Files.Contains(tree)) ?? modules.Root;
        string line = LineBefore(tree.Source, position);
        var block = BlockAround(tree, position);
        var found = TypeLabel().Match(line) is { Success: true } label ? Types(compilation, label.Groups[1].Value)
            : WordAlone().IsMatch(line) && !IsInExpression(tree, position) ? InBody(compilation, module, block)
            : Dotted().Match(line) is { Success: true } path ? After(path.Groups[1].Value.TrimEnd('.').Split('.'), compilation, module)
            : IsText(tree, position) ? []
            : InExpression(module);
        return [.. found.DistinctBy(c => c.Text).OrderBy(c => c.Kind).ThenBy(c => c.Text, StringComparer.Ordinal)];
    }

    private static string LineBefore(SourceText source, int position)
    {
        position = Math.Clamp(position, 0, source.Length);
        int start = source.Text.LastIndexOf('\n', Math.Max(0, position - 1));
        if (position > 0 && source.Text[position - 1] == '\n') start = position - 1;
        return source.Text[(start + 1)..position];
    }

    /// <summary>The innermost block whose braces hold the place. Braces that are not closed yet reach to the end.</summary>
    private static BlockSyntax? BlockAround(SyntaxTree tree, int position) => tree.Root.DescendantNodes().OfType<BlockSyntax>()
        .LastOrDefault(b => b.OpenBrace.End <= position && (b.CloseBrace.IsEmpty || b.CloseBrace.Start >= position));

    /// <summary>True on a further line of a value: within brackets, or in a heredoc.</summary>
    private static bool IsInExpression(SyntaxTree tree, int position) => tree.Root.DescendantNodes().OfType<AttributeSyntax>()
        .Any(a => a.Value.Span.Start < position && a.Value.Span.End > position);

    /// <summary>True in a comment, and in a string outside its interpolations.</summary>
    private static bool IsText(SyntaxTree tree, int position)
    {
        if (tree.Comments.Any(c => c.Span.Start < position && position <= c.Span.End)) return true;
        var node = tree.FindNode(Math.Max(0, position - 1));
        return node is TemplateSyntax or LiteralSyntax { LiteralKind: LiteralKind.String, Parent: TemplateSyntax };
    }

    private static IEnumerable<Completion> Types(Compilation compilation, string blockType)
    {
        var known = compilation.ProviderSchemas is { } schemas
            ? blockType == "resource" ? schemas.ResourceTypes : schemas.DataSourceTypes
            : blockType == "resource" ? compilation.Knowledge.ResourceTypes : [];
        var written = compilation.Modules!.Modules.SelectMany(m => m.Resources)
            .Where(r => (r.Mode == ResourceMode.Managed) == (blockType == "resource")).Select(r => r.Type);
        return known.Concat(written).Select(t => new Completion(t, CompletionKind.ResourceType));
    }

    private static IEnumerable<Completion> InBody(Compilation compilation, Module module, BlockSyntax? block)
    {
        if (block is null) return TopLevel.Select(t => new Completion(t, CompletionKind.Keyword));
        if (block.Parent?.Parent is BlockSyntax outer) return InNested(compilation, block, outer);
        return block.Type switch
        {
            "resource" or "data" or "ephemeral" when block.Labels.Count == 2 =>
                Of(SchemaOf(compilation, block)).Concat(SchemaOf(compilation, block) is null ? Seen(compilation, block.Type, block.Labels[0].Value) : [])
                    .Concat(ResourceArguments.Select(a => new Completion(a, CompletionKind.Argument))),
            "module" when block.Labels.Count == 1 => Inputs(module.ModuleCalls[block.Labels[0].Value]?.Target)
                .Concat(CallArguments.Select(a => new Completion(a, CompletionKind.Argument))),
            _ => Of(BlockSchema.TopLevel.GetValueOrDefault(block.Type)),
        };
    }

    private static IEnumerable<Completion> InNested(Compilation compilation, BlockSyntax block, BlockSyntax outer)
    {
        if (block.Type == "lifecycle") return Of(outer.Type == "resource" ? BlockSchema.ManagedLifecycle : null);
        if (BlockSchema.Nested.GetValueOrDefault(block.Type) is { } own) return Of(own);
        var way = block.AncestorsAndSelf().OfType<BlockSyntax>().Reverse().ToArray();
        var schema = SchemaOf(compilation, way[0]);
        foreach (var step in way.Skip(1)) schema = schema?.Blocks.GetValueOrDefault(step.Type);
        return Of(schema);
    }

    private static SchemaBlock? SchemaOf(Compilation compilation, BlockSyntax block) => block.Labels.Count != 2 ? null : block.Type switch
    {
        "resource" => compilation.ProviderSchemas?.Resource(block.Labels[0].Value),
        "data" => compilation.ProviderSchemas?.DataSource(block.Labels[0].Value),
        _ => null,
    };

    private static IEnumerable<Completion> Of(SchemaBlock? schema) => schema is null ? [] : schema.Attributes.Where(a => a.Value.IsArgument)
        .Select(a => new Completion(a.Key, CompletionKind.Argument, a.Value.IsRequired ? "required" : a.Value.IsDeprecated ? "deprecated" : null))
        .Concat(schema.Blocks.Select(b => new Completion(b.Key, CompletionKind.Block, b.Value.Least > 0 ? "required" : null)));

    private static IEnumerable<Completion> Of(BlockSchema? schema) => schema is null ? [] : schema.Attributes
        .Select(a => new Completion(a, CompletionKind.Argument, schema.Required.Contains(a) ? "required" : null))
        .Concat(schema.Blocks.Select(b => new Completion(b, CompletionKind.Block)));

    private static IEnumerable<Completion> Inputs(Module? called) => called is null ? []
        : called.Variables.Select(v => new Completion(v.Name, CompletionKind.Argument, v.IsRequired ? "required" : null));

    /// <summary>What blocks of the type say elsewhere in the tree.</summary>
    private static IEnumerable<Completion> Seen(Compilation compilation, string blockType, string type) =>
        compilation.Modules!.Modules.SelectMany(m => m.Resources).Where(r => r.Type == type && r.Block.Type == blockType)
            .SelectMany(r => r.Body.Attributes.Select(a => new Completion(a.Name, CompletionKind.Argument))
                .Concat(r.Body.Blocks.Select(b => new Completion(b.Type, CompletionKind.Block))));

    private static IEnumerable<Completion> InExpression(Module module) =>
        References.Select(r => new Completion(r, CompletionKind.Keyword))
            .Concat(module.Resources.Where(r => r.Mode == ResourceMode.Managed).Select(r => new Completion(r.Type, CompletionKind.ResourceType)))
            .Concat(FunctionTable.Names.Select(f => new Completion(f, CompletionKind.Function)));

    private static IEnumerable<Completion> After(string[] path, Compilation compilation, Module module) => path switch
    {
        ["var"] => module.Variables.Select(v => new Completion(v.Name, CompletionKind.Symbol, v.Type?.ToString())),
        ["local"] => module.Locals.Select(l => new Completion(l.Name, CompletionKind.Symbol)),
        ["module"] => module.ModuleCalls.Select(c => new Completion(c.Name, CompletionKind.Symbol, c.Source)),
        ["module", var call] => module.ModuleCalls[call]?.Target?.Outputs.Select(o => new Completion(o.Name, CompletionKind.Symbol)) ?? [],
        ["data"] => module.Resources.Where(r => r.Mode == ResourceMode.Data).Select(r => new Completion(r.Type, CompletionKind.ResourceType)),
        ["data", var type] => Named(module, ResourceMode.Data, type),
        ["data", var type, var name] => Attributes(compilation, module.Resource(ResourceMode.Data, type, name)),
        ["path"] => Words("module", "root", "cwd"),
        ["each"] => Words("key", "value"),
        ["count"] => Words("index"),
        ["terraform"] => Words("workspace"),
        [var type] => Named(module, ResourceMode.Managed, type),
        [var type, var name] => Attributes(compilation, module.Resource(ResourceMode.Managed, type, name)),
        _ => [],
    };

    private static IEnumerable<Completion> Words(params IEnumerable<string> words) => words.Select(w => new Completion(w, CompletionKind.Keyword));

    private static IEnumerable<Completion> Named(Module module, ResourceMode mode, string type) =>
        module.Resources.Where(r => r.Mode == mode && r.Type == type).Select(r => new Completion(r.Name, CompletionKind.Symbol));

    /// <summary>From the schema; without one, what the block writes and what the plan and its prior state show of the resource.</summary>
    private static IEnumerable<Completion> Attributes(Compilation compilation, ResourceSymbol? resource)
    {
        if (resource is null) return [];
        var schema = resource.Mode == ResourceMode.Managed
            ? compilation.ProviderSchemas?.Resource(resource.Type)
            : compilation.ProviderSchemas?.DataSource(resource.Type);
        if (schema is not null) return schema.Names.Select(n => new Completion(n, CompletionKind.Attribute));
        var planned = compilation.Plan?.ResourceChanges.Where(c => c.Address.Type == resource.Type && c.Address.Mode == resource.Mode).Take(1)
            .SelectMany(c => (Value[])[c.Before, c.After]) ?? [];
        return resource.Body.Attributes.Select(a => a.Name).Except(ResourceArguments)
            .Concat(planned.Where(v => v.IsKnown && !v.IsNull && v.Type.Kind == TypeKind.Object).SelectMany(v => v.Attributes.Keys)).Append("id")
            .Select(n => new Completion(n, CompletionKind.Attribute));
    }

    [GeneratedRegex(@"^\s*(resource|data)\s+""[\w-]*$")]
    private static partial Regex TypeLabel();

    [GeneratedRegex(@"^\s*[\w-]*$")]
    private static partial Regex WordAlone();

    [GeneratedRegex(@"(?<![\w.-])((?:[A-Za-z_][\w-]*(?:\[[^\]]*\])?\.)+)[\w-]*$")]
    private static partial Regex Dotted();
}
