using System.Net;
using System.Security.Cryptography;
using System.Text;
using PlanLint.Diagnostics;
using PlanLint.Secrets;
using PlanLint.Text;

namespace PlanLint.Reporting.Html;

/// <summary>
/// Writes HTML. Texts from input are redacted, freed of hidden characters, and escaped. The only style and script are ours, named by
/// hash in the page's Content-Security-Policy, so nothing in a plan can run or load.
/// </summary>
internal sealed class HtmlPage(TextWriter output, Redactor redactor)
{
    private static readonly string Style = Asset("report.css");
    private static readonly string Script = Asset("report.js");

    /// <summary>Everything before the body's content.</summary>
    public void Start(string title)
    {
        Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        Raw($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{Hash(Style)}'; script-src '{Hash(Script)}'; base-uri "
            + "'none'; form-action 'none'\">\n");
        Raw("<meta name=\"viewport\" content=\"width=device-width, "
            + $"initial-scale=1\">\n<title>{Text(title)}</title>\n<style>{Style}</style>\n</head>\n<body>\n");
    }

    /// <summary>Everything after the body's content.</summary>
    public void End() => Raw($"<script>{Script}</script>\n</body>\n</html>\n");

    /// <summary>Writes markup of ours.</summary>
    public void Raw(string markup)
    {
        Length += markup.Length;
        output.Write(markup);
    }

    /// <summary>Characters written so far.</summary>
    public int Length { get; private set; }

    /// <summary>A term of a list and what it says, which is markup.</summary>
    public void Term(string term, string markup) => Raw($"<dt>{Text(term)}</dt><dd>{markup}</dd>");

    /// <summary>A name from input that may go on in the next line behind each of its parts.</summary>
    public string Breakable(string text) =>
        Text(text).Replace(".", ".<wbr>", StringComparison.Ordinal).Replace("_", "_<wbr>", StringComparison.Ordinal)
            .Replace("[", "<wbr>[", StringComparison.Ordinal);

    /// <summary>Configuration that is written for the user.</summary>
    public string Code(string code) => WebUtility.HtmlEncode(string.Join('\n', redactor.RedactCode(code).Split('\n').Select(TerminalText.Escape)));

    /// <summary>The filter of a list; the script shows it.</summary>
    public void Tools(string what, IEnumerable<string> kinds)
    {
        Raw($"<div class=\"tools\" hidden><input type=\"search\" placeholder=\"Filter {what}\" aria-label=\"Filter {what}\"> ");
        Raw($"<select aria-label=\"Kind of {what}\"><option value=\"\">all</option>");
        foreach (string kind in kinds) Raw($"<option>{Text(kind)}</option>");
        Raw("</select> <span class=\"count\" role=\"status\"></span></div>\n");
    }

    /// <summary>A text from input, ready for an element or a quoted attribute.</summary>
    public string Text(string text) => Escape(redactor.Redact(text));

    /// <summary>A message, ready for an element or a quoted attribute.</summary>
    public string Text(MessageText message) => Escape(redactor.Redact(message));

    /// <summary>A text that has been redacted, or a name, which stays readable whatever a secret says.</summary>
    public static string Escape(string text) => WebUtility.HtmlEncode(TerminalText.Escape(text));

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Asset(string name)
    {
        using var stream = typeof(HtmlPage).Assembly.GetManifestResourceStream($"PlanLint.Reporting.Html.{name}")
            ?? throw new InvalidOperationException($"The asset {name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
