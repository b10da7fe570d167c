using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary>A <c>%{for}</c> directive: the strings of a tuple, joined.</summary>
public sealed class TemplateJoinSyntax : ExpressionSyntax
{
    internal TemplateJoinSyntax(TextSpan span, ExpressionSyntax tuple) : base(SyntaxKind.TemplateJoin, span) => Tuple = Adopt(tuple);

    /// <summary>The tuple-for that makes the pieces.</summary>
    public ExpressionSyntax Tuple { get; }

    internal override int SlotCount => 1;

    internal override SyntaxNode GetSlot(int index) => Tuple;
}
