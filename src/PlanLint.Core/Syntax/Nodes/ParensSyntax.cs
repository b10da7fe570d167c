using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary><c>(a)</c>.</summary>
public sealed class ParensSyntax : ExpressionSyntax
{
    internal ParensSyntax(TextSpan span, ExpressionSyntax inner) : base(SyntaxKind.Parens, span) => Inner = Adopt(inner);

    /// <summary>What the parentheses hold.</summary>
    public ExpressionSyntax Inner { get; }

    internal override int SlotCount => 1;

    internal override SyntaxNode GetSlot(int index) => Inner;
}
