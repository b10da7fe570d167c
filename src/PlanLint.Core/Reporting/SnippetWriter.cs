using System.Globalization;
using PlanLint.Diagnostics;
using PlanLint.Secrets;
using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>Writes the source lines of one finding with carets, in rustc's layout, and the notes below them.</summary>
internal sealed class SnippetWriter
{
    private const int PlainWidth = 160;
    private const int NarrowestSnippet = 30;
    private const int LinesShown = 6;

    private readonly TerminalPage page;
    private readonly ReportOptions options;
    private readonly string colour;
    private readonly int gutter;

    public SnippetWriter(TerminalPage page, ReportOptions options, Diagnostic finding)
    {
        this.page = page;
        this.options = options;
        colour = TerminalPage.Colour(finding.Severity);
        int last = finding.Related.Select(r => r.Location).Append(finding.Location).Where(l => l.Source is not null).Select(LastLine).DefaultIfEmpty(0).Max();
        gutter = (last + 1).ToString(CultureInfo.InvariantCulture).Length;
    }

    /// <summary>The place the finding points at.</summary>
    public void Primary(SourceLocation location)
    {
        page.Raw($"{Blank}{page.Paint(TerminalPage.Gutter, "-->")} {page.Place(location)}");
        Lines(location, '^', colour, "");
    }

    /// <summary>Another place, with its message behind the underline.</summary>
    public void Related(RelatedLocation related)
    {
        string arrow = $"{Blank}{page.Paint(TerminalPage.Gutter, ":::")} {page.Place(related.Location)}";
        string message = page.Clean(TerminalText.OneLine(related.Message));
        string place = $"{Blank}::: {TerminalPage.Name(Wording.Place(related.Location))}: {message}";
        if (related.Location.Source is null && options.Width > 0 && TerminalText.Width(place) > options.Width) page.Wrapped(place, indentation: gutter + 4);
        else if (related.Location.Source is null) page.Raw($"{arrow}: {message}");
        else
        {
            page.Raw(arrow);
            Lines(related.Location, '-', TerminalPage.Gutter, message);
        }
    }

    /// <summary>The bar that separates lines from notes.</summary>
    public void Gap() => page.Raw(Bar.TrimEnd());

    /// <summary><c>= label: text</c>, wrapped to the width.</summary>
    public void Note(string label, MessageText text)
    {
        string lead = $"{Blank} = {label}: ";
        string clean = page.Clean(text);
        bool first = true;
        int room = options.Width == 0 ? 0 : Math.Max(NarrowestSnippet, options.Width - lead.Length);
        foreach (string line in TextWrapping.Lines(clean, room, room))
        {
            page.Raw(first
                ? $"{Blank} {page.Paint(TerminalPage.Gutter, "=")} {page.Paint(TerminalPage.Bold, label + ":")} {line}"
                : new string(' ', lead.Length) + line);
            first = false;
        }
    }

    private string Blank => new(' ', gutter);

    private string Bar => $"{Blank} {page.Paint(TerminalPage.Gutter, "|")} ";

    private int Limit(int margin) => Math.Max(NarrowestSnippet, (options.Width == 0 ? PlainWidth : options.Width) - gutter - 3 - margin);

    private static int LastLine(SourceLocation location)
    {
        var (start, end) = location.LineSpan;
        return end.Line > start.Line && end.Character == 0 ? end.Line - 1 : end.Line;
    }

    private void Lines(SourceLocation location, char mark, string markColour, string message)
    {
        if (location.Source is not { } source) return;
        page.Raw(Bar.TrimEnd());
        var (start, end) = location.LineSpan;
        int last = LastLine(location);
        if (last == start.Line) OneLine(source, start, end, mark, markColour, message);
        else ManyLines(source, start, end, last, mark, markColour, message);
    }

    private void OneLine(SourceText source, LinePosition start, LinePosition end, char mark, string markColour, string message)
    {
        var line = SnippetLine.Of(source, start.Line, start.Character, options.Redactor);
        int from = line.Column(start.Character);
        int to = end.Line == start.Line ? line.Column(end.Character) : line.Width;
        int limit = Limit(0);
        var (text, shift) = line.Clip(from, limit);
        Code(start.Line, text);
        int length = Math.Clamp(to - from, 1, Math.Max(1, limit - (from - shift)));
        Marked(new string(' ', from - shift), new string(mark, length), markColour, message);
    }

    private void ManyLines(SourceText source, LinePosition start, LinePosition end, int last, char mark, string markColour, string message)
    {
        int limit = Limit(2);
        int endCharacter = end.Line == last ? end.Character : int.MaxValue;
        for (int number = start.Line; number <= last; number++)
        {
            if (last - start.Line >= LinesShown && number == start.Line + LinesShown - 2)
            {
                page.Raw(page.Paint(TerminalPage.Gutter, "...") + new string(' ', Math.Max(1, gutter)) + page.Paint(markColour, "|"));
                number = last;
            }
            bool isFirst = number == start.Line;
            var line = SnippetLine.Of(source, number, 0, options.Redactor);
            var (text, _) = line.Clip(0, limit);
            int indentation = start.Character == 0 ? 0 : line.Column(start.Character);
            bool opensHere = isFirst && indentation == 0;
            Code(number, $"{page.Paint(markColour, opensHere ? "/" : isFirst ? " " : "|")} {text}".TrimEnd());
            if (isFirst && !opensHere) page.Raw($"{Bar} {page.Paint(markColour, new string('_', Math.Min(limit, indentation + 1)) + mark)}");
            if (number != last) continue;
            int column = Math.Min(limit, Math.Max(0, line.Column(endCharacter) - 1));
            Marked("", $"|{new string('_', column + 1)}{mark}", markColour, message);
        }
    }

    /// <summary>A mark with its message behind it, or below it where the line is too short for both.</summary>
    private void Marked(string lead, string marks, string markColour, string message)
    {
        int room = Limit(0);
        if (options.Width == 0 || message.Length == 0 || lead.Length + marks.Length + 1 + TerminalText.Width(message) <= room)
        {
            page.Raw(Bar + lead + page.Paint(markColour, marks + (message.Length > 0 ? " " + message : "")));
            return;
        }
        page.Raw(Bar + lead + page.Paint(markColour, marks));
        foreach (string line in TextWrapping.Lines(message, room, room)) page.Raw(Bar + page.Paint(markColour, line));
    }

    private void Code(int line, string text)
    {
        string number = (line + 1).ToString(CultureInfo.InvariantCulture).PadLeft(gutter);
        page.Raw($"{page.Paint(TerminalPage.Gutter, $"{number} |")} {text}".TrimEnd());
    }
}
