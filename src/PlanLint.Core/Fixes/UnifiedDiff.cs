using System.Globalization;
using System.Text;
using PlanLint.Secrets;
using PlanLint.Text;

namespace PlanLint.Fixes;

/// <summary>Edits as a unified diff, made from the edits themselves: lines they do not touch are never compared.</summary>
public static class UnifiedDiff
{
    private const int ContextLines = 3;

    /// <summary>The same with sensitive values hidden, by their places in the old text and in the new one.</summary>
    public static string Of(FixedFile file, Redactor redactor)
    {
        if (redactor.IsEmpty) return Of(file);
        return Of(file, file.OldText is { } old ? Hide(old, redactor) : [], Hide(SourceText.From(file.NewText, file.Path), redactor));
    }

    /// <summary>The diff of one file, with <c>/dev/null</c> for one that does not exist yet; lines end as in the file, without their <c>\r</c>.</summary>
    public static string Of(FixedFile file) => Of(file, Lines(file.OldText?.Text ?? ""), Lines(file.NewText));

    private static string Of(FixedFile file, string[] old, string[] lines)
    {
        var text = new StringBuilder();
        text.Append("--- ").Append(file.OldText is null ? "/dev/null" : "a/" + file.Path).Append('\n');
        text.Append("+++ b/").Append(file.Path).Append('\n');
        int shift = 0;
        foreach (var hunk in Hunks(file)) shift += Write(text, hunk, shift, old, lines);
        return text.ToString();
    }

    private static string[] Hide(SourceText source, Redactor redactor) =>
        [.. Enumerable.Range(0, source.LineCount).Select(source.GetLine).Where(l => l.Start < source.Length)
            .Select(l => redactor.RedactSource(source, l) + (l.End < source.Length ? "\n" : ""))];

    /// <summary>Ranges of old lines that change, each with its new lines; those that would share context are one hunk.</summary>
    private static List<List<Change>> Hunks(FixedFile file)
    {
        var hunks = new List<List<Change>>();
        foreach (var change in Changes(file))
        {
            if (hunks.Count > 0 && change.Start - hunks[^1][^1].End <= 2 * ContextLines) hunks[^1].Add(change);
            else hunks.Add([change]);
        }
        return hunks;
    }

    private static List<Change> Changes(FixedFile file)
    {
        var changes = new List<Change>();
        var source = file.OldText ?? SourceText.From("", file.Path);
        var edits = file.Edits;
        for (int i = 0; i < edits.Length;)
        {
            // An edit touches whole lines; edits on one line are one change of it.
            int first = source.GetLineIndex(edits[i].Span.Start), last = source.GetLineIndex(edits[i].Span.End);
            int from = i;
            for (i++; i < edits.Length && source.GetLineIndex(edits[i].Span.Start) <= last; i++) last = Math.Max(last, source.GetLineIndex(edits[i].Span.End));
            int start = source.GetLine(first).Start, end = EndOf(source, last);
            var replaced = new StringBuilder();
            int copied = start;
            foreach (var (span, newText) in edits.AsSpan(from, i - from))
            {
                replaced.Append(source.Text, copied, span.Start - copied).Append(newText);
                copied = span.End;
            }
            replaced.Append(source.Text, copied, end - copied);
            changes.Add(Trim(first, Lines(source.Text[start..end]), Lines(replaced.ToString())));
        }
        return changes;
    }

    /// <summary>Leaves out lines at both ends that stay as they are.</summary>
    private static Change Trim(int first, string[] old, string[] lines)
    {
        int head = 0, tail = 0;
        while (head < Math.Min(old.Length, lines.Length) && old[head] == lines[head]) head++;
        while (tail < Math.Min(old.Length, lines.Length) - head && old[^(tail + 1)] == lines[^(tail + 1)]) tail++;
        return new Change(first + head, first + old.Length - tail, old[head..^tail], lines[head..^tail]);
    }

    /// <summary>Writes a hunk as the lines of the old and the new text are shown.</summary>
    private static int Write(StringBuilder text, List<Change> hunk, int shift, string[] old, string[] lines)
    {
        int start = Math.Max(0, hunk[0].Start - ContextLines), end = Math.Min(old.Length, hunk[^1].End + ContextLines);
        int grown = hunk.Sum(c => c.Lines.Length - c.Old.Length);
        text.Append(CultureInfo.InvariantCulture, $"@@ -{Range(start, end - start)} +{Range(start + shift, end - start + grown)} @@\n");
        int at = start, moved = shift;
        foreach (var change in hunk)
        {
            for (; at < change.Start; at++) Line(text, ' ', old[at]);
            for (; at < change.End; at++) Line(text, '-', old[at]);
            for (int i = 0; i < change.Lines.Length; i++) Line(text, '+', lines[change.Start + moved + i]);
            moved += change.Lines.Length - change.Old.Length;
        }
        for (; at < end; at++) Line(text, ' ', old[at]);
        return grown;
    }

    private static string Range(int start, int count) => string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? start : start + 1)},{count}");

    private static void Line(StringBuilder text, char mark, string line)
    {
        text.Append(mark).Append(line.AsSpan().TrimEnd("\r\n")).Append('\n');
        if (!line.EndsWith('\n')) text.Append("\\ No newline at end of file\n");
    }

    /// <summary>Lines with their ends.</summary>
    private static string[] Lines(string text)
    {
        var lines = new List<string>();
        for (int at = 0; at < text.Length;)
        {
            int end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[at..end]);
            at = end;
        }
        return [.. lines];
    }

    private static int EndOf(SourceText source, int line)
    {
        int end = source.Text.IndexOf('\n', source.GetLine(line).End);
        return end < 0 ? source.Length : end + 1;
    }

    private sealed record Change(int Start, int End, string[] Old, string[] Lines);
}
