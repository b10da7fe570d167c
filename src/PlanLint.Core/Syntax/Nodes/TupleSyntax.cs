using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary><c>[a, b]</c>.</summary>
public sealed class TupleSyntax : ExpressionSyntax
{
    private readonly ExpressionSyntax[] elements;

    internal TupleSyntax(TextSpan span, ExpressionSyntax[] elements) : base(SyntaxKind.Tuple, span) => this.elements = Adopt(elements);

    /// <summary>The elements in order.</summary>
    public IReadOnlyList<ExpressionSyntax> Elements => elements;

    internal override int SlotCount => elements.Length;

    internal override SyntaxNode GetSlot(int index) => elements[index];
}
