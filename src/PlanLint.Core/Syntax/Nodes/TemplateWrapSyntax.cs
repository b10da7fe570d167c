using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary><c>"${x}"</c>: the value of <c>x</c> itself, with its type.</summary>
public sealed class TemplateWrapSyntax : ExpressionSyntax
{
    internal TemplateWrapSyntax(TextSpan span, ExpressionSyntax wrapped) : base(SyntaxKind.TemplateWrap, span) => Wrapped = Adopt(wrapped);

    /// <summary>The expression between the braces.</summary>
    public ExpressionSyntax Wrapped { get; }

    internal override int SlotCount => 1;

    internal override SyntaxNode GetSlot(int index) => Wrapped;
}
