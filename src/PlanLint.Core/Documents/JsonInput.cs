using System.Runtime.InteropServices;
using System.Text;
using PlanLint.Text;

namespace PlanLint.Documents;

/// <summary>
/// A stream made ready for <see cref="JsonCursor"/>: UTF-16 recoded, a byte order mark and text before the document passed over.
/// Reading starts where the document starts.
/// </summary>
internal sealed class JsonInput
{
    private const int HeadSize = 64 * 1024;

    private JsonInput(Stream stream, byte[] head)
    {
        Head = head;
        Stream = new HeadedStream(head, stream);
    }

    /// <summary>What is still to be read.</summary>
    public Stream Stream { get; private init; }

    /// <summary>Bytes of the file before <see cref="Stream"/>; counted in UTF-8 when the file is UTF-16.</summary>
    public int SkippedBytes { get; private init; }

    /// <summary>Line and character where <see cref="Stream"/> starts.</summary>
    public LinePosition Start { get; private init; }

    /// <summary>The first bytes from <see cref="Stream"/>, at most 64 kB, for recognising what the file is.</summary>
    public ReadOnlyMemory<byte> Head { get; }

    /// <summary>True when text, such as a warning that a shell mixed in, stands before the document.</summary>
    public bool HasTextBefore { get; private init; }

    /// <summary>Reads the head of a file that may be in UTF-8 or UTF-16.</summary>
    public static JsonInput Open(Stream stream, bool mayHaveTextBefore = true)
    {
        byte[] head = ReadHead(stream);
        if (head is [0xFF, 0xFE, ..] or [not 0, 0, not 0, 0, ..]) return Recoded(Encoding.Unicode, stream, head, mayHaveTextBefore);
        if (head is [0xFE, 0xFF, ..] or [0, not 0, 0, not 0, ..]) return Recoded(Encoding.BigEndianUnicode, stream, head, mayHaveTextBefore);
        int mark = head.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        int start = (mayHaveTextBefore ? FindDocument(head.AsSpan(mark)) : 0) + mark;
        if (start == 0) return new JsonInput(stream, head);
        var before = head.AsSpan(mark, start - mark);
        int lastLine = before.LastIndexOf((byte)'\n');
        return new JsonInput(stream, head[start..])
        {
            SkippedBytes = start,
            Start = new LinePosition(before.Count((byte)'\n'), Encoding.UTF8.GetCharCount(before[(lastLine + 1)..])),
            HasTextBefore = start > mark,
        };
    }

    /// <summary>A stream over bytes in memory, without a copy where the memory is an array.</summary>
    public static Stream AsStream(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out var segment)
        ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
        : new MemoryStream(bytes.ToArray(), writable: false);

    private static JsonInput Recoded(Encoding encoding, Stream stream, byte[] head, bool mayHaveTextBefore) =>
        Open(Encoding.CreateTranscodingStream(new HeadedStream(head, stream), encoding, new UTF8Encoding(false), leaveOpen: true), mayHaveTextBefore);

    /// <summary>Where the document starts: at a brace or bracket that opens a line, terminal colours aside. 0 when nothing looks like one.</summary>
    private static int FindDocument(ReadOnlySpan<byte> head)
    {
        int at = 0;
        while (at < head.Length)
        {
            int start = at;
            while (start < head.Length)
            {
                if (head[start] is (byte)' ' or (byte)'\t' or (byte)'\r') start++;
                else if (head[start] == 0x1B && head[start..].IndexOf((byte)'m') is > 0 and < 16 and int colour) start += colour + 1;
                else break;
            }
            if (start < head.Length && (head[start] == '{' || (head[start] == '[' && LooksLikeArray(head[start..]))))
                return at == 0 && IsSpace(head[..start]) ? 0 : start;
            int next = head[at..].IndexOf((byte)'\n');
            if (next < 0) return 0;
            at += next + 1;
        }
        return 0;
    }

    /// <summary>Tells an array from a log line that opens with a word in brackets.</summary>
    private static bool LooksLikeArray(ReadOnlySpan<byte> text)
    {
        int next = text[1..].IndexOfAnyExcept(" \t\r\n"u8);
        return next >= 0 && text[next + 1] is (byte)'{' or (byte)']' or (byte)'"';
    }

    private static bool IsSpace(ReadOnlySpan<byte> text) => text.IndexOfAnyExcept(" \t\r\n"u8) < 0;

    private static byte[] ReadHead(Stream stream)
    {
        byte[] head = new byte[HeadSize];
        int length = stream.ReadAtLeast(head, HeadSize, throwOnEndOfStream: false);
        return length == HeadSize ? head : head[..length];
    }
}
