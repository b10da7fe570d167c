using PlanLint.Text;

namespace PlanLint.Syntax.Parsing.Json;

/// <summary>Moves the spans of a tree that is not yet part of another one.</summary>
internal static class SpanMover
{
    public static void Move(SyntaxNode root, Func<int, int> map)
    {
        MoveNode(root, map);
        foreach (var node in root.DescendantNodes()) MoveNode(node, map);
    }

    private static void MoveNode(SyntaxNode node, Func<int, int> map)
    {
        node.Span = Map(node.Span, map);
        switch (node)
        {
            case ScopeTraversalSyntax traversal:
                foreach (var step in traversal.Steps) step.Span = Map(step.Span, map);
                break;
            case RelativeTraversalSyntax traversal:
                foreach (var step in traversal.Steps) step.Span = Map(step.Span, map);
                break;
            case FunctionCallSyntax call:
                call.NameSpan = Map(call.NameSpan, map);
                call.OpenParen = Map(call.OpenParen, map);
                call.CloseParen = Map(call.CloseParen, map);
                break;
            case SplatSyntax splat:
                splat.Marker = Map(splat.Marker, map);
                break;
            case BinarySyntax binary:
                binary.OperatorSpan = Map(binary.OperatorSpan, map);
                break;
        }
    }

    private static TextSpan Map(TextSpan span, Func<int, int> map) => TextSpan.FromBounds(map(span.Start), map(span.End));
}
