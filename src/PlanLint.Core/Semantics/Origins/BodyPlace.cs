using System.Collections.Immutable;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Semantics;

/// <summary>The deepest thing a body spells on the way along a path.</summary>
/// <param name="Node">An attribute or a nested block.</param>
/// <param name="Value">The attribute's value; null for a block.</param>
/// <param name="Rest">What of the path lies beyond.</param>
/// <param name="Environment">Where the value is evaluated.</param>
internal sealed record BodyPlace(BodyItemSyntax Node, ExpressionSyntax? Value, ImmutableArray<PathStep> Rest, OriginEnvironment Environment)
{
    /// <summary>
    /// Follows a path into a body; null when the body spells nothing of it. Where nested blocks make a set their order says nothing:
    /// <paramref name="value"/>, what a plan makes of the body, then tells which block is meant.
    /// </summary>
    public static BodyPlace? Find(ModuleEvaluation evaluation, OriginEnvironment environment, IEnumerable<AttributeSyntax> attributes,
        IEnumerable<BlockSyntax> blocks, ImmutableArray<PathStep> path, Value? value = null)
    {
        if (path is not [{ Name: { } name }, ..]) return null;
        if (attributes.FirstOrDefault(a => a.Name == name) is { } attribute) return new BodyPlace(attribute, attribute.Value, path[1..], environment);

        var candidates = blocks.Where(b => MergedBody.MadeType(b) == name).ToList();
        if (candidates.Count == 0) return null;
        var rest = path[1..];
        int index = 0;
        if (rest is [{ Name: null } element, ..])
        {
            index = element.Index;
            rest = rest[1..];
        }
        else if (rest is [var any, ..] && any == OriginPath.Any) rest = rest[1..];

        var made = value?[name];
        made = made?[index] ?? made;
        var (block, inner) = PickByValue(evaluation, environment, candidates, index, made) is { } meant
            ? (meant, environment)
            : Pick(evaluation, environment, candidates, index);
        var body = block.Type == "dynamic" ? block.Body.GetBlocks("content").FirstOrDefault()?.Body : block.Body;
        return (body is null ? null : Find(evaluation, inner, body.Attributes, body.Blocks, rest, made)) ?? new BodyPlace(block, null, rest, inner);
    }

    /// <summary>The only block whose attributes agree with what was made; null when several or none do, or the one at the index does.</summary>
    private static BlockSyntax? PickByValue(ModuleEvaluation evaluation, OriginEnvironment environment, List<BlockSyntax> candidates, int index, Value? made)
    {
        if (made is not { IsKnown: true, IsNull: false } || candidates.Count < 2 || candidates.Exists(b => b.Type == "dynamic")) return null;
        bool Agrees(BlockSyntax block) => block.Body.Attributes.All(a =>
            made[a.Name] is not { IsKnown: true, IsNull: false } expected
            || evaluation.Evaluate(a.Value, new OriginScope(evaluation, environment)).Value is not { IsWhollyKnown: true } written
            || Conversions.TryConvert(written, expected.Type) is { } converted && converted.Equals(expected));
        if (index < candidates.Count && Agrees(candidates[index])) return null;
        return candidates.FindAll(Agrees) is [var only] ? only : null;
    }

    /// <summary>The block that makes the element of that index, counting what dynamic blocks make.</summary>
    private static (BlockSyntax, OriginEnvironment) Pick(ModuleEvaluation evaluation, OriginEnvironment environment, List<BlockSyntax> candidates, int index)
    {
        int at = 0;
        foreach (var block in candidates)
        {
            if (block.Type != "dynamic")
            {
                if (at++ == index) return (block, environment);
                continue;
            }
            var collection = block.Body.GetAttribute("for_each")?.Value;
            var elements = DynamicBlock.Elements(block, e => evaluation.Evaluate(e, new OriginScope(evaluation, environment)).Value);
            // Where it is not known how many blocks are made, the first that may make this one is as near as we can say.
            if (collection is null) return (block, environment);
            var step = elements is null ? OriginPath.Any : index - at < elements.Count ? OriginPath.Of(elements[index - at].Key) : default(PathStep?);
            if (step is { } found)
                return (block, environment.Bind(DynamicBlock.Iterator(block), new OriginBinding(collection, environment, found, OriginBindingRole.Iterator)));
            at += elements!.Count;
        }
        return (candidates[^1], environment);
    }
}
