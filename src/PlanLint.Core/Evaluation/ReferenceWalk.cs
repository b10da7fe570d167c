using System.Collections.Immutable;
using PlanLint.Syntax;

namespace PlanLint.Evaluation;

/// <summary>Finds the references of an expression that its own <c>for</c> variables do not bind.</summary>
internal static class ReferenceWalk
{
    public static void Check(ExpressionSyntax expression, Scope scope, EvaluationContext context)
    {
        foreach (var reference in FreeReferences(expression)) scope.Check(reference, context);
    }

    /// <summary>The free references in source order, without recursion.</summary>
    public static IEnumerable<ScopeTraversalSyntax> FreeReferences(SyntaxNode root)
    {
        var pending = new Stack<(SyntaxNode Node, ImmutableHashSet<string> Bound)>();
        pending.Push((root, []));
        while (pending.TryPop(out var next))
        {
            var (node, bound) = next;
            if (node is ScopeTraversalSyntax reference)
            {
                if (!bound.Contains(reference.RootName)) yield return reference;
                continue;
            }
            // A bare word as a key is a string, not a reference.
            if (node is ObjectKeySyntax { Keyword: not null }) continue;
            var loop = node as ForSyntax;
            var inner = loop is null ? bound : bound.Add(loop.ValueVariable);
            if (loop?.KeyVariable is { } key) inner = inner.Add(key);
            // The second argument of convert is a type.
            var type = node is FunctionCallSyntax { Name: "convert" or "core::convert", Arguments: [_, var second, ..] } ? second : null;
            for (int i = node.SlotCount - 1; i >= 0; i--)
            {
                var child = node.GetSlot(i);
                if (ReferenceEquals(child, type)) continue;
                pending.Push((child, ReferenceEquals(child, loop?.Collection) ? bound : inner));
            }
        }
    }
}
