using PlanLint.Evaluation;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Loading;

/// <summary>
/// Works out the <c>source</c> of a module call that is an expression, from what is known before any module is loaded: values given to
/// variables, defaults, arguments of calls, and locals made of these.
/// </summary>
internal sealed class StaticSource : Scope
{
    private const int DepthLimit = 32;

    private readonly Module module;
    private readonly IReadOnlyList<VariableAssignment> assignments;
    private int depth;

    private StaticSource(Module module, IReadOnlyList<VariableAssignment> assignments)
    {
        this.module = module;
        this.assignments = assignments;
    }

    /// <summary>The call, with its source where that can be told.</summary>
    public static ModuleCallSymbol Give(ModuleCallSymbol call, IReadOnlyList<VariableAssignment> assignments)
    {
        if (call.WrittenSource is null && call.Body.GetAttribute("source")?.Value is { } expression)
            call.MadeSource = new Evaluator().Evaluate(
                expression, new StaticSource(call.Module, assignments)).Value is { IsKnown: true, IsSensitive: false } value ? value.StringOrNull : null;
        return call;
    }

    /// <inheritdoc/>
    public override Value? Resolve(IReadOnlyList<TraversalStep> steps, ScopeTraversalSyntax at, EvaluationContext context, out int consumed)
    {
        consumed = Math.Min(2, steps.Count);
        if (steps.Count < 2 || steps[1].Name is not { } name || depth >= DepthLimit) return Value.DynamicUnknown;
        depth++;
        try
        {
            return steps[0].Name switch
            {
                "var" => module.Variables[name] is { } variable ? ValueOf(variable, context) : Value.DynamicUnknown,
                "local" => module.Locals[name] is { } local ? context.EvaluateNested(local.Value, this).Value : Value.DynamicUnknown,
                _ => Value.DynamicUnknown,
            };
        }
        finally
        {
            depth--;
        }
    }

    /// <inheritdoc/>
    public override void Check(ScopeTraversalSyntax reference, EvaluationContext context) { }

    /// <inheritdoc/>
    public override bool HasProvider(string localName) => true;

    private Value ValueOf(VariableSymbol variable, EvaluationContext context)
    {
        if (module.Call is { } call)
        {
            if (call.Argument(variable.Name) is { } argument)
                return context.EvaluateNested(argument.Value, new StaticSource(call.Module, assignments) { depth = depth }).Value;
        }
        else if (assignments.LastOrDefault(a => a.Name == variable.Name) is { } assignment)
        {
            return assignment.Value is { } given ? context.EvaluateNested(given, VariableScope.Empty).Value : VariableType.IsPlainText(variable)
                ? Value.String(assignment.Text!)
                : Value.DynamicUnknown;
        }
        return variable.Default is { } standard ? context.EvaluateNested(standard, VariableScope.Empty).Value : Value.DynamicUnknown;
    }
}
