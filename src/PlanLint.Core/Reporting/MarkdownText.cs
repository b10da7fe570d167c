using System.Text;

namespace PlanLint.Reporting;

/// <summary>Texts from input as Markdown shows them: as they are, and nothing else.</summary>
internal static class MarkdownText
{
    /// <summary>Text for a code span, which ends at the first backtick.</summary>
    public static string Code(string text) => TerminalText.Escape(Wording.OneLine(text)).Replace('`', '\'');

    /// <summary>Text that no Markdown, HTML, table, link or mention comes out of.</summary>
    public static string Escape(string text)
    {
        string clean = TerminalText.Escape(Wording.OneLine(text));
        var escaped = new StringBuilder(clean.Length + 16);
        foreach (char c in clean)
        {
            switch (c)
            {
                case '&': escaped.Append("&amp;"); break;
                case '<': escaped.Append("&lt;"); break;
                case '>': escaped.Append("&gt;"); break;
                case '@': escaped.Append("&#64;"); break;
                case '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '#' or '~' or '!': escaped.Append('\\').Append(c); break;
                default: escaped.Append(c); break;
            }
        }
        return escaped.Replace("://", ":&#47;&#47;").ToString();
    }
}
