using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Semantics;

/// <summary>Reads <c>dynamic</c> blocks.</summary>
internal static class DynamicBlock
{
    /// <summary>The name that stands for the element: <c>iterator</c>, else the label.</summary>
    public static string Iterator(BlockSyntax block) =>
        block.Body.GetAttribute("iterator")?.Value is ScopeTraversalSyntax { Steps: [_] } named ? named.RootName : MergedBody.MadeType(block);

    /// <summary>
    /// True for what stands in the content of a <c>dynamic</c> block: <c>terraform validate</c> does not look there while it is not
    /// known what is iterated.
    /// </summary>
    public static bool Holds(SyntaxNode node)
    {
        foreach (var ancestor in node.AncestorsAndSelf())
            if (ancestor is BlockSyntax { Type: "content", Parent.Parent: BlockSyntax { Type: "dynamic" } }) return true;
        return false;
    }

    /// <summary>Keys and values of <c>for_each</c> in order; null when they are not known.</summary>
    public static IReadOnlyList<(Value Key, Value Element)>? Elements(BlockSyntax block, Func<ExpressionSyntax, Value> evaluate)
    {
        if (block.Body.GetAttribute("for_each")?.Value is not { } expression) return null;
        var value = evaluate(expression);
        if (!value.IsKnown) return null;
        if (value.IsNull) return [];
        return value.Type.Kind switch
        {
            TypeKind.List or TypeKind.Tuple => [.. value.Elements.Select((e, i) => (Value.Number(i), e))],
            TypeKind.Set => [.. value.Elements.Select(e => (e, e))],
            TypeKind.Map or TypeKind.Object => [.. value.Attributes.Select(a => (Value.String(a.Key), a.Value))],
            _ => null,
        };
    }
}
