using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary><c>name = value</c>.</summary>
public sealed class AttributeSyntax : BodyItemSyntax
{
    internal AttributeSyntax(TextSpan span, string name, TextSpan nameSpan, TextSpan equalsSpan, ExpressionSyntax value)
        : base(SyntaxKind.Attribute, span)
    {
        Name = name;
        NameSpan = nameSpan;
        EqualsSpan = equalsSpan;
        Value = Adopt(value);
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Where the name stands.</summary>
    public TextSpan NameSpan { get; }

    /// <summary>Where <c>=</c> stands.</summary>
    public TextSpan EqualsSpan { get; }

    /// <summary>The value.</summary>
    public ExpressionSyntax Value { get; }

    internal override int SlotCount => 1;

    internal override SyntaxNode GetSlot(int index) => Value;
}
