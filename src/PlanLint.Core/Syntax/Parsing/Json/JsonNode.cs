using PlanLint.Text;

namespace PlanLint.Syntax.Parsing.Json;

/// <summary>A value of a JSON text with its place.</summary>
internal sealed class JsonNode(JsonKind kind, TextSpan span)
{
    public JsonKind Kind { get; } = kind;

    public TextSpan Span { get; } = span;

    /// <summary>The characters of a string, or the digits of a number; empty for other kinds.</summary>
    public string Text { get; init; } = "";

    /// <summary>For a string with escapes, the offset in the JSON text of each of its characters and of its end; null without escapes.</summary>
    public int[]? Offsets { get; init; }

    /// <summary>Elements of an array.</summary>
    public List<JsonNode> Elements { get; } = kind == JsonKind.Array ? [] : None;

    /// <summary>Properties of an object in source order, repeated ones included.</summary>
    public List<JsonProperty> Properties { get; } = kind == JsonKind.Object ? [] : NoProperties;

    private static List<JsonNode> None { get; } = [];

    private static List<JsonProperty> NoProperties { get; } = [];

    /// <summary>Where the character at <paramref name="index"/> of a string stands in the JSON text.</summary>
    public int OffsetOf(int index) => Offsets is null ? Span.Start + 1 + index : Offsets[Math.Min(index, Offsets.Length - 1)];
}
