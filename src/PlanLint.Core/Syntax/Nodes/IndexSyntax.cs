using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary><c>collection[key]</c> with a key that is not a literal.</summary>
public sealed class IndexSyntax : ExpressionSyntax
{
    internal IndexSyntax(TextSpan span, ExpressionSyntax collection, ExpressionSyntax key) : base(SyntaxKind.Index, span)
    {
        Collection = Adopt(collection);
        Key = Adopt(key);
    }

    /// <summary>What is indexed.</summary>
    public ExpressionSyntax Collection { get; }

    /// <summary>The key.</summary>
    public ExpressionSyntax Key { get; }

    internal override int SlotCount => 2;

    internal override SyntaxNode GetSlot(int index) => index == 0 ? Collection : Key;
}
