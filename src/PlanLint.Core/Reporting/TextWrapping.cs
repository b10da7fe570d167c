using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>Breaks lines of escaped text at words; what is quoted, addresses with their keys and commands, stays whole.</summary>
internal static class TextWrapping
{
    /// <summary>The lines; one that holds no place to break at is longer than <paramref name="width"/>.</summary>
    /// <param name="text">One line.</param>
    /// <param name="width">Columns of the first line; 0 for no limit.</param>
    /// <param name="later">Columns of the others.</param>
    public static IEnumerable<string> Lines(string text, int width, int later)
    {
        if (width <= 0 || TerminalText.Width(text) <= width)
        {
            yield return text;
            yield break;
        }
        int start = 0, limit = width, columns = -1;
        foreach (var (from, to) in Words(text))
        {
            int wide = TerminalText.Width(text[from..to]);
            if (columns >= 0 && columns + 1 + wide > limit)
            {
                yield return text[start..(from - 1)];
                (start, limit, columns) = (from, later, -1);
            }
            columns += 1 + wide;
        }
        yield return text[start..];
    }

    /// <summary>First character and end of each piece that stays whole, one space apart.</summary>
    private static IEnumerable<(int From, int To)> Words(string text)
    {
        int from = 0, whole = -1;
        for (int i = 0; i < text.Length; i++)
        {
            if (i > whole && EndOfWhole(text, i) is var end && end > i) whole = end;
            if (text[i] != ' ' || i <= whole || i == 0) continue;
            yield return (from, i);
            from = i + 1;
        }
        yield return (from, text.Length);
    }

    /// <summary>Where a quoted text or a key that starts at a place ends; the place itself where none starts.</summary>
    private static int EndOfWhole(string text, int start)
    {
        if (text[start] == '[' && start + 1 < text.Length && text[start + 1] == '"')
            return text.IndexOf("\"]", start + 2, StringComparison.Ordinal) is var close && close > 0 ? close + 1 : start;
        if (text[start] is not ('\'' or '`') || start > 0 && text[start - 1] is not (' ' or '(')) return start;
        for (int i = start + 1; i < text.Length; i++)
            if (text[i] == text[start] && (i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1]))) return i;
        return start;
    }
}
