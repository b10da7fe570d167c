using PlanLint.Evaluation;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Causes;

/// <summary>Finds out what arguments are made from; each place of a block is looked at once.</summary>
internal sealed class ArgumentTracer
{
    private const int MostSymbols = 500;
    private const int MostResources = 100;

    private static readonly HashSet<string> ImpureFunctions = new(StringComparer.Ordinal) { "timestamp", "plantimestamp", "uuid", "bcrypt" };

    private readonly Dictionary<(ResourceSymbol, string), ArgumentSources> known = [];

    /// <summary>What the attribute at a path is made from. Keys of maps that are spelled are followed, places in lists are not.</summary>
    public ArgumentSources Of(ResourceSymbol block, ValuePath path)
    {
        string names = string.Join('\n', path.Steps.Where(s => s.Name is not null).Select(s => s.Name));
        if (known.TryGetValue((block, names), out var answer)) return answer;
        return known[(block, names)] = Trace(Narrow(block, [.. path.Steps.Where(s => s.Name is not null).Select(s => s.Name!)]), block);
    }

    /// <summary>What decides how many instances of a block there are.</summary>
    public ArgumentSources Repetition(ResourceSymbol block)
    {
        if (known.TryGetValue((block, "\0"), out var answer)) return answer;
        return known[(block, "\0")] = Trace([.. new[] { block.Count, block.ForEach }.OfType<SyntaxNode>()], block);
    }

    private static List<SyntaxNode> Narrow(ResourceSymbol block, string[] names)
    {
        var found = new List<SyntaxNode>();
        if (names.Length == 0) return found;
        if (block.Body.GetAttribute(names[0]) is { } attribute) found.Add(Entry(attribute.Value, names.AsSpan(1)));
        foreach (var nested in block.Body.Blocks)
            if (MergedBody.MadeType(nested) == names[0] && !ConfiguredBody.MetaBlocks.Contains(nested.Type)) Nested(nested, names.AsSpan(1), found);
        return found;
    }

    private static void Nested(BlockSyntax block, ReadOnlySpan<string> names, List<SyntaxNode> found)
    {
        if (block.Type == "dynamic")
        {
            if (block.Body.GetAttribute("for_each") is { } each) found.Add(each.Value);
            foreach (var content in block.Body.GetBlocks("content")) Inside(content.Body, names, found);
            return;
        }
        Inside(block.Body, names, found);
    }

    private static void Inside(BodySyntax body, ReadOnlySpan<string> names, List<SyntaxNode> found)
    {
        if (names.IsEmpty)
        {
            found.Add(body);
            return;
        }
        if (body.GetAttribute(names[0]) is { } attribute) found.Add(Entry(attribute.Value, names[1..]));
        foreach (var nested in body.Blocks)
            if (MergedBody.MadeType(nested) == names[0]) Nested(nested, names[1..], found);
    }

    private static ExpressionSyntax Entry(ExpressionSyntax value, ReadOnlySpan<string> names)
    {
        while (!names.IsEmpty && value is ObjectSyntax entries && Item(entries, names[0]) is { } item)
        {
            value = item.Value;
            names = names[1..];
        }
        return value;
    }

    private static ObjectItemSyntax? Item(ObjectSyntax entries, string key) => entries.Items.LastOrDefault(i => i.Key.LiteralKey == key);

    private static ArgumentSources Trace(List<SyntaxNode> nodes, ResourceSymbol block)
    {
        var sources = new ArgumentSources { IsDeclared = nodes.Count > 0 };
        var pending = new Queue<(SyntaxNode Node, Module Module, BlockSymbol? Block)>(nodes.Select(n => (n, block.Module, (BlockSymbol?)block)));
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        while (pending.TryDequeue(out var next))
        {
            if (seen.Count > MostSymbols || sources.Resources.Count > MostResources)
            {
                sources.IsPartial = true;
                break;
            }
            foreach (var call in next.Node.DescendantNodes().Prepend(next.Node).OfType<FunctionCallSyntax>())
                if (ImpureFunctions.Contains(call.BuiltInName)) sources.Impure.Add(call);
            foreach (var reference in ReferenceWalk.FreeReferences(next.Node))
            {
                if (reference.RootName is "each" or "count")
                {
                    if (next.Block is { } repeated && OriginGraph.RepeatedBy(repeated) is { } collection && seen.Add(collection))
                        pending.Enqueue((collection, next.Module, null));
                    continue;
                }
                if (References.DeclarationOf(reference, next.Module) is { } symbol) Follow(symbol, reference, sources, seen, pending);
            }
        }
        return sources;
    }

    private static void Follow(Symbol symbol, ScopeTraversalSyntax reference, ArgumentSources sources, HashSet<object> seen,
        Queue<(SyntaxNode, Module, BlockSymbol?)> pending)
    {
        if (symbol is ResourceSymbol resource)
        {
            if (seen.Add(reference)) sources.Resources.Add(new ResourceUse(resource, reference));
            return;
        }
        if (!seen.Add(symbol)) return;
        switch (symbol)
        {
            case LocalSymbol local:
                pending.Enqueue((local.Value, local.Module, null));
                break;
            case VariableSymbol variable when variable.Module.Call is { } call:
                if ((call.Argument(variable.Name)?.Value ?? variable.Default) is { } given)
                    pending.Enqueue((given, call.Argument(variable.Name) is null ? variable.Module : call.Module, call));
                break;
            case VariableSymbol variable:
                sources.Variables.Add(variable);
                break;
            case OutputSymbol { Value: { } value } output:
                pending.Enqueue((value, output.Module, null));
                break;
            case ModuleCallSymbol { Target: { } target }:
                foreach (var output in target.Outputs)
                    if (output.Value is { } made && seen.Add(output)) pending.Enqueue((made, target, null));
                break;
        }
    }
}
