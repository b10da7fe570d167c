using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary>Stands for text that could not be parsed; evaluates to unknown.</summary>
public sealed class SyntaxErrorSyntax : ExpressionSyntax
{
    internal SyntaxErrorSyntax(TextSpan span) : base(SyntaxKind.SyntaxError, span) { }

    internal override int SlotCount => 0;

    internal override SyntaxNode GetSlot(int index) => throw new ArgumentOutOfRangeException(nameof(index));
}
