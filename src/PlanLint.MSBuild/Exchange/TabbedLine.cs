using System.Text;

namespace PlanLint.MSBuild;

/// <summary>
/// Fields of a line, separated by tabs: what the task and the tool say to each other, so that the task loads nothing but itself. Any text
/// can be a field.
/// </summary>
internal static class TabbedLine
{
    /// <summary>The line, without its end.</summary>
    public static string Join(params IEnumerable<string> fields) => string.Join('\t', fields.Select(Escape));

    /// <summary>The fields of a line.</summary>
    public static string[] Split(string line) => Array.ConvertAll(line.Split('\t'), Unescape);

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)
        .Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal)) return text;
        var plain = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length) plain.Append(text[i]);
            else plain.Append(text[++i] switch { 't' => '\t', 'r' => '\r', 'n' => '\n', var other => other });
        }
        return plain.ToString();
    }
}
