using System.Text;
using PlanLint.Diagnostics;
using PlanLint.Secrets;
using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>
/// One source line laid out for a terminal: sensitive values replaced, tabs expanded, hidden characters spelled out, and for each
/// UTF-16 offset the column it came to.
/// </summary>
internal sealed class SnippetLine
{
    /// <summary>Characters laid out before and after the place of interest: a minified file is one line.</summary>
    private const int Window = 400;

    private readonly List<(int Column, int Width, string Text)> cells = [];
    private readonly int firstOffset;
    private readonly int[] columns;

    private SnippetLine(string line, int around, IReadOnlyList<Redactor.Match> secrets)
    {
        int first = Math.Max(0, around - Window);
        int last = Math.Min(line.Length, around + 2 * Window);
        foreach (var secret in secrets)
        {
            if (secret.Start < first && secret.End > first) first = secret.Start;
            if (secret.Start < last && secret.End > last) last = secret.End;
        }
        firstOffset = first;
        columns = new int[last - first + 1];
        StartsEarlier = first > 0;
        EndsLater = last < line.Length;

        int column = 0, next = 0;
        while (next < secrets.Count && secrets[next].End <= first) next++;
        for (int at = first; at < last;)
        {
            int from = at;
            string shown;
            if (next < secrets.Count && secrets[next].Start == at)
            {
                at = secrets[next].End;
                shown = secrets[next++].Label;
            }
            else if (Rune.TryGetRuneAt(line, at, out var rune))
            {
                at += rune.Utf16SequenceLength;
                shown = TerminalText.Show(rune, column);
            }
            else
            {
                at++;
                shown = "\uFFFD";
            }
            int width = TerminalText.Width(shown);
            cells.Add((column, width, shown));
            for (int unit = from; unit < Math.Min(at, last); unit++) columns[unit - first] = column;
            column += width;
        }
        columns[^1] = column;
    }

    private bool StartsEarlier { get; }

    private bool EndsLater { get; }

    /// <summary>Columns of what was laid out.</summary>
    public int Width => columns[^1];

    /// <summary>Lays out a zero-based line around an offset within it.</summary>
    public static SnippetLine Of(SourceText source, int line, int around, Redactor redactor)
    {
        string text = source.ToString(source.GetLine(line));
        return new SnippetLine(text, Math.Min(around, text.Length), redactor.FindIn(source, source.GetLine(line)));
    }

    /// <summary>Column of a UTF-16 offset within the line.</summary>
    public int Column(int offset) => columns[Math.Clamp(offset - firstOffset, 0, columns.Length - 1)];

    /// <summary>
    /// The part of the line that fits, and how far it is shifted: column <c>c</c> of the line stands at <c>c - shift</c> of the
    /// result. What is left out shows as dots.
    /// </summary>
    public (string Text, int Shift) Clip(int focus, int limit)
    {
        const string dots = "...";
        int from = 0;
        if (Width > limit && focus > limit * 2 / 3) from = Math.Min(focus - limit / 3, Math.Max(0, Width - limit + dots.Length));
        bool cutLeft = from > 0 || StartsEarlier;
        int shift = cutLeft ? from - dots.Length : 0;
        var text = new StringBuilder(cutLeft ? dots : "");
        bool cutRight = EndsLater;
        foreach (var (column, width, shown) in cells)
        {
            if (column < from)
            {
                // A wide character cut in half leaves a blank, so that carets stay below what they mean.
                if (column + width > from) text.Append(' ', column + width - from);
                continue;
            }
            if (column - shift + width > limit - (Width > limit ? dots.Length : 0))
            {
                cutRight = true;
                break;
            }
            text.Append(shown);
        }
        if (cutRight) text.Append(dots);
        return (text.ToString().TrimEnd(), shift);
    }
}
