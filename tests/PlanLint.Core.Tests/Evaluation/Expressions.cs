using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Core.Tests.Evaluation;

/// <summary>Evaluates single expressions for tests.</summary>
internal static class Expressions
{
    public static ExpressionSyntax Parse(string text)
    {
        var tree = HclParser.ParseExpression(SourceText.From(text, "test.tf"));
        tree.Diagnostics.ShouldBeEmpty();
        return (ExpressionSyntax)tree.Root;
    }

    public static EvaluationResult Evaluate(string text, Scope? scope = null, EvaluationOptions? options = null) =>
        new Evaluator(options).Evaluate(Parse(text), scope ?? VariableScope.Empty);

    public static Value ValueOf(string text, Scope? scope = null)
    {
        var result = Evaluate(text, scope);
        result.Errors.Select(e => $"{e.Summary}: {e.Detail}").ShouldBeEmpty();
        return result.Value;
    }

    public static VariableScope Variables(params (string Name, Value Value)[] variables) =>
        new(variables.ToDictionary(v => v.Name, v => v.Value));
}
