using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary><c>condition ? a : b</c>; also made from <c>%{if}</c>, where a missing else is an empty string.</summary>
public sealed class ConditionalSyntax : ExpressionSyntax
{
    internal ConditionalSyntax(TextSpan span, ExpressionSyntax condition, ExpressionSyntax whenTrue, ExpressionSyntax whenFalse)
        : base(SyntaxKind.Conditional, span)
    {
        Condition = Adopt(condition);
        WhenTrue = Adopt(whenTrue);
        WhenFalse = Adopt(whenFalse);
    }

    /// <summary>The condition.</summary>
    public ExpressionSyntax Condition { get; }

    /// <summary>The result when it holds.</summary>
    public ExpressionSyntax WhenTrue { get; }

    /// <summary>The result when it does not hold.</summary>
    public ExpressionSyntax WhenFalse { get; }

    internal override int SlotCount => 3;

    internal override SyntaxNode GetSlot(int index) => index switch { 0 => Condition, 1 => WhenTrue, _ => WhenFalse };
}
