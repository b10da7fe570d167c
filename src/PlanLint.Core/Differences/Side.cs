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
