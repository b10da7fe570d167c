using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary>An expression.</summary>
public abstract class ExpressionSyntax : SyntaxNode
{
    private protected ExpressionSyntax(SyntaxKind kind, TextSpan span) : base(kind, span) { }

    /// <summary>The tree of an expression that was parsed on its own.</summary>
    internal SyntaxTree? OwnTree
    {
        get => (ParentOrOwner as TreeOwner)?.Tree;
        set => ParentOrOwner = value is null ? null : new TreeOwner(value);
    }
}
