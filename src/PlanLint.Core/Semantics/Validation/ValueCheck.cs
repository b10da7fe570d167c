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
    private const string SensitiveOutput =
        "A root module output containing sensitive data must be explicitly marked as sensitive, to confirm your intent: add sensitive = true.";

    private const string NoFile = "no file exists at ";

    private readonly ModuleEvaluation evaluation;
    private readonly List<SemanticIssue> issues;
    private bool hasNoInstance;

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
        foreach (var provider in module.Providers)
            CheckBody(provider.Body.Attributes.Where(a => a.Name is not ("alias" or "version")), provider.Body.Blocks, scope);
        foreach (var check in module.Checks) CheckBody([], check.Assertions, scope);
        foreach (var resource in module.Resources)
        {
            CheckEphemeral(resource, instance);
            hasNoInstance = CheckRepetition(resource.Count, resource.ForEach, scope);
            CheckBody(resource.Body.Attributes.Where(a => !ConfiguredBody.MetaArguments.Contains(a.Name)), resource.Body.Blocks,
                evaluation.Scope(instance, resource, null));
            hasNoInstance = false;
        }
        foreach (var call in module.ModuleCalls)
        {
            hasNoInstance = CheckRepetition(call.Count, call.ForEach, scope);
            foreach (var argument in call.Arguments) CheckArgument(call, argument, evaluation.Scope(instance, call, null));
            hasNoInstance = false;
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
            Report(standard, "Invalid default value for variable", "A null default value is not valid when nullable=false.");
        else if (variable.Constraint.Convert(value, out string reason, out var path) is null)
            Report(standard, "Invalid default value for variable",
                $"This default value is not compatible with the variable's type constraint: {At(path)}{reason.TrimEnd('.')}.");
    }

    private void CheckArgument(ModuleCallSymbol call, AttributeSyntax argument, Scope scope)
    {
        if (Evaluate(argument.Value, scope) is not { } value || call.Target?.Variables[argument.Name] is not { } variable) return;
        if (variable.Constraint.Convert(value, out string reason, out var path) is null)
            Report(argument.Value, "Invalid value for input variable",
                $"The given value is not suitable for {Name(call)}.var.{argument.Name} declared at {variable.Location}: {At(path)}{reason.TrimEnd('.')}.");
    }

    private void CheckOutput(OutputSymbol output, ModuleScope scope)
    {
        foreach (var block in output.Body.Blocks) CheckBody(block.Body.Attributes, [], scope);
        if (output.Value is not { } expression || Evaluate(expression, scope) is not { } value) return;
        if (output.Type is { } type) CheckOutputType(output, type, value);
        bool isRoot = output.Module.Path.IsRoot, mayBeEphemeral = output.Body.GetAttribute("ephemeral")?.Value is LiteralSyntax { Text: "true" };
        if (isRoot && mayBeEphemeral)
            Report(output.Body.GetAttribute("ephemeral")!, "Ephemeral output not allowed", "Ephemeral outputs are not allowed in context of a root module");
        else if (IsEphemeral(value) && !mayBeEphemeral)
            Report(expression, "Ephemeral value not allowed",
                "This output value is not declared as returning an ephemeral value, so it cannot be set to a result derived from an ephemeral value.");
        if (isRoot && !output.IsSensitive && value.ContainsSensitive)
            issues.Add(new SemanticIssue(SemanticIssueKind.InvalidValue, SensitiveOutput, output.Location) { Summary = "Output refers to sensitive values" });
    }

    private void CheckOutputType(OutputSymbol output, ExpressionSyntax type, Value value)
    {
        var (constraint, errors) = TypeConstraint.Parse(type);
        foreach (var error in errors) Report(error);
        if (errors.IsEmpty && constraint.Convert(value, out string reason, out var path) is null)
            Report(output.Value!, "Invalid output value",
                $"The value expression does not match this output value's type constraint: {At(path)}{reason.TrimEnd('.')}.");
    }

    /// <summary>What lives only as long as a run cannot be stored. Of other providers nobody knows which arguments are write-only.</summary>
    private void CheckEphemeral(ResourceSymbol resource, ModuleInstance instance)
    {
        if (resource.Type != "terraform_data") return;
        foreach (var attribute in resource.Body.Attributes)
        {
            if (ConfiguredBody.MetaArguments.Contains(attribute.Name)) continue;
            if (IsEphemeral(evaluation.Evaluate(attribute.Value, evaluation.Scope(instance, resource, null)).Value))
                Report(attribute.Value, "Invalid use of ephemeral value",
                    $"Ephemeral values are not valid for \"{attribute.Name}\", because it is not a write-only attribute and must be persisted to state.");
        }
    }

    private static bool IsEphemeral(Value value) => (value.DeepMarks & ValueMarks.Ephemeral) != 0;

    /// <summary>True when it is known that there is no instance.</summary>
    private bool CheckRepetition(ExpressionSyntax? count, ExpressionSyntax? forEach, ModuleScope scope)
    {
        var number = count is null ? null : Evaluate(count, scope);
        if (number is not null) CheckCount(count!, number);
        var collection = forEach is null ? null : Evaluate(forEach, scope);
        if (collection is not null) CheckForEach(forEach!, collection);
        return number is { IsKnown: true, IsNull: false, Kind: TypeKind.Number } && number.AsNumber.Sign == 0
            || collection is { IsKnown: true, IsNull: false, Kind: TypeKind.Map or TypeKind.Object or TypeKind.Set } && !collection.Elements.Any();
    }

    private void CheckCount(ExpressionSyntax at, Value value)
    {
        const string Summary = "Invalid count argument";
        if (IsEphemeral(value)) Report(at, Summary, EphemeralKeys("count"));
        else if (value.IsNull) Report(at, Summary, "The given \"count\" argument value is null. An integer is required.");
        else if (Conversions.TryConvert(value, Values.ValueType.Number) is not { } number)
            Report(at, "Incorrect value type", "Invalid expression value: a number is required.");
        else if (!number.IsKnown) return;
        else if (number.AsNumber.Sign < 0) Report(at, Summary, "The given \"count\" argument value is unsuitable: must be greater than or equal to zero.");
        else if (!number.AsNumber.IsWhole) Report(at, Summary, "The given \"count\" argument value is unsuitable: a whole number is required.");
    }

    private void CheckForEach(ExpressionSyntax at, Value value)
    {
        const string Summary = "Invalid for_each argument", Unsuitable = "The given \"for_each\" argument value is unsuitable: ";
        if (IsEphemeral(value)) Report(at, Summary, EphemeralKeys("for_each"));
        else if (value.IsSensitive)
            Report(at, Summary, "Sensitive values, or values derived from sensitive values, cannot be used as for_each arguments. If used, the sensitive "
                + "value could be exposed as a resource instance key.");
        else if (value.IsNull) Report(at, Summary, $"{Unsuitable}the given \"for_each\" argument value is null. A map, or set of strings is allowed.");
        else if (value.Type.Kind == TypeKind.Set && value.Type.Element!.Kind is not (TypeKind.String or TypeKind.Dynamic))
            Report(at, "Invalid for_each set argument",
                $"{Unsuitable}\"for_each\" supports maps and sets of strings, but you have provided a set containing type {value.Type.Element}.");
        else if (value.Type.Kind == TypeKind.Set && value.IsKnown && value.Elements.Any(e => e.IsNull))
            Report(at, "Invalid for_each set argument", $"{Unsuitable}\"for_each\" sets must not contain null values.");
        else if (value.Type.Kind is not (TypeKind.Map or TypeKind.Object or TypeKind.Dynamic or TypeKind.Set))
            Report(at, Summary, $"{Unsuitable}the \"for_each\" argument must be a map, or set of strings, and you have provided a value of "
                + $"type {KindName(value)}.");
    }

    private static string KindName(Value value) => value.Type.Kind switch { TypeKind.Tuple => "tuple", TypeKind.List => "list", _ => value.Type.ToString()! };

    private static string EphemeralKeys(string argument) =>
        $"The given \"{argument}\" value is derived from an ephemeral value, which means that Terraform cannot persist it between plan/apply rounds. Use "
        + "only non-ephemeral values to specify a resource's instance keys.";

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
        // Without instances the body is never evaluated, so what it takes from others of which there are none is not missed.
        if (hasNoInstance && error.Summary == "Invalid index") return;
        // Of files outside of the repository, such as those of a home directory, nothing is known.
        if (error.IsAboutFiles && (!error.Detail.Contains(NoFile, StringComparison.Ordinal) || error.Detail.Contains(NoFile + "\"~", StringComparison.Ordinal)))
            return;
        string detail = error.Detail.ReplaceLineEndings(" ").Trim();
        issues.Add(new SemanticIssue(SemanticIssueKind.InvalidValue, detail, error.Location)
        {
            Summary = error.Summary,
            DependsOnFiles = error.IsAboutFiles,
            OnlyAtPlan = DynamicBlock.Holds(error.Node),
        });
    }

    private void Report(SyntaxNode at, string summary, string detail) =>
        issues.Add(new SemanticIssue(SemanticIssueKind.InvalidValue, detail, at.Location) { Summary = summary });

    private static string Name(ModuleCallSymbol call) => call.Module.Path.Child(call.Name).ToString();

    private static string At(ValuePath path) => path.Steps.IsEmpty ? "" : $"{path}: ";
}
