using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary><c>var.x[0].y</c>: a name in scope and steps with names or literal keys.</summary>
public sealed class ScopeTraversalSyntax : ExpressionSyntax
{
    private readonly TraversalStep[] steps;

    internal ScopeTraversalSyntax(TextSpan span, TraversalStep[] steps) : base(SyntaxKind.ScopeTraversal, span) => this.steps = steps;

    /// <summary>The steps; the first is the root name.</summary>
    public IReadOnlyList<TraversalStep> Steps => steps;

    /// <summary>The name in scope.</summary>
    public string RootName => steps[0].Name!;

    internal override int SlotCount => 0;

    internal override SyntaxNode GetSlot(int index) => throw new ArgumentOutOfRangeException(nameof(index));
}
