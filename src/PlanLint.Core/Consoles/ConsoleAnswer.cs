using System.Collections.Immutable;
using System.Text;
using Newtonsoft.Json;
using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Secrets;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Consoles;

/// <summary>What <c>planlint console</c> answers to one expression.</summary>
public sealed class ConsoleAnswer
{
    private const int PlainDigits = 15;

    private Func<string, string> redact = text => text;

    private ConsoleAnswer(Value? value, bool isType, ImmutableArray<ConsoleError> errors)
    {
        Value = value;
        IsType = isType;
        Errors = errors;
    }

    /// <summary>The value, of which <see cref="IsType"/> says that only its type was asked for; null after an error.</summary>
    public Value? Value { get; }

    /// <summary>True for <c>type(…)</c>, which only the console has.</summary>
    public bool IsType { get; }

    /// <summary>Variables without a value that the expression asks for.</summary>
    private IReadOnlyList<string> Unset { get; init; } = [];

    /// <summary>What was wrong; empty when there is a value.</summary>
    public ImmutableArray<ConsoleError> Errors { get; }

    /// <summary>Evaluates one expression as <c>terraform console</c> does: references are checked before anything is evaluated.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="scope">The names it may use.</param>
    /// <param name="options">Files, and bounds on work.</param>
    /// <param name="unset">Finds the variables in an expression that have no value, which is then said; null leaves that out.</param>
    public static ConsoleAnswer To(string expression, Scope scope, EvaluationOptions options, Func<ExpressionSyntax, IReadOnlyList<string>>? unset = null)
    {
        // Terraform's console takes one line; an expression of several is the value of an attribute, where line breaks count.
        bool isAttribute = expression.Contains('\n', StringComparison.Ordinal);
        var tree = isAttribute
            ? HclParser.ParseFile(SourceText.From($"expression = {expression}\n", "<console-input>"))
            : HclParser.ParseExpression(SourceText.From(expression, "<console-input>"));
        var root = tree.Root as ExpressionSyntax ?? tree.Body.Attributes.FirstOrDefault()?.Value;
        if (tree.HasErrors || root is null)
            return new ConsoleAnswer(null, false, [.. tree.Diagnostics.Where(d => d.Severity == Severity.Error).Select(Error)]);
        var answer = To(root, scope, options);
        return unset is null || answer.Value is not { IsKnown: false } ? answer : new ConsoleAnswer(answer.Value, answer.IsType, answer.Errors)
        {
            Unset = unset(root),
        };
    }

    /// <summary>Evaluates an expression that has been parsed.</summary>
    public static ConsoleAnswer To(ExpressionSyntax expression, Scope scope, EvaluationOptions options)
    {
        var evaluator = new Evaluator(options);
        bool isType = expression is FunctionCallSyntax { Name: "type", Arguments.Count: 1, ExpandsFinal: false };
        if (isType) expression = ((FunctionCallSyntax)expression).Arguments[0];
        var wrong = evaluator.CheckReferences(expression, scope);
        if (wrong.Count > 0) return new ConsoleAnswer(null, isType, [.. wrong.Select(Error)]);
        var result = evaluator.Evaluate(expression, scope);
        return new ConsoleAnswer(result.IsValid ? result.Value : null, isType, [.. result.Errors.Select(Error)]);
    }

    private static ConsoleError Error(EvaluationError error) => new(error.Summary, error.Detail, error.Location);

    private static ConsoleError Error(Diagnostic diagnostic)
    {
        string summary = diagnostic.Properties.GetValueOrDefault("summary") ?? diagnostic.Message;
        string detail = diagnostic.Message.StartsWith(summary + ": ", StringComparison.Ordinal) ? diagnostic.Message[(summary.Length + 2)..] : "";
        return new ConsoleError(summary, detail, diagnostic.Location);
    }

    /// <summary>As <c>terraform console</c> prints it, without a final line break; errors one a line. Shows no sensitive value.</summary>
    public string ToText()
    {
        if (Value is null) return string.Join('\n', Errors.Select(Line));
        return IsType ? Value.Type.ToDisplayText() : Unset.Count > 0 ? $"(no value given for {string.Join(", ", Unset)})" : ConsoleText.Of(Value);
    }

    /// <summary>
    /// One line of JSON: <c>value</c> and <c>type</c>, or <c>unknown</c>, <c>infinite</c>, <c>typeOf</c>, <c>error</c>. A sensitive
    /// value asked for by name is there, marked; one inside another is only displayed as sensitive.
    /// </summary>
    /// <param name="id">What the question was called; null for nothing.</param>
    /// <param name="redactor">Hides what is not asked for by name; null when there is nothing to hide.</param>
    public string ToJson(string? id, Redactor? redactor = null)
    {
        redact = redactor is null or { IsEmpty: true } ? text => text : redactor.RedactValue;
        var text = new StringWriter(new StringBuilder(), System.Globalization.CultureInfo.InvariantCulture);
        using var writer = new JsonTextWriter(text);
        writer.WriteStartObject();
        if (id is not null) Property(writer, "id", id);
        if (Value is null) WriteErrors(writer);
        else if (IsType) Property(writer, "typeOf", Value.Type.ToDisplayText());
        else WriteResult(writer, Value);
        writer.WriteEndObject();
        return text.ToString();
    }

    private void WriteErrors(JsonTextWriter writer)
    {
        writer.WritePropertyName("error");
        writer.WriteStartArray();
        foreach (var error in Errors)
        {
            writer.WriteStartObject();
            Property(writer, "summary", redact(error.Summary));
            Property(writer, "detail", redact(error.Detail));
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private void WriteResult(JsonTextWriter writer, Value value)
    {
        Property(writer, "type", value.Type.ToDisplayText());
        Property(writer, "display", redact(ConsoleText.Of(value)));
        if (!value.IsWhollyKnown)
        {
            Property(writer, "unknown", value.IsKnown ? "partial" : "whole");
            return;
        }
        if (value is { IsNull: false, Kind: TypeKind.Number } && value.AsNumber.IsInfinite)
        {
            Property(writer, "infinite", value.AsNumber.ToString());
            return;
        }
        if (value.ContainsSensitive && !value.IsSensitive)
        {
            writer.WritePropertyName("partiallySensitive");
            writer.WriteValue(true);
            return;
        }
        if (value.IsSensitive)
        {
            writer.WritePropertyName("sensitive");
            writer.WriteValue(true);
            redact = text => text;
        }
        writer.WritePropertyName("value");
        WriteValue(writer, value);
    }

    private void WriteValue(JsonTextWriter writer, Value value)
    {
        if (value.IsNull)
        {
            writer.WriteNull();
            return;
        }
        switch (value.Kind)
        {
            case TypeKind.String:
                writer.WriteValue(redact(value.AsString));
                break;
            case TypeKind.Bool:
                writer.WriteValue(value.AsBool);
                break;
            case TypeKind.Number:
                string digits = value.AsNumber.ToString();
                if (digits.Length <= PlainDigits && !value.AsNumber.IsInfinite)
                {
                    writer.WriteRawValue(digits);
                    break;
                }
                writer.WriteStartObject();
                Property(writer, "$num", digits);
                writer.WriteEndObject();
                break;
            case TypeKind.Map or TypeKind.Object:
                writer.WriteStartObject();
                foreach (var (name, element) in value.Attributes)
                {
                    writer.WritePropertyName(name);
                    WriteValue(writer, element);
                }
                writer.WriteEndObject();
                break;
            default:
                writer.WriteStartArray();
                foreach (var element in value.Elements) WriteValue(writer, element);
                writer.WriteEndArray();
                break;
        }
    }

    private static string Line(ConsoleError error)
    {
        var at = error.Location.LineSpan.Start;
        return $"{at.Line + 1}:{at.Character + 1}: {error.Summary}{(error.Detail.Length > 0 ? ": " : "")}{error.Detail}";
    }

    private static void Property(JsonTextWriter writer, string name, string value)
    {
        writer.WritePropertyName(name);
        writer.WriteValue(value);
    }
}
