using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Evaluation;

/// <summary>Evaluates expressions as Terraform does. Never throws on any expression; work, depth and size are bounded.</summary>
public sealed class Evaluator
{
    private readonly EvaluationOptions options;

    /// <summary>An evaluator with the options given.</summary>
    public Evaluator(EvaluationOptions? options = null) => this.options = options ?? EvaluationOptions.Default;

    /// <summary>The value of an expression in a scope.</summary>
    public EvaluationResult Evaluate(ExpressionSyntax expression, Scope scope) => Evaluate(expression, scope, options, depth: 0);

    /// <summary>Errors of references in an expression that hold whether or not they are evaluated; see <see cref="Scope.Check"/>.</summary>
    public IReadOnlyList<EvaluationError> CheckReferences(ExpressionSyntax expression, Scope scope)
    {
        var context = new EvaluationContext(options, depth: 0);
        ReferenceWalk.Check(expression, scope, context);
        return context.Errors;
    }

    internal static EvaluationResult Evaluate(ExpressionSyntax expression, Scope scope, EvaluationOptions options, int depth)
    {
        var context = new EvaluationContext(options, depth);
        var value = ExpressionEvaluator.Evaluate(expression, scope, context);
        options.Budget?.Charge(context.Work);
        return new EvaluationResult(value, [.. context.Errors]);
    }
}
