using Newtonsoft.Json.Linq;
using PlanLint.Text;

namespace PlanLint.Cli.LanguageServer;

/// <summary>Positions and ranges of the protocol: zero-based lines and UTF-16 units, which is how <see cref="SourceText"/> counts.</summary>
internal static class Protocol
{
    /// <summary>The offset of a position; beyond the end of its line or text it is that end.</summary>
    public static int Offset(SourceText source, JToken? position)
    {
        int line = Math.Max(0, (int?)position?["line"] ?? 0), character = Math.Max(0, (int?)position?["character"] ?? 0);
        if (line >= source.LineCount) return source.Length;
        var span = source.GetLine(line);
        return Math.Min(span.Start + character, span.End);
    }

    public static JObject Range(LinePositionSpan span) => new() { ["start"] = Position(span.Start), ["end"] = Position(span.End) };

    public static JObject Range(SourceText source, TextSpan span) => Range(source.GetLineSpan(span));

    public static JObject Position(LinePosition position) => new() { ["line"] = position.Line, ["character"] = position.Character };
}
