using System.Globalization;
using System.Text;
using PlanLint.Diagnostics;
using PlanLint.Secrets;
using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>Writes lines to a terminal or a pipe. Every text is redacted and escaped here, so callers pass it as it came.</summary>
internal sealed class TerminalPage(TextWriter output, ReportOptions options)
{
    /// <summary>SGR codes of the parts of a page.</summary>
    public const string Bold = "1", Gutter = "1;34", Dim = "2";

    /// <summary>Writes a line of input text.</summary>
    public void Line(string text) => Raw(Clean(text));

    /// <summary><c>error[PL0201]: message</c>.</summary>
    public void Title(Diagnostic finding)
    {
        string word = Wording.Of(finding.Severity);
        string id = Link(finding.Rule.Id, finding.Rule.HelpUri);
        string message = TerminalText.Escape(TerminalText.OneLine(options.Redactor.Redact(finding.Text)));
        Raw(Paint(Colour(finding.Severity), $"{word}[{id}]") + Paint(Bold, $": {message}"));
    }

    /// <summary>The last line.</summary>
    public void Summary(LintReport report, string text)
    {
        var counts = report.Count();
        string colour = counts.Error > 0 || report.ExitCode == 2 ? Colour(Severity.Error) : counts.Warning > 0 ? Colour(Severity.Warning) : "1;32";
        Raw(Paint(colour, text));
    }

    /// <summary>Writes text that is ready.</summary>
    public void Raw(string text)
    {
        output.Write(text);
        output.Write('\n');
    }

    /// <summary>Redacts and escapes.</summary>
    public string Clean(string text) => TerminalText.Escape(options.Redactor.Redact(text));

    /// <summary>Redacts and escapes a message.</summary>
    public string Clean(MessageText message) => TerminalText.Escape(TerminalText.OneLine(options.Redactor.Redact(message)));

    /// <summary>Escapes a path or an address, which stays readable whatever a secret says.</summary>
    public static string Name(string text) => TerminalText.Escape(text);

    /// <summary>Colours a text that is ready; SGR codes separated by semicolons.</summary>
    public string Paint(string codes, string text) => options.Color && text.Length > 0 ? $"\e[{codes}m{text}\e[0m" : text;

    /// <summary>SGR codes of a severity.</summary>
    public static string Colour(Severity severity) => severity switch
    {
        Severity.Error => "1;31",
        Severity.Warning => "1;33",
        _ => "1;36",
    };

    /// <summary>A place as <c>path:line:column</c>, linked where the terminal can.</summary>
    public string Place(SourceLocation location)
    {
        if (location.IsFile) return Link(Name(location.Path), FileUri(location.Path, null));
        var start = location.LineSpan.Start;
        string text = string.Create(CultureInfo.InvariantCulture, $"{Name(location.Path)}:{start.Line + 1}:{start.Character + 1}");
        return Link(text, FileUri(location.Path, start.Line + 1));
    }

    private string Link(string text, string? uri) =>
        options.Hyperlinks && uri is not null ? $"\e]8;;{uri}\e\\{text}\e]8;;\e\\" : text;

    private string? FileUri(string path, int? line)
    {
        if (options.RepositoryDirectory is not { } directory || path == "-") return null;
        var uri = new StringBuilder("file://");
        foreach (string part in $"{directory.Replace('\\', '/').TrimEnd('/')}/{path}".Split('/', StringSplitOptions.RemoveEmptyEntries))
            uri.Append('/').Append(Uri.EscapeDataString(part));
        return line is { } number ? uri.Append(CultureInfo.InvariantCulture, $"#L{number}").ToString() : uri.ToString();
    }
}
