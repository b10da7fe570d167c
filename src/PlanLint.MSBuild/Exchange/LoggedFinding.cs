using System.Globalization;

namespace PlanLint.MSBuild;

/// <summary>A finding as the tool leaves it for the build.</summary>
/// <param name="Code">The rule id.</param>
/// <param name="Severity"><c>error</c>, <c>warning</c> or <c>note</c>, before the project's settings.</param>
/// <param name="File">Absolute path; empty for the project itself.</param>
/// <param name="Line">One-based; 0 for the file as a whole.</param>
/// <param name="Column">One-based; 0 for the file as a whole.</param>
/// <param name="HelpLink">Address of the rule's page; empty when there is none.</param>
/// <param name="Message">One line, without secrets.</param>
internal sealed record LoggedFinding(string Code, string Severity, string File, int Line, int Column, string HelpLink, string Message)
{
    /// <summary>An error about the project itself.</summary>
    public static LoggedFinding Problem(string code, string message) => new(code, "error", "", 0, 0, "", message);

    /// <summary>The line of the findings file.</summary>
    public string ToLine() =>
        TabbedLine.Join(Code, Severity, File, Line.ToString(CultureInfo.InvariantCulture), Column.ToString(CultureInfo.InvariantCulture), HelpLink, Message);

    /// <summary>The finding of a line; null for any other line.</summary>
    public static LoggedFinding? FromLine(string line) =>
        TabbedLine.Split(line) is [var code, ("error" or "warning" or "note") and var severity, var file, var lineNumber, var column, var help, var message]
        && int.TryParse(lineNumber, NumberStyles.None, CultureInfo.InvariantCulture, out int at)
        && int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out int character)
            ? new(code, severity, file, at, character, help, message)
            : null;
}
