using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Semantics;

/// <summary>Evaluates what a resource block configures, nested and <c>dynamic</c> blocks included, into an object.</summary>
internal sealed class ConfiguredBody(NameMap<Value> openAttributes, EvaluationContext context)
{
    /// <summary>Arguments that speak to Terraform, not to the provider.</summary>
    internal static readonly HashSet<string> MetaArguments = new(StringComparer.Ordinal) { "count", "for_each", "depends_on", "provider" };

    /// <summary>Blocks that speak to Terraform, not to the provider.</summary>
    internal static readonly HashSet<string> MetaBlocks = new(StringComparer.Ordinal) { "lifecycle", "provisioner", "connection" };

    /// <summary>The block whose content speaks to the provider, also where it has the names of meta-arguments.</summary>
    internal const string EscapeBlock = "_";

    private const int MostBlocks = 1_000;

    /// <summary>True when an argument that is null may get a value from the provider, so that reading it gives nothing known.</summary>
    public bool IsNullComputed { get; init; }

    /// <summary>The object; whatever any expression of the tree asks for and the body does not set is unknown.</summary>
    public Value Value(IEnumerable<AttributeSyntax> attributes, IEnumerable<BlockSyntax> blocks, Scope scope, bool isResource)
    {
        var value = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var group in blocks.GroupBy(MergedBody.MadeType, StringComparer.Ordinal))
        {
            if (isResource && (MetaBlocks.Contains(group.Key) || group.Key == EscapeBlock)) continue;
            var made = Blocks(group, scope);
            // timeouts is the one block that every provider nests as a single object; all others are taken for lists.
            value[group.Key] = group.Key == "timeouts" && made.Elements is [var only] ? only : made;
        }
        foreach (var attribute in attributes)
        {
            if (isResource && MetaArguments.Contains(attribute.Name)) continue;
            var given = context.EvaluateNested(attribute.Value, scope).Value;
            value[attribute.Name] = isResource && IsNullComputed && given.IsNull ? Values.Value.Unknown(given.Type) : given;
        }
        if (isResource)
            foreach (var escaped in blocks.Where(b => b.Type == EscapeBlock).SelectMany(b => b.Body.Attributes))
                value[escaped.Name] = context.EvaluateNested(escaped.Value, scope).Value;
        return Values.Value.OpenObject(NameMap.From(value), openAttributes);
    }

    private Value Blocks(IEnumerable<BlockSyntax> blocks, Scope scope)
    {
        var made = ImmutableArray.CreateBuilder<Value>();
        foreach (var block in blocks)
        {
            if (block.Type != "dynamic")
            {
                made.Add(Value(block.Body.Attributes, block.Body.Blocks, scope, isResource: false));
                continue;
            }
            if (DynamicBlock.Elements(block, expression => context.EvaluateNested(expression, scope).Value) is not { } elements)
                return Values.Value.DynamicUnknown;
            var content = block.Body.GetBlocks("content").FirstOrDefault();
            foreach (var (key, element) in elements)
            {
                if (made.Count >= MostBlocks) return Values.Value.DynamicUnknown;
                var inner = new IteratorScope(scope, DynamicBlock.Iterator(block), key, element);
                made.Add(content is null ? Values.Value.DynamicUnknown : Value(content.Body.Attributes, content.Body.Blocks, inner, isResource: false));
            }
        }
        return Values.Value.Tuple(made.ToImmutable());
    }
}
