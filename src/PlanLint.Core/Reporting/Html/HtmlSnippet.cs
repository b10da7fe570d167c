using System.Globalization;
using System.Text;
using PlanLint.Diagnostics;
using PlanLint.Secrets;
using PlanLint.Text;

namespace PlanLint.Reporting.Html;

/// <summary>Source lines with line numbers, the place marked, sensitive values replaced.</summary>
internal static class HtmlSnippet
{
    private const int LinesAround = 2;
    private const int MostLines = 30;
    private const int LongestLine = 400;

    /// <summary>The markup; empty for a place without kept text.</summary>
    public static string Of(SourceLocation location, Redactor redactor)
    {
        if (location.Source is not { } source) return "";
        var (start, end) = location.LineSpan;
        int first = Math.Max(0, start.Line - LinesAround);
        int last = Math.Min(source.LineCount - 1, Math.Min(end.Line + LinesAround, first + MostLines - 1));
        if (last > end.Line && source.GetLine(last).IsEmpty) last--;
        string width = (last + 1).ToString(CultureInfo.InvariantCulture);
        var markup = new StringBuilder("<pre tabindex=\"0\">");
        for (int number = first; number <= last; number++)
        {
            string line = source.ToString(source.GetLine(number));
            int from = number < start.Line || number > end.Line ? line.Length : number == start.Line ? start.Character : 0;
            int to = number < start.Line ? 0 : number < end.Line ? line.Length : number == end.Line ? end.Character : 0;
            markup.Append("<span class=\"no\">").Append((number + 1).ToString(CultureInfo.InvariantCulture).PadLeft(width.Length)).Append("</span> ");
            Line(markup, line, Math.Min(from, line.Length), Math.Min(Math.Max(from, to), line.Length), redactor.FindIn(source, source.GetLine(number)));
            markup.Append('\n');
        }
        return markup.Append("</pre>\n").ToString();
    }

    private static void Line(StringBuilder markup, string line, int from, int to, IReadOnlyList<Redactor.Match> secrets)
    {
        if (to > from)
        {
            // A secret is shown whole or not at all, so the mark grows to hold those it touches.
            foreach (var secret in secrets)
                if (secret.Start < to && secret.End > from) (from, to) = (Math.Min(from, secret.Start), Math.Max(to, secret.End));
        }
        int shown = Math.Max(0, Math.Min(from, line.Length) - LongestLine / 2);
        foreach (var secret in secrets)
            if (secret.Start < shown && secret.End > shown) shown = secret.End;
        int budget = Math.Min(line.Length, shown + LongestLine);
        if (shown > 0) markup.Append('…');
        Piece(markup, line, shown, Math.Min(from, budget), secrets);
        if (to > from && from < budget)
        {
            markup.Append("<mark>");
            Piece(markup, line, from, Math.Min(to, budget), secrets);
            markup.Append("</mark>");
        }
        Piece(markup, line, Math.Max(to, shown), budget, secrets);
        if (budget < line.Length) markup.Append('…');
    }

    private static void Piece(StringBuilder markup, string line, int start, int end, IReadOnlyList<Redactor.Match> secrets)
    {
        foreach (var secret in secrets)
        {
            if (secret.End <= start || secret.Start >= end) continue;
            if (secret.Start > start) Plain(markup, line[start..secret.Start]);
            markup.Append(HtmlPage.Escape(secret.Label));
            start = secret.End;
        }
        if (start < end) Plain(markup, line[start..end]);
    }

    private static void Plain(StringBuilder markup, string text) => markup.Append(HtmlPage.Escape(text.Replace("\t", "    ", StringComparison.Ordinal)));
}
