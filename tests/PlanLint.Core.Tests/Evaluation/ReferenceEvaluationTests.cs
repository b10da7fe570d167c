using System.Text;
using System.Text.Json;
using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Core.Tests.Evaluation;

/// <summary>Results of hashicorp/hcl itself: type constraints with defaults, and bare templates.</summary>
[TestFixture]
public sealed class ReferenceEvaluationTests
{
    [Test]
    public void Type_constraints_convert_as_the_reference_does()
    {
        var wrong = new List<string>();
        int count = 0;
        foreach (string line in File.ReadLines(EvalContext.Folder("type.jsonl")))
        {
            count++;
            var item = JsonDocument.Parse(line).RootElement;
            // Terraform still takes the bare words list and map, hcl does not (docs/facts/hcl.md).
            bool isBare = item.GetProperty("src").GetString() is "list" or "map";
            bool succeeds = isBare ? item.TryGetProperty("terraform", out var terraform) && !terraform.TryGetProperty("error", out _) : item.TryGetProperty("result", out _);
            var tree = HclParser.ParseExpression(SourceText.From(item.GetProperty("src").GetString()!, "type.tf"));
            var (constraint, errors) = TypeConstraint.Parse((ExpressionSyntax)tree.Root);
            var value = errors.IsEmpty && !tree.HasErrors ? constraint.Convert(Expressions.ValueOf(item.GetProperty("with").GetString()!), out _, out _) : null;
            string name = $"{item.GetProperty("id")} {item.GetProperty("src")} with {item.GetProperty("with")}";
            if (value is null == succeeds) wrong.Add($"{name}: {(succeeds ? "failed" : $"gave {value}")}");
            else if (value is not null && !isBare && Difference(item.GetProperty("result"), value) is { } difference) wrong.Add($"{name}: {difference}");
        }
        TestContext.Out.WriteLine($"type: {count - wrong.Count} of {count}");
        wrong.ShouldBeEmpty(string.Join('\n', wrong));
    }

    [Test]
    public void Templates_render_as_the_reference_does()
    {
        var wrong = new List<string>();
        int count = 0;
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Conformance", "syntax", "template.jsonl")))
        {
            count++;
            var item = JsonDocument.Parse(line).RootElement;
            var scope = new VariableScope(item.GetProperty("vars").EnumerateObject().ToDictionary(v => v.Name, v => FromJson(v.Value)));
            var tree = HclParser.ParseTemplate(SourceText.From(Encoding.UTF8.GetBytes(item.GetProperty("src").GetString()!), "t.tftpl"));
            var result = tree.HasErrors ? null : new Evaluator().Evaluate((ExpressionSyntax)tree.Root, scope);
            bool succeeds = item.GetProperty("ok").GetBoolean();
            string name = $"{item.GetProperty("id")} {item.GetProperty("src")}";
            if (result is { IsValid: true } != succeeds) wrong.Add($"{name}: {(succeeds ? "failed" : "succeeded")}");
            else if (succeeds && Difference(item.GetProperty("result"), result!.Value) is { } difference) wrong.Add($"{name}: {difference}");
        }
        TestContext.Out.WriteLine($"template: {count - wrong.Count} of {count}");
        wrong.ShouldBeEmpty(string.Join('\n', wrong));
    }

    private static string? Difference(JsonElement expected, Value value)
    {
        var type = TypeFromJson(expected.GetProperty("type"));
        if (!value.Type.Equals(type)) return $"type {value.Type}, not {type}";
        if (expected.TryGetProperty("unknown", out _)) return value.IsKnown ? "known" : null;
        return Same(expected.GetProperty("value"), value) ? null : $"{value}, not {expected.GetProperty("value")}";
    }

    private static bool Same(JsonElement expected, Value value) => expected.ValueKind switch
    {
        JsonValueKind.Null => value.IsNull,
        JsonValueKind.String => value.StringOrNull == expected.GetString(),
        JsonValueKind.True or JsonValueKind.False => !value.IsNull && value.AsBool == expected.GetBoolean(),
        // One golden went through a double.
        JsonValueKind.Number => Number.TryParse(expected.GetRawText(), out var number) && !value.IsNull && (value.AsNumber == number || value.AsNumber.ToDouble() == expected.GetDouble()),
        JsonValueKind.Array => value.Elements.Length == expected.GetArrayLength() && expected.EnumerateArray().Zip(value.Elements).All(p => Same(p.First, p.Second)),
        _ => value.Attributes.Count == expected.EnumerateObject().Count() && expected.EnumerateObject().All(p => value[p.Name] is { } part && Same(p.Value, part)),
    };

    private static PlanLint.Values.ValueType TypeFromJson(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.String)
        {
            return json.GetString() switch
            {
                "string" => PlanLint.Values.ValueType.String,
                "number" => PlanLint.Values.ValueType.Number,
                "bool" => PlanLint.Values.ValueType.Bool,
                _ => PlanLint.Values.ValueType.Dynamic,
            };
        }
        return json[0].GetString() switch
        {
            "list" => PlanLint.Values.ValueType.List(TypeFromJson(json[1])),
            "set" => PlanLint.Values.ValueType.Set(TypeFromJson(json[1])),
            "map" => PlanLint.Values.ValueType.Map(TypeFromJson(json[1])),
            "tuple" => PlanLint.Values.ValueType.Tuple(json[1].EnumerateArray().Select(TypeFromJson)),
            _ => PlanLint.Values.ValueType.Object(json[1].EnumerateObject().Select(p => KeyValuePair.Create(p.Name, TypeFromJson(p.Value)))),
        };
    }

    private static Value FromJson(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => Value.DynamicNull,
        JsonValueKind.String => Value.String(json.GetString()!),
        JsonValueKind.True or JsonValueKind.False => Value.Bool(json.GetBoolean()),
        JsonValueKind.Number => Value.Number(Number.TryParse(json.GetRawText(), out var number) ? number : default),
        JsonValueKind.Array => Value.Tuple([.. json.EnumerateArray().Select(FromJson)]),
        _ when json.TryGetProperty("$hcl", out var hcl) => Expressions.ValueOf(hcl.GetString()!),
        _ => Value.Object(json.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, FromJson(p.Value)))),
    };
}
