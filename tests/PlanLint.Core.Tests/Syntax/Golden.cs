using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Newtonsoft.Json;
using PlanLint.Consoles;
using PlanLint.Diagnostics;
using PlanLint.Hosting;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Core.Tests.Syntax;

/// <summary>Reads the goldens of hashicorp/hcl 2.24.0 and says where a dump differs from one.</summary>
internal static class Golden
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Conformance", "syntax");

    public static IEnumerable<JsonElement> Lines(string file) =>
        File.ReadLines(Path.Combine(Folder, file)).Select(line => JsonDocument.Parse(line).RootElement);

    public static JsonElement Read(string file) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, file)), Deep).RootElement;

    public static JsonElement Tree(SyntaxTree tree)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        SyntaxDump.WriteTree(output, tree);
        return JsonDocument.Parse(output.ToString(), Deep).RootElement;
    }

    public static JsonElement Tokens(SourceText source)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        SyntaxDump.WriteTokens(output, source);
        return JsonDocument.Parse(output.ToString(), Deep).RootElement;
    }

    public static JsonElement Expression(SyntaxTree tree)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        SyntaxDump.WriteExpression(output, tree.Source, (ExpressionSyntax)tree.Root);
        return JsonDocument.Parse(output.ToString(), Deep).RootElement;
    }

    public static JsonElement Value(Value value)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using (var json = new JsonTextWriter(output)) CtyJson.Write(json, value);
        return JsonDocument.Parse(output.ToString(), Deep).RootElement;
    }

    /// <summary>Null when equal; else the path of the first difference.</summary>
    public static string? Difference(JsonElement golden, JsonElement mine, string path = "")
    {
        if (golden.ValueKind != mine.ValueKind) return $"{path}: {golden} is not {mine}";
        switch (golden.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in golden.EnumerateObject())
                {
                    if (!mine.TryGetProperty(property.Name, out var other)) return $"{path}/{property.Name} is missing";
                    if (Difference(property.Value, other, $"{path}/{property.Name}") is { } difference) return difference;
                }
                foreach (var property in mine.EnumerateObject())
                    if (!golden.TryGetProperty(property.Name, out _)) return $"{path}/{property.Name} is extra";
                return null;
            case JsonValueKind.Array:
                if (golden.GetArrayLength() != mine.GetArrayLength()) return $"{path}: {golden.GetArrayLength()} items, not {mine.GetArrayLength()}";
                for (int i = 0; i < golden.GetArrayLength(); i++)
                    if (Difference(golden[i], mine[i], $"{path}/{i}") is { } difference) return difference;
                return null;
            case JsonValueKind.Number:
                return SameNumber(golden.GetRawText(), mine.GetRawText()) ? null : $"{path}: {golden.GetRawText()} is not {mine.GetRawText()}";
            case JsonValueKind.String:
                return golden.GetString() == mine.GetString() ? null : $"{path}: {golden} is not {mine}";
            default:
                return null;
        }
    }

    /// <summary>The line of the first error by position; 0 when there is none.</summary>
    public static int FirstErrorLine(JsonElement diagnostics) =>
        diagnostics.EnumerateArray().Where(d => d.TryGetProperty("subject", out _)).Select(d => d.GetProperty("subject").GetProperty("s")[0].GetInt32()).DefaultIfEmpty(0).Min();

    public static int FirstErrorLine(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Select(d => d.Location.LineSpan.Start.Line + 1).DefaultIfEmpty(0).Min();

    private static JsonDocumentOptions Deep => new() { MaxDepth = 10_000 };

    /// <summary>
    /// Equal as exact numbers, or as doubles: the one-line goldens went through a tool that reads numbers as doubles when they have
    /// a fraction or an exponent.
    /// </summary>
    private static bool SameNumber(string golden, string mine) =>
        golden == mine
        || BigInteger.TryParse(golden, CultureInfo.InvariantCulture, out var a) && BigInteger.TryParse(mine, CultureInfo.InvariantCulture, out var b) && a == b
        || golden.AsSpan().IndexOfAny(".eE") >= 0
            && double.Parse(golden, CultureInfo.InvariantCulture).Equals(double.Parse(mine, CultureInfo.InvariantCulture));
}
