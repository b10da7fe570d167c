using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary>An attribute or a block.</summary>
public abstract class BodyItemSyntax : SyntaxNode
{
    private protected BodyItemSyntax(SyntaxKind kind, TextSpan span) : base(kind, span) { }
}
