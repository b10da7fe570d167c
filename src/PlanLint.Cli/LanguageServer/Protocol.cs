using System.Numerics;
using Newtonsoft.Json.Linq;
using PlanLint.Text;

namespace PlanLint.Cli.LanguageServer;

/// <summary>
/// What messages are made of. Positions and ranges are zero-based lines and UTF-16 units, which is how <see cref="SourceText"/> counts. Reading
/// throws <see cref="RequestException"/> for a value of another type than the protocol says.
/// </summary>
internal static class Protocol
{
    /// <summary>A member of an object; null when it is absent or null, and of what is no object.</summary>
    public static JToken? Member(JToken? value, string name) => (value as JObject)?[name] is { Type: not JTokenType.Null } member ? member : null;

    /// <summary>A string; null when it is absent.</summary>
    public static string? Text(JToken? value, string name) => Member(value, name) switch
    {
        null => null,
        JValue { Value: string text } => text,
        _ => throw new RequestException(ErrorCode.InvalidParameters, $"'{name}' has to be a string"),
    };

    /// <summary>A whole number, brought into the range of <see cref="int"/>; null when it is absent.</summary>
    public static int? Number(JToken? value, string name) => Member(value, name) switch
    {
        null => null,
        JValue { Value: long number } => (int)Math.Clamp(number, int.MinValue, int.MaxValue),
        JValue { Value: BigInteger number } => number.Sign < 0 ? int.MinValue : int.MaxValue,
        _ => throw new RequestException(ErrorCode.InvalidParameters, $"'{name}' has to be a whole number"),
    };

    /// <summary>True or false; null when it is absent.</summary>
    public static bool? Flag(JToken? value, string name) => Member(value, name) switch
    {
        null => null,
        JValue { Value: bool flag } => flag,
        _ => throw new RequestException(ErrorCode.InvalidParameters, $"'{name}' has to be true or false"),
    };

    /// <summary>The offset of a position; beyond the end of its line or text it is that end.</summary>
    public static int Offset(SourceText source, JToken? position)
    {
        int line = Math.Max(0, Number(position, "line") ?? 0), character = Math.Max(0, Number(position, "character") ?? 0);
        if (line >= source.LineCount) return source.Length;
        var span = source.GetLine(line);
        return span.Start + Math.Min(character, span.Length);
    }

    public static JObject Range(LinePositionSpan span) => new() { ["start"] = Position(span.Start), ["end"] = Position(span.End) };

    public static JObject Range(SourceText source, TextSpan span) => Range(source.GetLineSpan(span));

    public static JObject Position(LinePosition position) => new() { ["line"] = position.Line, ["character"] = position.Character };
}
