using System.Globalization;
using System.Text;
using PlanLint.Diagnostics;
using PlanLint.Secrets;
using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>
/// Writes lines to a terminal or a pipe, and counts them as the terminal shows them. Every text is redacted and escaped here, so callers
/// pass it as it came.
/// </summary>
/// <param name="output">Where they go.</param>
/// <param name="options">How they look.</param>
/// <param name="most">Lines that are wanted at most: what comes behind them is only counted.</param>
internal sealed class TerminalPage(TextWriter output, ReportOptions options, int most = int.MaxValue)
{
    /// <summary>SGR codes of the parts of a page.</summary>
    public const string Bold = "1", Gutter = "1;34", Dim = "2";

    private int lines;

    /// <summary>True when more lines were written than are wanted, so that the rest need not be.</summary>
    public bool IsFull => lines > most;

    /// <summary>Writes a line of input text.</summary>
    public void Line(string text) => Raw(Clean(text));

    /// <summary><c>error[PL0201]: message</c>, with its place in brackets where no lines follow.</summary>
    public void Title(Diagnostic finding, bool withPlace = false)
    {
        string word = $"{Wording.Of(finding.Severity)}[{finding.Rule.Id}]";
        string message = $": {TerminalText.Escape(TerminalText.OneLine(options.Redactor.Redact(finding.Text)))}";
        if (withPlace) message += $" ({Name(Wording.Place(finding.Location))})";
        bool isFirst = true;
        foreach (string line in TextWrapping.Lines(message, Room(word.Length), Room(2)))
        {
            Raw(isFirst
                ? Paint(Colour(finding.Severity), $"{Wording.Of(finding.Severity)}[{Link(finding.Rule.Id, finding.Rule.HelpUri)}]") + Paint(Bold, line)
                : "  " + Paint(Bold, line));
            isFirst = false;
        }
    }

    /// <summary>Writes a text that is ready, wrapped at words, the lines behind the first set in by some columns.</summary>
    /// <param name="text">Redacted and escaped, without colours.</param>
    /// <param name="codes">Colour of the whole; empty for none.</param>
    /// <param name="indentation">Columns that lines behind the first are set in.</param>
    public void Wrapped(string text, string codes = "", int indentation = 2)
    {
        bool isFirst = true;
        foreach (string line in TextWrapping.Lines(text, options.Width, Room(indentation)))
        {
            string shown = codes.Length == 0 ? line : Paint(codes, line);
            Raw(isFirst ? shown : new string(' ', indentation) + shown);
            isFirst = false;
        }
    }

    /// <summary>Writes text that is ready.</summary>
    public void Raw(string text)
    {
        lines += Rows(text);
        if (IsFull) return;
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

    /// <summary>SGR codes of a verdict.</summary>
    public static string Colour(Verdict verdict) => verdict switch
    {
        Verdict.NotAnalysed or Verdict.DoNotApply => Colour(Severity.Error),
        Verdict.LookFirst => Colour(Severity.Warning),
        _ => "1;32",
    };

    /// <summary>A place as <c>path:line:column</c>, linked where the terminal can.</summary>
    public string Place(SourceLocation location)
    {
        if (location.IsFile) return Link(Name(location.Path), FileUri(location.Path, null));
        var start = location.LineSpan.Start;
        string text = string.Create(CultureInfo.InvariantCulture, $"{Name(location.Path)}:{start.Line + 1}:{start.Character + 1}");
        return Link(text, FileUri(location.Path, start.Line + 1));
    }

    /// <summary>Columns behind so many that are taken; 0 for no limit.</summary>
    private int Room(int taken) => options.Width == 0 ? 0 : Math.Max(1, options.Width - taken);

    /// <summary>A line that is too long for the terminal takes several of its rows; codes between take none.</summary>
    private int Rows(string text)
    {
        if (most == int.MaxValue || options.Width == 0 || text.Length <= options.Width) return 1;
        int columns = TerminalText.Width(text);
        if (options.Color || options.Hyperlinks) columns = TerminalText.Width(WithoutCodes(text));
        return 1 + (Math.Max(1, columns) - 1) / options.Width;
    }

    private static string WithoutCodes(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\e') plain.Append(text[i]);
            else
            {
                bool isLink = i + 1 < text.Length && text[i + 1] == ']';
                int end = isLink ? text.IndexOf("\e\\", i + 2, StringComparison.Ordinal) : text.IndexOf('m', i);
                i = end < 0 ? text.Length : isLink ? end + 1 : end;
            }
        }
        return plain.ToString();
    }

    private string Link(string text, string? uri) =>
        options.Hyperlinks && uri is not null ? $"\e]8;;{uri}\e\\{text}\e]8;;\e\\" : text;

    private string? FileUri(string path, int? line)
    {
        if (options.RepositoryDirectory is not { } directory || path == "-" || path.StartsWith('(')) return null;
        var uri = new StringBuilder("file://");
        foreach (string part in $"{directory.Replace('\\', '/').TrimEnd('/')}/{path}".Split('/', StringSplitOptions.RemoveEmptyEntries))
            uri.Append('/').Append(Uri.EscapeDataString(part));
        return line is { } number ? uri.Append(CultureInfo.InvariantCulture, $"#L{number}").ToString() : uri.ToString();
    }
}
