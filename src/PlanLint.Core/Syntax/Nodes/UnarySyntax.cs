using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary><c>-a</c> or <c>!a</c>; <c>-1</c> is one over a literal.</summary>
public sealed class UnarySyntax : ExpressionSyntax
{
    internal UnarySyntax(TextSpan span, OperatorKind @operator, ExpressionSyntax operand) : base(SyntaxKind.Unary, span)
    {
        Operator = @operator;
        Operand = Adopt(operand);
    }

    /// <summary>The operator.</summary>
    public OperatorKind Operator { get; }

    /// <summary>The operand.</summary>
    public ExpressionSyntax Operand { get; }

    internal override int SlotCount => 1;

    internal override SyntaxNode GetSlot(int index) => Operand;
}
