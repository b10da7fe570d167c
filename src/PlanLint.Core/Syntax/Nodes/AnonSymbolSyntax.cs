using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary>The element of the nearest enclosing splat.</summary>
public sealed class AnonSymbolSyntax : ExpressionSyntax
{
    internal AnonSymbolSyntax(TextSpan span) : base(SyntaxKind.AnonSymbol, span) { }

    internal override int SlotCount => 0;

    internal override SyntaxNode GetSlot(int index) => throw new ArgumentOutOfRangeException(nameof(index));
}
