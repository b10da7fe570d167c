namespace PlanLint.Syntax;

/// <summary>Equality of trees by what they say: places, comments and layout do not count.</summary>
internal static class SyntaxEquivalence
{
    public static bool AreEquivalent(SyntaxNode left, SyntaxNode right)
    {
        var open = new Stack<(SyntaxNode Left, SyntaxNode Right)>([(left, right)]);
        while (open.TryPop(out var pair))
        {
            if (!SaySame(pair.Left, pair.Right)) return false;
            using var others = pair.Right.ChildNodes().GetEnumerator();
            foreach (var child in pair.Left.ChildNodes())
            {
                if (!others.MoveNext()) return false;
                open.Push((child, others.Current));
            }
            if (others.MoveNext()) return false;
        }
        return true;
    }

    /// <summary>True when two nodes say the same but for their children.</summary>
    public static bool SaysSame(this SyntaxNode left, SyntaxNode right) => SaySame(left, right);

    private static bool SaySame(SyntaxNode left, SyntaxNode right) => left.Kind == right.Kind && (left, right) switch
    {
        (AttributeSyntax a, AttributeSyntax b) => a.Name == b.Name,
        (BlockSyntax a, BlockSyntax b) => a.Type == b.Type,
        (LabelSyntax a, LabelSyntax b) => a.Value == b.Value,
        (LiteralSyntax a, LiteralSyntax b) => a.LiteralKind == b.LiteralKind && a.Text == b.Text,
        (ScopeTraversalSyntax a, ScopeTraversalSyntax b) => SameSteps(a.Steps, b.Steps),
        (RelativeTraversalSyntax a, RelativeTraversalSyntax b) => SameSteps(a.Steps, b.Steps),
        (FunctionCallSyntax a, FunctionCallSyntax b) => a.Name == b.Name && a.ExpandsFinal == b.ExpandsFinal,
        (ObjectKeySyntax a, ObjectKeySyntax b) => a.Keyword == b.Keyword && a.ForceNonLiteral == b.ForceNonLiteral,
        (ForSyntax a, ForSyntax b) => a.KeyVariable == b.KeyVariable && a.ValueVariable == b.ValueVariable && a.Groups == b.Groups
            && a.Key is null == b.Key is null && a.Condition is null == b.Condition is null,
        (SplatSyntax a, SplatSyntax b) => a.IsFull == b.IsFull,
        (BinarySyntax a, BinarySyntax b) => a.Operator == b.Operator,
        (UnarySyntax a, UnarySyntax b) => a.Operator == b.Operator,
        _ => true,
    };

    private static bool SameSteps(IReadOnlyList<TraversalStep> left, IReadOnlyList<TraversalStep> right)
    {
        if (left.Count != right.Count) return false;
        for (int i = 0; i < left.Count; i++)
            if (left[i].Name != right[i].Name || left[i].Key != right[i].Key || left[i].KeyKind != right[i].KeyKind) return false;
        return true;
    }
}
