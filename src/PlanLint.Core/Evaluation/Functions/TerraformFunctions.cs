using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;
using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Evaluation.Functions;

/// <summary>Functions of the built-in provider <c>terraform.io/builtin/terraform</c>.</summary>
internal static class TerraformFunctions
{
    public static IEnumerable<Function> All { get; } =
    [
        new("provider::terraform::encode_tfvars", ValueType.String, EncodeVariables, new Parameter("value", ValueType.Dynamic)),
        new("provider::terraform::decode_tfvars", ValueType.Dynamic, DecodeVariables, new Parameter("src", ValueType.String)),
        new("provider::terraform::encode_expr", ValueType.String, EncodeExpression, new Parameter("value", ValueType.Dynamic)),
    ];

    private static Value? EncodeVariables(FunctionCall call)
    {
        var value = call[0];
        if (value.Kind is not (TypeKind.Object or TypeKind.Map))
            return call.Fail("invalid value to encode: must be an object whose attribute names will become the encoded variable names");
        if (!value.IsWhollyKnown) return Value.Unknown(ValueType.String);
        foreach (string name in value.Attributes.Keys)
        {
            if (!SyntaxFactory.IsIdentifier(name))
                return call.Fail($"invalid variable name \"{name}\": must be a valid identifier, per Terraform's rules for input variable declarations");
        }
        if (!call.SpendTextOf(value)) return null;
        string text = HclText.OfAttributes(value.Attributes);
        return call.SpendText(text.Length) ? Value.String(text) : null;
    }

    private static Value? EncodeExpression(FunctionCall call)
    {
        if (!call[0].IsWhollyKnown) return Value.Unknown(ValueType.String);
        if (!call.SpendTextOf(call[0])) return null;
        string text = HclText.Of(call[0]);
        return call.SpendText(text.Length) ? Value.String(text) : null;
    }

    private static Value? DecodeVariables(FunctionCall call)
    {
        if (!call.SpendText(call.Text(0).Length)) return null;
        var tree = HclParser.ParseFile(SourceText.From(call.Text(0), "<decode_tfvars argument>"));
        if (tree.HasErrors) return call.Fail($"invalid tfvars syntax: {tree.Diagnostics[0].Location}: {tree.Diagnostics[0].Message}");
        if (tree.Body.Blocks.FirstOrDefault() is { } block)
            return call.Fail($"invalid tfvars syntax: {block.Location}: Unexpected block; blocks are not allowed here");
        var names = new List<string>();
        var values = new List<Value>();
        int checkpoint = call.Context.Checkpoint;
        bool forbade = call.Context.ForbidsFunctions;
        call.Context.ForbidsFunctions = true;
        foreach (var attribute in tree.Body.Attributes)
        {
            names.Add(attribute.Name);
            values.Add(ExpressionEvaluator.Evaluate(attribute.Value, VariableScope.Empty, call.Context));
        }
        call.Context.ForbidsFunctions = forbade;
        if (call.Context.TakeAll(checkpoint) is { Count: > 0 } errors)
            return call.Fail($"invalid expression in tfvars: {errors[0].Location}: {errors[0].Summary}: {errors[0].Detail}");
        return Value.Object(NameMap.From(names, values));
    }
}
