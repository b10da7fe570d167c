using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary><c>a + b</c>; all binary operators bind to the left.</summary>
public sealed class BinarySyntax : ExpressionSyntax
{
    internal BinarySyntax(TextSpan span, OperatorKind @operator, TextSpan operatorSpan, ExpressionSyntax left, ExpressionSyntax right) : base(
        SyntaxKind.Binary, span)
    {
        Operator = @operator;
        OperatorSpan = operatorSpan;
        Left = Adopt(left);
        Right = Adopt(right);
    }

    /// <summary>The operator.</summary>
    public OperatorKind Operator { get; }

    /// <summary>Where the operator stands.</summary>
    public TextSpan OperatorSpan { get; internal set; }

    /// <summary>The left operand.</summary>
    public ExpressionSyntax Left { get; }

    /// <summary>The right operand.</summary>
    public ExpressionSyntax Right { get; }

    internal override int SlotCount => 2;

    internal override SyntaxNode GetSlot(int index) => index == 0 ? Left : Right;
}
