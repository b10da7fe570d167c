using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary><c>key = value</c> or <c>key : value</c> in an object.</summary>
public sealed class ObjectItemSyntax : SyntaxNode
{
    internal ObjectItemSyntax(TextSpan span, ObjectKeySyntax key, ExpressionSyntax value) : base(SyntaxKind.ObjectItem, span)
    {
        Key = Adopt(key);
        Value = Adopt(value);
    }

    /// <summary>The key.</summary>
    public ObjectKeySyntax Key { get; }

    /// <summary>The value.</summary>
    public ExpressionSyntax Value { get; }

    internal override int SlotCount => 2;

    internal override SyntaxNode GetSlot(int index) => index == 0 ? Key : Value;
}
