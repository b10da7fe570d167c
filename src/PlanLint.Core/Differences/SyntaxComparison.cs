using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Differences;

/// <summary>
/// Whether two texts say the same: layout, comments, the order of arguments and of map entries, and the way a string is quoted do not
/// count, and neither does how a constant is spelled. References are equal when <paramref name="sameReference"/> says so.
/// </summary>
internal sealed class SyntaxComparison(Func<ScopeTraversalSyntax, ScopeTraversalSyntax, bool> sameReference)
{
    private const int DepthLimit = 250;
    private static readonly Evaluator Constants = new(new EvaluationOptions { WorkLimit = 10_000 });
    private int depth;

    public bool Same(ExpressionSyntax? left, ExpressionSyntax? right)
    {
        if (left is null || right is null) return ReferenceEquals(left, right);
        return SameTree(left, right) || SameConstant(left, right);
    }

    public bool Same(BlockSyntax left, BlockSyntax right) =>
        left.Type == right.Type && left.Labels.Select(l => l.Value).SequenceEqual(right.Labels.Select(l => l.Value), StringComparer.Ordinal)
        && Same(left.Body, right.Body);

    public bool Same(BodySyntax left, BodySyntax right)
    {
        if (++depth > DepthLimit) return Deep(left, right);
        bool same = SameAttributes([.. left.Attributes], [.. right.Attributes]) && SameBlocks([.. left.Blocks], [.. right.Blocks]);
        depth--;
        return same;
    }

    /// <summary>Blocks of one type keep their order; those of different types may be mixed.</summary>
    public bool SameBlocks(IReadOnlyList<BlockSyntax> left, IReadOnlyList<BlockSyntax> right)
    {
        if (left.Count != right.Count) return false;
        var (mine, theirs) = (left.OrderBy(b => b.Type, StringComparer.Ordinal), right.OrderBy(b => b.Type, StringComparer.Ordinal));
        return mine.Zip(theirs).All(p => Same(p.First, p.Second));
    }

    /// <summary>The expression without parentheses and without <c>"${…}"</c> around all of it.</summary>
    public static ExpressionSyntax Bare(ExpressionSyntax expression)
    {
        while (true)
        {
            if (expression is ParensSyntax parens) expression = parens.Inner;
            else if (expression is TemplateWrapSyntax wrap) expression = wrap.Wrapped;
            else return expression;
        }
    }

    private bool SameAttributes(AttributeSyntax[] left, AttributeSyntax[] right)
    {
        if (left.Length != right.Length) return false;
        var (mine, theirs) = (left.OrderBy(a => a.Name, StringComparer.Ordinal), right.OrderBy(a => a.Name, StringComparer.Ordinal));
        return mine.Zip(theirs).All(p => p.First.Name == p.Second.Name && Same(p.First.Value, p.Second.Value));
    }

    private bool SameTree(SyntaxNode left, SyntaxNode right)
    {
        if (left is ExpressionSyntax a && right is ExpressionSyntax b) (left, right) = (Bare(a), Bare(b));
        if (left.Kind != right.Kind) return false;
        if (++depth > DepthLimit) return Deep(left, right);
        bool same = (left, right) switch
        {
            (ScopeTraversalSyntax x, ScopeTraversalSyntax y) => sameReference(x, y),
            (SyntaxErrorSyntax x, SyntaxErrorSyntax y) => x.ToString() == y.ToString(),
            (LiteralSyntax { LiteralKind: LiteralKind.Number } x, LiteralSyntax { LiteralKind: LiteralKind.Number } y) =>
                x.Text == y.Text || Number.TryParse(x.Text, out var one) && Number.TryParse(y.Text, out var other) && one == other,
            (ObjectSyntax x, ObjectSyntax y) when EntriesOf(x) is { } mine && EntriesOf(y) is { } theirs =>
                mine.Count == theirs.Count && mine.All(e => theirs.TryGetValue(e.Key, out var value) && SameTree(e.Value, value)),
            (ObjectKeySyntax { LiteralKey: { } x }, ObjectKeySyntax { LiteralKey: { } y }) => x == y,
            _ => left.SaysSame(right) && SameChildren(left, right),
        };
        depth--;
        return same;
    }

    private bool SameChildren(SyntaxNode left, SyntaxNode right)
    {
        if (left.SlotCount != right.SlotCount) return false;
        for (int i = 0; i < left.SlotCount; i++)
            if (!SameTree(left.GetSlot(i), right.GetSlot(i))) return false;
        return true;
    }

    /// <summary>The entries of an object whose keys are all spelled; of equal keys the last counts. Null when a key is computed.</summary>
    public static Dictionary<string, ExpressionSyntax>? EntriesOf(ObjectSyntax entries)
    {
        var found = new Dictionary<string, ExpressionSyntax>(entries.Items.Count, StringComparer.Ordinal);
        foreach (var item in entries.Items)
        {
            if (item.Key.LiteralKey is not { } key) return null;
            found[key] = item.Value;
        }
        return found;
    }

    private bool Deep(SyntaxNode left, SyntaxNode right)
    {
        depth--;
        return left.IsEquivalentTo(right);
    }

    private static bool SameConstant(ExpressionSyntax left, ExpressionSyntax right)
    {
        if (ReferenceWalk.FreeReferences(left).Any() || ReferenceWalk.FreeReferences(right).Any()) return false;
        var (mine, theirs) = (Constants.Evaluate(left, VariableScope.Empty).Value, Constants.Evaluate(right, VariableScope.Empty).Value);
        return mine.IsWhollyKnown && theirs.IsWhollyKnown && SameValues.AreSame(mine, theirs);
    }
}
