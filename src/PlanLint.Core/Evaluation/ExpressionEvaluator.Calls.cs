using PlanLint.Evaluation.Functions;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;
using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Evaluation;

/// <content>Function calls.</content>
internal static partial class ExpressionEvaluator
{
    /// <summary>How many values of an argument are walked for the work of one step.</summary>
    private const int ValuesPerStep = 8;

    private const string HiddenReason = "The reason is not shown, because an argument is sensitive.";

    private static Value Call(FunctionCallSyntax node, Scope scope, EvaluationContext context)
    {
        if (context.ForbidsFunctions)
        {
            context.Report(node, "Function calls not allowed", "Functions may not be called here.");
            return Value.DynamicUnknown;
        }
        string name = node.BuiltInName;
        switch (name)
        {
            case "try": return Try(node, scope, context);
            case "can": return Can(node, scope, context);
            case "convert": return Convert(node, scope, context);
        }
        if ((name == "plantimestamp" && context.Options.IsConsole) || !FunctionTable.TryGet(name, out var function))
            return UnknownFunction(node, scope, context);

        int checkpoint = context.Checkpoint;
        if (Arguments(node, scope, context) is not { } given) return Value.DynamicUnknown;
        if (!FitsArity(function, given.Count, node, context)) return Value.DynamicUnknown;

        var arguments = new Value[given.Count];
        for (int i = 0; i < arguments.Length; i++)
        {
            var failure = new ConversionFailure();
            if (Conversions.Convert(given[i].Value, function.ParameterAt(i).Type, failure) is { } converted)
            {
                arguments[i] = converted;
                continue;
            }
            string reason = given[i].Value.ContainsSensitive
                ? HiddenReason
                : $"Invalid value for \"{function.ParameterAt(i).Name}\" parameter: {failure.Message}.";
            context.Report(given[i].At, "Invalid function argument", reason);
        }
        return context.Checkpoint > checkpoint ? Value.DynamicUnknown : Invoke(function, node, arguments, scope, context, i => given[i].At);
    }

    /// <summary>Applies a function to arguments of its parameters' types, as cty calls functions.</summary>
    private static Value Invoke(Function function, FunctionCallSyntax node, Value[] arguments, Scope scope, EvaluationContext context,
        Func<int, ExpressionSyntax> at)
    {
        var marks = ValueMarks.None;
        bool isUnknown = false, isDynamic = false, hides = false;
        long size = 0;
        foreach (var argument in arguments) size += argument.Size;
        if (!context.Spend(size / ValuesPerStep, node)) return Value.DynamicUnknown;
        for (int i = 0; i < arguments.Length; i++)
        {
            var parameter = function.ParameterAt(i);
            var argument = arguments[i];
            if (argument.IsNull && (parameter.Accepts & Accepts.Null) == 0)
            {
                context.Report(at(i), "Invalid function argument", $"Invalid value for \"{parameter.Name}\" parameter: argument must not be null.");
                return Value.DynamicUnknown;
            }
            var deep = argument.DeepMarks;
            hides |= deep != ValueMarks.None;
            if (deep != ValueMarks.None && (parameter.Accepts & Accepts.Marks) == 0)
            {
                marks |= deep;
                arguments[i] = argument.UnmarkedDeep;
            }
            if (argument.IsKnown) continue;
            isUnknown |= (parameter.Accepts & Accepts.Unknown) == 0;
            isDynamic |= argument.Kind == TypeKind.Dynamic && (parameter.Accepts & Accepts.Dynamic) == 0;
        }
        if (isDynamic || isUnknown)
        {
            foreach (var argument in arguments) marks |= argument.Marks;
            var asked = new FunctionCall(function, node, arguments, scope, context);
            if (!isDynamic && function.CheckTypes?.Invoke(asked) == false) return Failed(asked, node, context, hides, at);
            // What a function makes of an argument whose type is open may have another type than what it makes of others.
            if (isDynamic) return Value.DynamicUnknown.WithMarks(marks);
            var type = function.Result.Kind == TypeKind.Dynamic ? function.ResultFor?.Invoke(arguments) ?? ValueType.Dynamic : function.Result;
            return (function.NeverNull ? Value.UnknownNotNull(type) : Value.Unknown(type)).WithMarks(marks);
        }

        var call = new FunctionCall(function, node, arguments, scope, context);
        int checkpoint = context.Checkpoint;
        if (function.Body(call) is { } result)
        {
            if (!result.IsKnown && function.NeverNull) result = result.RefinedNotNull();
            return result.WithMarks(marks);
        }
        // A bound that was met while the function worked has been reported already.
        return context.Checkpoint == checkpoint ? Failed(call, node, context, hides, at) : Value.DynamicUnknown;
    }

    private static Value Failed(FunctionCall call, FunctionCallSyntax node, EvaluationContext context, bool hides, Func<int, ExpressionSyntax> at)
    {
        ExpressionSyntax blamed = call.Blamed >= 0 && call.Blamed < call.Count ? at(call.Blamed) : node;
        var (summary, detail) = (call.Summary ?? "Error in function call", hides ? HiddenReason : call.Detail);
        if (call.IsAboutFiles) context.ReportFiles(blamed, summary, detail);
        else context.Report(blamed, summary, detail);
        return Value.DynamicUnknown;
    }

    /// <summary>The arguments with the expressions they come from, a final <c>...</c> expanded; null when that is unknown or failed.</summary>
    private static List<(Value Value, ExpressionSyntax At)>? Arguments(FunctionCallSyntax node, Scope scope, EvaluationContext context)
    {
        var arguments = new List<(Value, ExpressionSyntax)>(node.Arguments.Count);
        int fixedCount = node.ExpandsFinal ? node.Arguments.Count - 1 : node.Arguments.Count;
        for (int i = 0; i < fixedCount; i++) arguments.Add((Evaluate(node.Arguments[i], scope, context), node.Arguments[i]));
        if (!node.ExpandsFinal) return arguments;

        var final = node.Arguments[^1];
        int checkpoint = context.Checkpoint;
        var expanded = Evaluate(final, scope, context);
        if (context.Checkpoint > checkpoint) return null;
        string? wrong = expanded.IsNull ? "must not be null"
            : expanded.Kind is TypeKind.Tuple or TypeKind.List or TypeKind.Set or TypeKind.Dynamic ? null
            : "must be of a tuple, list, or set type";
        if (wrong is not null)
        {
            context.Report(final, "Invalid expanding argument value", $"The expanding argument (indicated by ...) {wrong}.");
            return null;
        }
        if (!expanded.IsKnown) return null;
        foreach (var element in expanded.Elements) arguments.Add((element.WithMarks(expanded.Marks), final));
        return context.Spend(expanded.Elements.Length, node) ? arguments : null;
    }

    private static bool FitsArity(Function function, int count, FunctionCallSyntax node, EvaluationContext context)
    {
        int wanted = function.Parameters.Count;
        if (count < wanted)
        {
            string atLeast = function.Variadic is null ? "" : " at least";
            context.Report(node, node.CloseParen, "Not enough function arguments",
                $"Function \"{node.Name}\" expects{atLeast} {wanted} argument(s). Missing value for \"{function.Parameters[count].Name}\".");
            return false;
        }
        if (function.Variadic is not null || count == wanted) return true;
        context.Report(node.Arguments[Math.Min(wanted, node.Arguments.Count - 1)], "Too many function arguments",
            $"Function \"{node.Name}\" expects only {wanted} argument(s).");
        return false;
    }

    private static Value UnknownFunction(FunctionCallSyntax node, Scope scope, EvaluationContext context)
    {
        foreach (var argument in node.Arguments) Evaluate(argument, scope, context);
        string[] parts = node.Name.Split("::");
        if (node.Name == "type" && context.Options.IsConsole)
        {
            context.Report(node, "Invalid use of type function", "The console-only \"type\" function cannot be used as part of an expression.");
            return Value.DynamicUnknown;
        }
        if (parts.Length == 1)
        {
            string suggestion = NearestName.Of(parts[^1], FunctionTable.Names) is { } nearest ? $" Did you mean \"{nearest}\"?" : "";
            context.Report(node, node.NameSpan, "Call to unknown function", $"There is no function named \"{node.Name}\".{suggestion}");
            return Value.DynamicUnknown;
        }
        string detail;
        if (parts is ["provider", var provider, .., _])
        {
            if (provider != "terraform" && scope.HasProvider(provider)) return Value.DynamicUnknown;
            detail = provider == "terraform"
                ? $"The function \"{parts[^1]}\" is not available from the provider \"terraform\"."
                : $"There is no function named \"{node.Name}\". Ensure that provider name \"{provider}\" is declared in this module's required_providers "
                + $"block, and that this provider offers a function named \"{parts[^1]}\".";
        }
        else
        {
            detail = $"The function namespace \"{parts[0]}\" is not valid. Provider function calls must use the \"provider::\" namespace prefix.";
        }
        context.ReportReference(node, node.NameSpan, "Unknown provider function", detail);
        return Value.DynamicUnknown;
    }

    /// <summary>
    /// The first argument that evaluates without error. A wrong reference stays an error; an unknown may fail later, so it is passed on as
    /// unknown.
    /// </summary>
    private static Value Try(FunctionCallSyntax node, Scope scope, EvaluationContext context)
    {
        if (node.Arguments.Count == 0)
        {
            context.Report(node, "Error in function call", "Call to function \"try\" failed: at least one argument is required.");
            return Value.DynamicUnknown;
        }
        var reasons = new List<string>();
        foreach (var argument in node.Arguments)
        {
            int checkpoint = context.Checkpoint;
            var value = Evaluate(argument, scope, context);
            if (!context.HasFailedSince(checkpoint))
                return value.IsWhollyKnown || argument is ScopeTraversalSyntax && value.IsKnown ? value : Value.DynamicUnknown.WithMarks(value.DeepMarks);
            foreach (var error in context.Errors.Skip(checkpoint)) reasons.Add($"{error.Summary}: {error.Detail}");
            context.Forget(checkpoint);
        }
        context.Report(node, "Error in function call", $"Call to function \"try\" failed: no expression succeeded: {string.Join("; ", reasons)}");
        return Value.DynamicUnknown;
    }

    /// <summary>Converts to a type, which is written as the type of a variable is.</summary>
    private static Value Convert(FunctionCallSyntax node, Scope scope, EvaluationContext context)
    {
        if (node.Arguments.Count != 2 || node.ExpandsFinal)
        {
            if (node.Arguments.Count > 2) context.Report(node.Arguments[2], "Too many function arguments", "Function \"convert\" expects only 2 argument(s).");
            else context.Report(node, node.CloseParen, "Not enough function arguments",
                $"Function \"convert\" expects 2 argument(s). Missing value for \"{(node.Arguments.Count == 0 ? "value" : "type")}\".");
            return Value.DynamicUnknown;
        }
        int checkpoint = context.Checkpoint;
        var value = Evaluate(node.Arguments[0], scope, context);
        if (context.Checkpoint > checkpoint) return Value.DynamicUnknown;
        var (constraint, errors) = TypeConstraint.Parse(node.Arguments[1]);
        if (errors is [var first, ..])
        {
            context.Report(node.Arguments[1], first.Summary, first.Detail);
            return Value.DynamicUnknown;
        }
        if (constraint.Convert(value, out string reason, out _) is { } converted) return converted;
        context.Report(node.Arguments[0], "Invalid function argument", value.ContainsSensitive
            ? HiddenReason
            : $"Invalid value for \"value\" parameter: {reason.TrimEnd('.')}.");
        return Value.Unknown(constraint.Type);
    }

    private static Value Can(FunctionCallSyntax node, Scope scope, EvaluationContext context)
    {
        if (node.Arguments.Count != 1)
        {
            if (node.Arguments.Count == 0)
                context.Report(node, node.CloseParen, "Not enough function arguments",
                    "Function \"can\" expects 1 argument(s). Missing value for \"expression\".");
            else
                context.Report(node.Arguments[1], "Too many function arguments", "Function \"can\" expects only 1 argument(s).");
            return Value.DynamicUnknown;
        }
        int checkpoint = context.Checkpoint;
        var value = Evaluate(node.Arguments[0], scope, context);
        bool failed = context.HasFailedSince(checkpoint);
        context.Forget(checkpoint);
        if (failed) return Value.False;
        return value.IsWhollyKnown ? Value.True : Value.UnknownNotNull(ValueType.Bool);
    }
}
