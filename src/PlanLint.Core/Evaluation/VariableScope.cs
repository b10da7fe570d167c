using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Evaluation;

/// <summary>A scope of root names with a value each: template variables, policy inputs.</summary>
public sealed class VariableScope : Scope
{
    private readonly IReadOnlyDictionary<string, Value> variables;

    /// <summary>A scope of the variables given.</summary>
    public VariableScope(IReadOnlyDictionary<string, Value> variables) => this.variables = variables;

    /// <summary>The scope without names.</summary>
    public static VariableScope Empty { get; } = new(new Dictionary<string, Value>());

    /// <inheritdoc/>
    public override Value? Resolve(IReadOnlyList<TraversalStep> steps, ScopeTraversalSyntax at, EvaluationContext context, out int consumed)
    {
        consumed = 1;
        return variables.GetValueOrDefault(steps[0].Name!);
    }

    /// <inheritdoc/>
    public override void Check(ScopeTraversalSyntax reference, EvaluationContext context)
    {
        if (!variables.ContainsKey(reference.RootName)) context.ReportUnknownVariable(reference);
    }
}
