using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Evaluation;

internal static class ExpressionEvaluator
{
    public static Value Evaluate(ExpressionSyntax expression, Scope scope, EvaluationContext context)
    {
        if (!context.Enter(expression)) return Value.DynamicUnknown;
        var value = expression switch
        {
            ScopeTraversalSyntax traversal => scope.Resolve(traversal.Steps, traversal, context, out _) ?? Value.DynamicUnknown,
            _ => Value.DynamicUnknown,
        };
        context.Leave();
        return value;
    }
}
