using System.Globalization;
using PlanLint.Diagnostics;

namespace PlanLint.MSBuild;

/// <summary>
/// A finding as the analysis leaves it for the report: one line of tab-separated fields, so that reporting loads nothing but this
/// assembly.
/// </summary>
/// <param name="Code">The rule id.</param>
/// <param name="Severity">Its severity before the project's settings.</param>
/// <param name="File">Absolute path; empty for the project itself.</param>
/// <param name="Line">One-based; 0 for the file as a whole.</param>
/// <param name="Column">One-based; 0 for the file as a whole.</param>
/// <param name="HelpLink">The rule's page.</param>
/// <param name="Message">One line.</param>
internal sealed record LoggedFinding(string Code, Severity Severity, string File, int Line, int Column, string HelpLink, string Message)
{
    /// <summary>The line of the findings file.</summary>
    public string ToLine() => string.Join('\t', Escape(Code), ((int)Severity).ToString(CultureInfo.InvariantCulture), Escape(File),
        Line.ToString(CultureInfo.InvariantCulture), Column.ToString(CultureInfo.InvariantCulture), Escape(HelpLink), Escape(Message));

    /// <summary>The finding of a line; null for a line of another version.</summary>
    public static LoggedFinding? FromLine(string line) =>
        line.Split('\t') is [var code, var severity, var file, var lineNumber, var column, var help, var message]
        && int.TryParse(severity, NumberStyles.None, CultureInfo.InvariantCulture, out int level)
        && int.TryParse(lineNumber, NumberStyles.None, CultureInfo.InvariantCulture, out int at)
        && int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out int character)
            ? new(Unescape(code), (Severity)level, Unescape(file), at, character, Unescape(help), Unescape(message))
            : null;

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal).ReplaceLineEndings("\\n");

    private static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal)) return text;
        var plain = new System.Text.StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length) plain.Append(text[i]);
            else plain.Append(text[++i] switch { 't' => '\t', 'n' => ' ', var other => other });
        }
        return plain.ToString();
    }
}
