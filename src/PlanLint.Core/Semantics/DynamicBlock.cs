using PlanLint.Evaluation;
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

/// <summary>A scope with the iterator of a <c>dynamic</c> block before everything else.</summary>
internal sealed class IteratorScope(Scope outer, string name, Value key, Value element) : Scope
{
    private readonly Value iterator = Value.Object([KeyValuePair.Create("key", key), KeyValuePair.Create("value", element)]);

    /// <inheritdoc/>
    public override Value? Resolve(IReadOnlyList<TraversalStep> steps, ScopeTraversalSyntax at, EvaluationContext context, out int consumed)
    {
        if (steps[0].Name != name) return outer.Resolve(steps, at, context, out consumed);
        consumed = 1;
        return iterator;
    }

    /// <inheritdoc/>
    public override bool HasProvider(string localName) => outer.HasProvider(localName);

    /// <inheritdoc/>
    public override void Check(ScopeTraversalSyntax reference, EvaluationContext context)
    {
        if (reference.RootName != name) outer.Check(reference, context);
    }
}
