using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Semantics;

/// <summary>
/// Finds values that cannot be what their place needs, whatever the variables and the providers say: what
/// <c>terraform validate</c> evaluates.
/// </summary>
internal sealed class ValueCheck
{
    private readonly ModuleEvaluation evaluation;
    private readonly List<SemanticIssue> issues;

    private ValueCheck(ModuleTree tree, List<SemanticIssue> issues)
    {
        evaluation = new ModuleEvaluation(tree, new ModuleEvaluationOptions { IsValidation = true });
        this.issues = issues;
    }

    public static void Check(ModuleTree tree, List<SemanticIssue> issues)
    {
        var check = new ValueCheck(tree, issues);
        // Variables are unknown here, so every call of a directory says the same.
        foreach (var module in tree.DistinctModules)
            if (check.evaluation.Instance(module.Path) is { } instance) check.Check(instance);
    }

    private void Check(ModuleInstance instance)
    {
        var module = instance.Module;
        var scope = new ModuleScope(evaluation, instance);
        foreach (var variable in module.Variables) CheckVariable(variable, scope);
        foreach (var local in module.Locals) Evaluate(local.Value, scope);
        foreach (var output in module.Outputs) CheckOutput(output, scope);
        foreach (var provider in module.Providers) CheckBody(provider.Body.Attributes.Where(a => a.Name is not ("alias" or "version")), provider.Body.Blocks, scope);
        foreach (var check in module.Checks) CheckBody([], check.Assertions, scope);
        foreach (var resource in module.Resources)
        {
            CheckEphemeral(resource, instance);
            CheckRepetition(resource.Count, resource.ForEach, scope);
            CheckBody(resource.Body.Attributes.Where(a => !ConfiguredBody.MetaArguments.Contains(a.Name)), resource.Body.Blocks, evaluation.Scope(instance, resource, null));
        }
        foreach (var call in module.ModuleCalls)
        {
            CheckRepetition(call.Count, call.ForEach, scope);
            foreach (var argument in call.Arguments) CheckArgument(call, argument, evaluation.Scope(instance, call, null));
        }
    }

    private void CheckVariable(VariableSymbol variable, ModuleScope scope)
    {
        if (variable.Type is { } type)
            foreach (var error in TypeConstraint.Parse(type).Errors) Report(error);
        foreach (var validation in variable.Body.GetBlocks("validation")) CheckBody(validation.Body.Attributes, [], scope);
        if (variable.Default is not { } standard) return;
        var value = Evaluate(standard, VariableScope.Empty);
        if (value is null) return;
        if (value.IsNull && !variable.IsNullable)
            Report(standard, $"The default of {variable.Reference} is null, but the variable takes no null");
        else if (variable.Constraint.Convert(value, out string reason, out var path) is null)
            Report(standard, $"The default of {variable.Reference} does not fit its type: {At(path)}{reason}");
    }

    private void CheckArgument(ModuleCallSymbol call, AttributeSyntax argument, Scope scope)
    {
        if (Evaluate(argument.Value, scope) is not { } value || call.Target?.Variables[argument.Name] is not { } variable) return;
        if (variable.Constraint.Convert(value, out string reason, out var path) is null)
            Report(argument.Value, $"The argument '{argument.Name}' of {call.Reference} does not fit the type of the variable: {At(path)}{reason}");
    }

    private void CheckOutput(OutputSymbol output, ModuleScope scope)
    {
        foreach (var block in output.Body.Blocks) CheckBody(block.Body.Attributes, [], scope);
        if (output.Value is not { } expression || Evaluate(expression, scope) is not { } value) return;
        if (IsEphemeral(value) && (output.Module.Path.IsRoot || output.Body.GetAttribute("ephemeral")?.Value is not LiteralSyntax { Text: "true" }))
            Report(expression, output.Module.Path.IsRoot ? $"{output.Reference} is stored in the state, so it cannot be ephemeral" : $"{output.Reference} holds an ephemeral value, so it needs 'ephemeral = true'");
        if (output.Module.Path.IsRoot && !output.IsSensitive && value.ContainsSensitive)
            Report(expression, $"{output.Reference} holds a sensitive value, so it needs 'sensitive = true'");
    }

    /// <summary>What lives only as long as a run cannot be stored. Of other providers nobody knows which arguments are write-only.</summary>
    private void CheckEphemeral(ResourceSymbol resource, ModuleInstance instance)
    {
        if (resource.Type != "terraform_data") return;
        foreach (var attribute in resource.Body.Attributes)
        {
            if (ConfiguredBody.MetaArguments.Contains(attribute.Name)) continue;
            if (IsEphemeral(evaluation.Evaluate(attribute.Value, evaluation.Scope(instance, resource, null)).Value))
                Report(attribute.Value, $"{resource.Reference} is stored in the state, so '{attribute.Name}' cannot be ephemeral");
        }
    }

    private static bool IsEphemeral(Value value) => (value.DeepMarks & ValueMarks.Ephemeral) != 0;

    private void CheckRepetition(ExpressionSyntax? count, ExpressionSyntax? forEach, ModuleScope scope)
    {
        if (count is not null && Evaluate(count, scope) is { } number && CountProblem(number) is { } wrong) Report(count, wrong);
        if (forEach is not null && Evaluate(forEach, scope) is { } collection && ForEachProblem(collection) is { } problem) Report(forEach, problem);
    }

    private static string? CountProblem(Value value)
    {
        if (value.IsNull) return "count is null";
        if (Conversions.TryConvert(value, Values.ValueType.Number) is not { } number) return "count is not a number";
        return number.IsKnown && !(number.AsNumber.TryGetInt32(out int count) && count >= 0) ? "count is not a whole number, 0 or more" : null;
    }

    private static string? ForEachProblem(Value value)
    {
        if (value.IsSensitive) return "for_each is sensitive, and addresses would show its keys";
        if (value.IsNull) return "for_each is null";
        return value.Type.Kind switch
        {
            TypeKind.Map or TypeKind.Object or TypeKind.Dynamic => null,
            TypeKind.Set when value.Type.Element!.Kind is TypeKind.String or TypeKind.Dynamic => value.IsKnown && value.Elements.Any(e => e.IsNull) ? "for_each holds a null" : null,
            TypeKind.Set => "for_each is a set of something other than strings",
            TypeKind.List or TypeKind.Tuple => "for_each is a list; it takes a map or a set of strings, as in toset(…)",
            _ => "for_each takes a map or a set of strings",
        };
    }

    private void CheckBody(IEnumerable<AttributeSyntax> attributes, IEnumerable<BlockSyntax> blocks, Scope scope)
    {
        foreach (var attribute in attributes)
        {
            // Their values are names, not expressions.
            if (attribute.Name is "ignore_changes" or "replace_triggered_by" or "depends_on" or "when" or "on_failure" or "provider" or "iterator") continue;
            Evaluate(attribute.Value, scope);
        }
        foreach (var block in blocks)
        {
            if (block.Type != "dynamic")
            {
                CheckBody(block.Body.Attributes, block.Body.Blocks, scope);
                continue;
            }
            CheckBody(block.Body.Attributes.Where(a => a.Name == "for_each"), [], scope);
            var inner = new IteratorScope(scope, DynamicBlock.Iterator(block), Value.DynamicUnknown, Value.DynamicUnknown);
            foreach (var content in block.Body.GetBlocks("content")) CheckBody(content.Body.Attributes, content.Body.Blocks, inner);
        }
    }

    /// <summary>The value; null, with its errors reported, when it has some.</summary>
    private Value? Evaluate(ExpressionSyntax expression, Scope scope)
    {
        var result = evaluation.Evaluate(expression, scope);
        foreach (var error in result.Errors) Report(error);
        return result.IsValid ? result.Value : null;
    }

    private void Report(EvaluationError error)
    {
        // References are checked apart, with better words; a bound that was met says nothing about the text.
        if (error.Kind == EvaluationErrorKind.Bound || error is { Kind: EvaluationErrorKind.Reference, Node: ScopeTraversalSyntax }) return;
        string detail = error.Detail.ReplaceLineEndings(" ").Trim();
        issues.Add(new SemanticIssue(SemanticIssueKind.InvalidValue, detail.Length == 0 ? error.Summary : $"{error.Summary}: {detail}", error.Location) { OnlyAtPlan = DynamicBlock.Holds(error.Node) });
    }

    private void Report(SyntaxNode at, string message) => issues.Add(new SemanticIssue(SemanticIssueKind.InvalidValue, message, at.Location));

    private static string At(ValuePath path) => path.Steps.IsEmpty ? "" : $"{path}: ";
}
