using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Evaluation;
using PlanLint.Semantics;
using PlanLint.Syntax;

namespace PlanLint.Differences;

/// <summary>Where an expression stands in one of the two configurations.</summary>
internal sealed record Side(ModuleEvaluation Values, ModuleInstance Instance, BlockSymbol? Block, InstanceKey? Key, Scope Scope)
{
    public static Side OfModule(ModuleEvaluation values, ModuleInstance instance) => new(values, instance, null, null, new ModuleScope(values, instance));

    public static Side OfBlock(ModuleEvaluation values, ModuleInstance instance, BlockSymbol block, InstanceKey? key) =>
        new(values, instance, block, key, values.Scope(instance, block, key));

    public Values.Value Evaluate(ExpressionSyntax expression) => Values.Evaluate(expression, Scope).Value;
}

/// <summary>The places of an expression in both configurations, and the collections that names bound around it run over.</summary>
internal sealed record Standing(Side Before, Side Head)
{
    public ImmutableDictionary<string, (ExpressionSyntax Before, ExpressionSyntax Head, Standing At)> Bound { get; init; } =
        ImmutableDictionary<string, (ExpressionSyntax, ExpressionSyntax, Standing)>.Empty;

    /// <summary>The module's names alone: where <c>for_each</c> and <c>count</c> are evaluated.</summary>
    public Standing OfModule => new(Side.OfModule(Before.Values, Before.Instance), Side.OfModule(Head.Values, Head.Instance));
}
