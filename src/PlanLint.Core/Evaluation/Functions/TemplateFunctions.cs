using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;
using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Evaluation.Functions;

/// <summary><c>templatefile</c> and <c>templatestring</c>.</summary>
internal static class TemplateFunctions
{
    /// <summary>OpenTofu lets templates render templates; nobody nests them this deep on purpose.</summary>
    private const int NestingLimit = 32;

    /// <summary>Steps that parsing a template costs before its first character.</summary>
    private const int ParseCost = 200;

    /// <summary>Characters told of what went wrong: templates within templates wrap each other's reasons.</summary>
    private const int ReasonLimit = 600;

    public static IEnumerable<Function> All { get; } =
    [
        new("templatefile", ValueType.Dynamic, RenderFile, new("path", ValueType.String), new("vars", ValueType.Dynamic, Accepts.Marks)) { NeverNull = false },
        new("templatestring", ValueType.Dynamic, RenderString, new("template", ValueType.String),
            new("vars", ValueType.Dynamic, Accepts.Marks)) { NeverNull = false },
    ];

    private static Value? RenderFile(FunctionCall call)
    {
        if (FileFunctions.Read(call) is not { } bytes) return null;
        if (FileFunctions.Text(call, bytes) is not { } text) return null;
        return Render(call, text, call.Text(0));
    }

    private static Value? RenderString(FunctionCall call)
    {
        if (call.Node.Arguments[0] is not (ScopeTraversalSyntax or RelativeTraversalSyntax or IndexSyntax))
            return call.FailArgument(0, "invalid template expression: must be a direct reference to a single string from elsewhere, containing valid "
                + "Terraform template syntax");
        return Render(call, call.Text(0), "<templatestring argument>");
    }

    private static Value? Render(FunctionCall call, string text, string name)
    {
        var variables = call[1];
        if (variables.Kind is not (TypeKind.Map or TypeKind.Object)) return call.FailArgument(1, "invalid vars value: must be a map");
        if (Parsed(call, text, name) is not { } parsed) return null;
        if (call.Context.TemplateDepth >= NestingLimit) return call.Fail($"templates render each other more than {NestingLimit} levels deep");
        if (parsed.Root is not { } template) return call.Fail(parsed.Problem!);
        foreach (string variable in variables.Attributes.Keys)
        {
            if (!SyntaxFactory.IsIdentifier(variable))
                return call.FailArgument(1, $"invalid template variable name \"{variable}\": must start with a letter, followed by zero or more letters, "
                    + "digits, and underscores");
        }
        foreach (var reference in parsed.References)
        {
            if (variables.Attributes.ContainsKey(reference.RootName)) continue;
            return call.FailArgument(1, "vars map does not contain "
                + $"key \"{reference.RootName}\", referenced at {SourceLocation.At(parsed.Source, reference.Steps[0].Span)}");
        }

        int checkpoint = call.Context.Checkpoint;
        var splat = call.Context.SplatElement;
        call.Context.TemplateDepth++;
        var result = ExpressionEvaluator.Evaluate(template, new VariableScope(variables.Attributes), call.Context);
        call.Context.TemplateDepth--;
        call.Context.SplatElement = splat;
        // What went wrong in the template is told at the call, which is the place in the configuration.
        if (call.Context.TakeAll(checkpoint) is not { Count: > 0 } errors) return result.WithMarks(variables.Marks);
        string reason = $"{errors[0].Location}: {errors[0].Summary}; {errors[0].Detail}{(errors.Count > 1 ? $" (and {errors.Count - 1} more)" : "")}";
        return call.Fail(reason.Length <= ReasonLimit ? reason : reason[..ReasonLimit] + "…");
    }

    /// <summary>
    /// The text as a template. One that is kept is paid for by the module tree, as a local value is, and not by the evaluation that happens to
    /// come first; one that is not kept is paid for by each.
    /// </summary>
    private static ParsedTemplate? Parsed(FunctionCall call, string text, string name)
    {
        int steps = ParseCost + text.Length / 4;
        var options = call.Context.Options;
        if (options is not { Templates: { } templates, Budget: { } budget } || !ParsedTemplates.Keeps(text.Length))
            return call.Spend(steps) ? ParsedTemplate.Parse(text, name) : null;
        if (templates.Find(name, text) is { } before) return before;
        budget.Charge(steps);
        if (budget.LimitFor(options.WorkLimit) < steps)
        {
            call.Context.ReportWork(call.Node);
            return null;
        }
        var parsed = ParsedTemplate.Parse(text, name);
        templates.Keep(name, text, parsed);
        return parsed;
    }
}
