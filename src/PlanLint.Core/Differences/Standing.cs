using System.Collections.Immutable;
using PlanLint.Syntax;

namespace PlanLint.Differences;

/// <summary>The places of an expression in both configurations, and the collections that names bound around it run over.</summary>
internal sealed record Standing(Side Before, Side Head)
{
    public ImmutableDictionary<string, (ExpressionSyntax Before, ExpressionSyntax Head, Standing At)> Bound { get; init; } =
        ImmutableDictionary<string, (ExpressionSyntax, ExpressionSyntax, Standing)>.Empty;

    /// <summary>The module's names alone: where <c>for_each</c> and <c>count</c> are evaluated.</summary>
    public Standing OfModule => new(Side.OfModule(Before.Values, Before.Instance), Side.OfModule(Head.Values, Head.Instance));
}
