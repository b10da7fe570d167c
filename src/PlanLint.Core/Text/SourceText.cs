using System.Text;

namespace PlanLint.Text;

/// <summary>
/// The text of one file with its path and line table. Offsets count UTF-16 code units; a leading byte order mark is not part of
/// the text, but counts in byte offsets.
/// </summary>
public sealed class SourceText
{
    private readonly bool isAscii;
    private int[]? lineStarts;
    private string? newLine;

    private SourceText(string text, string path, bool hasByteOrderMark, int[] invalidUnits)
    {
        Text = text;
        Path = path;
        HasByteOrderMark = hasByteOrderMark;
        InvalidUnits = invalidUnits;
        isAscii = Ascii.IsValid(text);
    }

    /// <summary>The characters, without a byte order mark.</summary>
    public string Text { get; }

    /// <summary>Path relative to the analysis root, with <c>/</c> separators on every system.</summary>
    public string Path { get; }

    /// <summary>True when the path ends in <c>.json</c>, in any case: the file is in JSON syntax, where text of native syntax cannot be written.</summary>
    public bool IsJson => Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>True when the file started with a UTF-8 byte order mark (three bytes).</summary>
    public bool HasByteOrderMark { get; }

    /// <summary>How its lines end: <c>\r\n</c> when any line does so, else <c>\n</c>.</summary>
    internal string NewLine => newLine ??= Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    /// <summary>Number of UTF-16 code units.</summary>
    public int Length => Text.Length;

    /// <summary>Number of lines; a final line terminator starts one more, empty, line.</summary>
    public int LineCount => LineStarts.Length;

    /// <summary>Sorted offsets of the U+FFFD units that stand for one byte of invalid UTF-8 each.</summary>
    internal ReadOnlySpan<int> InvalidUnitOffsets => InvalidUnits;

    private int[] InvalidUnits { get; }

    /// <summary>Made when the first line is asked for: a file without findings never is.</summary>
    private int[] LineStarts => lineStarts ??= FindLineStarts(Text);

    /// <summary>A text made of characters that need no decoding; a leading byte order mark is taken off.</summary>
    public static SourceText From(string text, string path)
    {
        bool mark = text.StartsWith('\uFEFF');
        return new SourceText(mark ? text[1..] : text, Normalize(path), mark, []);
    }

    /// <summary>
    /// Decodes UTF-8. Each byte that is not part of a valid sequence becomes one U+FFFD and is remembered, so the parser can
    /// point at it; decoding never fails.
    /// </summary>
    public static SourceText From(ReadOnlySpan<byte> utf8, string path)
    {
        bool mark = utf8.StartsWith("\uFEFF"u8);
        if (mark) utf8 = utf8[3..];
        if (System.Text.Unicode.Utf8.IsValid(utf8))
            return new SourceText(Encoding.UTF8.GetString(utf8), Normalize(path), mark, []);

        var builder = new StringBuilder(utf8.Length);
        var invalid = new List<int>();
        while (!utf8.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(utf8, out var rune, out int consumed) == System.Buffers.OperationStatus.Done)
            {
                builder.Append(rune);
                utf8 = utf8[consumed..];
                continue;
            }
            invalid.Add(builder.Length);
            builder.Append('\uFFFD');
            utf8 = utf8[1..];
        }
        return new SourceText(builder.ToString(), Normalize(path), mark, [.. invalid]);
    }

    /// <summary>The characters of <paramref name="span"/>. Allocates; use <see cref="Slice"/> on hot paths.</summary>
    public string ToString(TextSpan span) => Text.Substring(span.Start, span.Length);

    /// <summary>The characters of <paramref name="span"/>, without allocation.</summary>
    public ReadOnlySpan<char> Slice(TextSpan span) => Text.AsSpan(span.Start, span.Length);

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>Zero-based line and character of <paramref name="position"/>. Logarithmic in the number of lines.</summary>
    public LinePosition GetLinePosition(int position)
    {
        int line = GetLineIndex(position);
        return new LinePosition(line, position - LineStarts[line]);
    }

    /// <summary>Both ends of <paramref name="span"/> as lines and characters.</summary>
    public LinePositionSpan GetLineSpan(TextSpan span) => new(GetLinePosition(span.Start), GetLinePosition(span.End));

    /// <summary>Zero-based line that holds <paramref name="position"/>.</summary>
    public int GetLineIndex(int position)
    {
        int index = Array.BinarySearch(LineStarts, position);
        return index >= 0 ? index : ~index - 1;
    }

    /// <summary>The span of a zero-based line without its terminator.</summary>
    public TextSpan GetLine(int line)
    {
        int start = LineStarts[line];
        int end = line + 1 < LineStarts.Length ? LineStarts[line + 1] : Text.Length;
        while (end > start && Text[end - 1] is '\n' or '\r') end--;
        return TextSpan.FromBounds(start, end);
    }

    /// <summary>Offset of a zero-based line and character; the character is clamped to the line.</summary>
    public int GetPosition(LinePosition position)
    {
        if (position.Line >= LineStarts.Length) return Text.Length;
        int next = position.Line + 1 < LineStarts.Length ? LineStarts[position.Line + 1] : Text.Length;
        return Math.Min(LineStarts[position.Line] + position.Character, next);
    }

    /// <summary>
    /// Offset of <paramref name="position"/> in the UTF-8 file, counting a byte order mark. Linear in the position unless the text
    /// is ASCII: ask for many offsets in ascending order through <see cref="GetByteOffsets"/>.
    /// </summary>
    public int GetByteOffset(int position)
    {
        int mark = HasByteOrderMark ? 3 : 0;
        if (isAscii) return mark + position;
        int invalid = InvalidUnits.AsSpan().BinarySearch(position);
        if (invalid < 0) invalid = ~invalid;
        return mark + Encoding.UTF8.GetByteCount(Text.AsSpan(0, position)) - 2 * invalid;
    }

    /// <summary>
    /// Byte offsets of every UTF-16 offset from 0 to <see cref="Length"/>; null when they are equal because the text is ASCII without a
    /// mark.
    /// </summary>
    public int[]? GetByteOffsets()
    {
        int offset = HasByteOrderMark ? 3 : 0;
        if (isAscii && offset == 0) return null;
        var offsets = new int[Text.Length + 1];
        int nextInvalid = 0;
        for (int i = 0; i < Text.Length; i++)
        {
            offsets[i] = offset;
            char c = Text[i];
            if (nextInvalid < InvalidUnits.Length && InvalidUnits[nextInvalid] == i) { offset++; nextInvalid++; }
            else if (c < 0x80) offset++;
            else if (c < 0x800) offset += 2;
            else if (char.IsHighSurrogate(c) && i + 1 < Text.Length && char.IsLowSurrogate(Text[i + 1])) { offset += 4; offsets[++i] = offset; }
            else offset += 3;
        }
        offsets[Text.Length] = offset;
        return offsets;
    }

    private static string Normalize(string path) => path.Replace('\\', '/');

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int>(text.Length / 30 + 1) { 0 };
        for (int at = text.AsSpan().IndexOf('\n'); at >= 0;)
        {
            starts.Add(at + 1);
            int next = text.AsSpan(at + 1).IndexOf('\n');
            at = next < 0 ? -1 : at + 1 + next;
        }
        return [.. starts];
    }
}
