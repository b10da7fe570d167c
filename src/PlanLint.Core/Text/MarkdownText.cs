using System.Text;

namespace PlanLint.Text;

/// <summary>Text from input inside Markdown.</summary>
internal static class MarkdownText
{
    /// <summary>
    /// Parts a character from the next, unseen. Forges look for mentions, references and addresses in the finished page, where a character
    /// written as an entity or behind a backslash is itself again.
    /// </summary>
    private const string Apart = "&#8203;";

    /// <summary>Text for a code span, which ends at the first backtick.</summary>
    public static string Code(string text) => TerminalText.Escape(TerminalText.OneLine(text)).Replace('`', '\'');

    /// <summary>
    /// A code span in a cell of a table. A bar would end the cell even there, and a backslash before it is a character of its own: such a
    /// text is no code.
    /// </summary>
    public static string CodeInCell(string text) => text.Contains('|', StringComparison.Ordinal) ? Escape(text) : $"`{Code(text)}`";

    /// <summary>
    /// A text within a comment, which it cannot end: letters, digits, <c>/</c> and single hyphens stay, all else is in percent codes. Two texts
    /// stay two.
    /// </summary>
    public static string InComment(string text) =>
        Uri.EscapeDataString(text).Replace("%2F", "/", StringComparison.Ordinal).Replace("--", "-%2D", StringComparison.Ordinal);

    /// <summary>A block of code between empty lines, whose fence is longer than any in it; the text is escaped already.</summary>
    public static string Fence(string language, string code)
    {
        int longest = 0, run = 0;
        foreach (char c in code) longest = Math.Max(longest, run = c == '`' ? run + 1 : 0);
        string fence = new('`', Math.Max(3, longest + 1));
        return $"\n{fence}{language}\n{code}\n{fence}\n";
    }

    /// <summary>Text that no Markdown, HTML, table, link, mention or reference comes out of, wherever on a line it stands.</summary>
    public static string Escape(string text)
    {
        string clean = TerminalText.Escape(TerminalText.OneLine(text));
        var escaped = new StringBuilder(clean.Length + 16);
        int marker = MarkerOf(clean);
        for (int i = 0; i < clean.Length; i++)
        {
            char c = clean[i];
            char next = i + 1 < clean.Length ? clean[i + 1] : ' ';
            switch (c)
            {
                case '&': escaped.Append("&amp;"); break;
                case '<': escaped.Append("&lt;"); break;
                case '>': escaped.Append("&gt;"); break;
                case '@': escaped.Append('@').Append(Apart); break;
                case '#' or '!': escaped.Append('\\').Append(c).Append(char.IsAsciiDigit(next) ? Apart : ""); break;
                case '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~': escaped.Append('\\').Append(c); break;
                case ':' when next == '/': escaped.Append(':').Append(Apart); break;
                case '.' when EndsInWww(escaped): escaped.Append(Apart).Append('.'); break;
                default:
                    if (i == marker) escaped.Append('\\');
                    escaped.Append(c);
                    break;
            }
        }
        return escaped.ToString();
    }

    /// <summary>Where a text that starts a line would make a list or underline a heading; -1 where it would not.</summary>
    private static int MarkerOf(string text)
    {
        int start = text.AsSpan().IndexOfAnyExcept(' ');
        if (start < 0) return -1;
        if (text[start] is '-' or '+' or '=') return start;
        int at = start;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return at > start && at < text.Length && text[at] is '.' or ')' && (at + 1 == text.Length || text[at + 1] == ' ') ? at : -1;
    }

    private static bool EndsInWww(StringBuilder text) =>
        text.Length >= 3 && text[^1] is 'w' or 'W' && text[^2] is 'w' or 'W' && text[^3] is 'w' or 'W';
}
