using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary>Steps with names or literal keys from the result of another expression.</summary>
public sealed class RelativeTraversalSyntax : ExpressionSyntax
{
    private readonly TraversalStep[] steps;

    internal RelativeTraversalSyntax(TextSpan span, ExpressionSyntax source, TraversalStep[] steps) : base(SyntaxKind.RelativeTraversal, span)
    {
        Source = Adopt(source);
        this.steps = steps;
    }

    /// <summary>Where the traversal starts.</summary>
    public ExpressionSyntax Source { get; }

    /// <summary>The steps, none of them a root.</summary>
    public IReadOnlyList<TraversalStep> Steps => steps;

    internal override int SlotCount => 1;

    internal override SyntaxNode GetSlot(int index) => Source;
}
