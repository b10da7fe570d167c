using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using PlanLint.Text;

namespace PlanLint.Documents;

/// <summary>
/// A forward token reader over JSON of any length in one pooled buffer, which grows only to hold a single token or a value that
/// is being captured. Keeps count of lines while bytes pass, so a position costs one vectorised scan of the file in total.
/// Malformed, cut or wrongly encoded input throws <see cref="InputException"/>.
/// </summary>
internal ref struct JsonCursor
{
    /// <summary>Nesting that is read; plans in the wild stay below 25.</summary>
    public const int MaxDepth = 512;

    private const int InitialSize = 64 * 1024;
    private const int LargestValue = 512 * 1024 * 1024;

    private readonly Stream stream;
    private readonly long bytesBefore;
    private byte[] buffer;
    private int end;
    private long bufferOffset;
    private int readerBase;
    private int pin = -1;
    private int validated;
    private int lastRead;
    private int unread;
    private int mark;
    private LinePosition markPosition;
    private bool ended;
    private Utf8JsonReader reader;

    /// <summary>A cursor before the first token of <paramref name="input"/>. Dispose it to give the buffer back.</summary>
    public JsonCursor(JsonInput input, bool manyDocuments = false)
    {
        stream = input.Stream;
        bytesBefore = input.SkippedBytes;
        markPosition = input.Start;
        buffer = ArrayPool<byte>.Shared.Rent(InitialSize);
        var options = new JsonReaderOptions { MaxDepth = MaxDepth, AllowMultipleValues = manyDocuments };
        reader = new Utf8JsonReader([], isFinalBlock: false, new JsonReaderState(options));
    }

    /// <summary>The kind of the current token.</summary>
    public readonly JsonTokenType TokenType => reader.TokenType;

    /// <summary>Nesting of the current token.</summary>
    public readonly int Depth => reader.CurrentDepth;

    /// <summary>Bytes from the start of the file to the current token.</summary>
    public readonly long TokenOffset => bytesBefore + bufferOffset + readerBase + reader.TokenStartIndex;

    /// <summary>Line and character of the current token.</summary>
    public LinePosition TokenPosition => PositionAt(readerBase + (int)reader.TokenStartIndex);

    /// <summary>The bytes of the current string, number or name, escapes and all.</summary>
    public readonly ReadOnlySpan<byte> TokenBytes => reader.ValueSpan;

    /// <summary>True when the current string or name has no escapes, so that its bytes are its text.</summary>
    public readonly bool IsPlain => !reader.ValueIsEscaped;

    /// <summary>Gives the buffer back.</summary>
    public void Dispose()
    {
        byte[] rented = buffer;
        buffer = [];
        if (rented.Length > 0) ArrayPool<byte>.Shared.Return(rented, clearArray: true);
    }

    /// <summary>Moves to the next token; false only at a clean end of the input.</summary>
    public bool TryRead()
    {
        try
        {
            while (!reader.Read())
            {
                if (Refill()) continue;
                if (reader.CurrentDepth == 0 && reader.TokenType is not JsonTokenType.PropertyName && OnlySpaceIsLeft()) return false;
                throw Cut();
            }
            return true;
        }
        catch (JsonException)
        {
            throw Malformed();
        }
    }

    /// <summary>Moves to the next token, which has to be there.</summary>
    public void Read()
    {
        if (!TryRead()) throw Cut();
    }

    /// <summary>
    /// As <see cref="Skip"/>, for values that another pass reads or read: from a name, an object or array is passed over without looking
    /// at its tokens. Only its quotes and brackets are counted, at several times the speed, and it may turn out malformed.
    /// </summary>
    public void SkipUnchecked()
    {
        if (reader.TokenType == JsonTokenType.PropertyName && PassOver()) return;
        Skip();
    }

    /// <summary>Moves past the rest of the current value, to its last token; it is known to be well-formed then.</summary>
    public void Skip()
    {
        if (reader.TokenType == JsonTokenType.PropertyName) Read();
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray)) return;
        int depth = reader.CurrentDepth;
        try
        {
            do
            {
                while (!reader.Read())
                    if (!Refill()) throw Cut();
            }
            while (reader.CurrentDepth > depth);
        }
        catch (JsonException)
        {
            throw Malformed();
        }
    }

    /// <summary>Inside an object: moves to the next name and true, or to the closing brace and false.</summary>
    public bool NextName()
    {
        Read();
        return reader.TokenType == JsonTokenType.PropertyName;
    }

    /// <summary>Inside an array: moves to the next element and true, or to the closing bracket and false.</summary>
    public bool NextElement()
    {
        Read();
        return reader.TokenType != JsonTokenType.EndArray;
    }

    /// <summary>Moves from a name into its object and true; false when it is null.</summary>
    public bool EnterObject(string name) => Enter(name, JsonTokenType.StartObject, "an object");

    /// <summary>Moves from a name into its array and true; false when it is null.</summary>
    public bool EnterArray(string name) => Enter(name, JsonTokenType.StartArray, "an array");

    /// <summary>The string after a name; null when it is null.</summary>
    public string? ReadString(string name) => Enter(name, JsonTokenType.String, "a string") ? GetText() : null;

    /// <summary>The bool after a name; null when it is null.</summary>
    public bool? ReadBool(string name)
    {
        Read();
        return reader.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.Null => null,
            _ => throw Wrong(name, "a bool"),
        };
    }

    /// <summary>The whole number after a name; null when it is null.</summary>
    public long? ReadInt64(string name)
    {
        if (!Enter(name, JsonTokenType.Number, "a number")) return null;
        return reader.TryGetInt64(out long value) ? value : throw Wrong(name, "a whole number");
    }

    /// <summary>The strings of the array after a name; empty when it is null.</summary>
    public ImmutableArray<string> ReadStrings(string name)
    {
        if (!EnterArray(name)) return [];
        var texts = ImmutableArray.CreateBuilder<string>();
        while (NextElement()) texts.Add(reader.TokenType == JsonTokenType.String ? GetText() : throw Wrong(name, "an array of strings"));
        return texts.DrainToImmutable();
    }

    /// <summary>The failure for a member of the wrong type.</summary>
    public InputException Wrong(string name, string what) => new($"\"{name}\" has to be {what}, found {Describe(reader.TokenType)}", TokenPosition);

    /// <summary>Moves from a name to its value of the type wanted and true; false when it is null.</summary>
    public bool Enter(string name, JsonTokenType type, string what)
    {
        Read();
        if (reader.TokenType == JsonTokenType.Null) return false;
        return reader.TokenType == type ? true : throw Wrong(name, what);
    }

    /// <summary>True when the current name or string is <paramref name="text"/>.</summary>
    public readonly bool Is(ReadOnlySpan<byte> text) =>
        // The reader's own comparison throws at half of a surrogate pair.
        reader.ValueIsEscaped ? text.SequenceEqual(Encoding.UTF8.GetBytes(GetText())) : text.SequenceEqual(reader.ValueSpan);

    /// <summary>The text of the current string or name.</summary>
    public readonly string GetText() => JsonText.Get(in reader);

    /// <summary>Copies the text of the current string or name, which has as many characters as bytes at most; gives its length.</summary>
    public readonly int CopyText(Span<char> characters)
    {
        if (!reader.ValueIsEscaped) return Encoding.UTF8.GetChars(reader.ValueSpan, characters);
        try
        {
            return reader.CopyString(characters);
        }
        catch (InvalidOperationException)
        {
            string text = GetText();
            text.CopyTo(characters);
            return text.Length;
        }
    }

    /// <summary>The current number when it is a whole one in range.</summary>
    public readonly bool TryGetInt64(out long value) => reader.TryGetInt64(out value);

    /// <summary>The current number when it is a whole one in range.</summary>
    public readonly bool TryGetInt32(out int value) => reader.TryGetInt32(out value);

    /// <summary>Keeps bytes from the current token on in the buffer until <see cref="Release"/>.</summary>
    public void Pin() => pin = readerBase + (int)reader.TokenStartIndex;

    /// <summary>Bytes between the pinned token and the start of the current one.</summary>
    public readonly int PinnedStart => readerBase + (int)reader.TokenStartIndex - pin;

    /// <summary>Bytes between the pinned token and the end of the current one.</summary>
    public readonly int PinnedEnd => readerBase + (int)reader.BytesConsumed - pin;

    /// <summary>Moves from a name past its value, and gives the value's range in the pinned bytes. The value is well-formed.</summary>
    public Range ReadPart()
    {
        Read();
        int start = PinnedStart;
        Skip();
        return start..PinnedEnd;
    }

    /// <summary>As <see cref="ReadPart"/>, faster, for values of which every token is read afterwards: they may turn out malformed.</summary>
    public Range ReadUncheckedPart()
    {
        int consumed = readerBase + (int)reader.BytesConsumed - pin;
        SkipUnchecked();
        return consumed..PinnedEnd;
    }

    /// <summary>A range of the pinned bytes.</summary>
    public readonly ReadOnlySpan<byte> Pinned(Range range) => buffer.AsSpan(pin, end - pin)[range];

    /// <summary>As <see cref="ReadPart"/>, for a mask. One that holds anything but bools fails: what it was to hide is anybody's guess.</summary>
    public Range ReadMask(string name)
    {
        var part = ReadPart();
        return Mask.IsMask(Pinned(part)) ? part : throw Failure($"\"{name}\" has to be a bool, or an object or array of bools in the shape of the value");
    }

    /// <summary>Lets pinned bytes go.</summary>
    public void Release() => pin = -1;

    /// <summary>A failure at the current token.</summary>
    public InputException Failure(string message) => new(message, TokenPosition);

    private static string Describe(JsonTokenType type) => type switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "a bool",
        JsonTokenType.Null => "null",
        JsonTokenType.EndObject or JsonTokenType.EndArray => "nothing",
        _ => "something else",
    };

    /// <summary>
    /// From a name to the end of the object or array after it; false, at the same place, when something else follows. The token
    /// reader cannot be told to jump, so it is set on the closing bracket, which for that one moment is a number.
    /// </summary>
    private bool PassOver()
    {
        int at = readerBase + (int)reader.BytesConsumed;
        while (at < end && buffer[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') at++;
        if (at >= end || buffer[at] is not ((byte)'{' or (byte)'[')) return false;
        var state = reader.CurrentState;
        var scan = new StructureScan();
        int length;
        while (!scan.TryFindEnd(buffer.AsSpan(at, end - at), out length))
        {
            bool more = Refill(at + length);
            at = end - lastRead - unread;
            if (more) continue;
            if (!scan.TryFindEndInRest(buffer.AsSpan(at, end - at), out length)) throw Cut();
            break;
        }
        at += length;
        byte closing = buffer[at];
        buffer[at] = (byte)'0';
        readerBase = at;
        reader = new Utf8JsonReader(buffer.AsSpan(at, end - at), isFinalBlock: false, state);
        Read();
        // What follows the bracket must not have made it a longer number.
        if (reader.ValueSpan.Length > 1) throw Failure("this is not valid JSON");
        buffer[readerBase + (int)reader.TokenStartIndex] = closing;
        return true;
    }

    private bool Refill()
    {
        int consumed = readerBase + (int)reader.BytesConsumed;
        bool more = Refill(consumed);
        readerBase = end - lastRead - unread;
        reader = new Utf8JsonReader(buffer.AsSpan(readerBase, end - readerBase), isFinalBlock: false, reader.CurrentState);
        return more;
    }

    /// <summary>Reads more bytes and lets those before <paramref name="consumed"/> go, unless they are pinned.</summary>
    private bool Refill(int consumed)
    {
        lastRead = 0;
        unread = end - consumed;
        if (ended) return false;
        int keep = pin >= 0 ? Math.Min(pin, consumed) : consumed;
        if (keep > mark) Count(keep);
        int kept = end - keep;
        if (kept > buffer.Length / 2)
        {
            if (buffer.Length >= LargestValue) throw new InputException("a single value of more than 512 MB cannot be read", PositionAt(consumed));
            byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            buffer.AsSpan(keep, kept).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
            buffer = larger;
        }
        else if (keep > 0)
        {
            buffer.AsSpan(keep, kept).CopyTo(buffer);
        }
        bufferOffset += keep;
        if (pin >= 0) pin -= keep;
        validated -= keep;
        mark -= keep;
        end = kept;
        lastRead = stream.Read(buffer.AsSpan(end));
        ended = lastRead == 0;
        end += lastRead;
        Validate();
        return !ended;
    }

    /// <summary>Stops at the first byte that is not UTF-8; a sequence cut by the buffer's end waits for the next bytes.</summary>
    private void Validate()
    {
        int limit = end;
        if (!ended)
            for (int back = 1; back <= 3 && end - back >= validated; back++)
            {
                byte b = buffer[end - back];
                if (b < 0x80) break;
                if (b < 0xC0) continue;
                int length = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
                if (length > back) limit = end - back;
                break;
            }
        var fresh = buffer.AsSpan(validated, limit - validated);
        if (!Utf8.IsValid(fresh))
        {
            int at = validated;
            while (Rune.DecodeFromUtf8(buffer.AsSpan(at, limit - at), out _, out int length) == OperationStatus.Done) at += length;
            throw new InputException(
                $"byte 0x{buffer[at].ToString("X2", CultureInfo.InvariantCulture)} is not valid UTF-8; the file is damaged or in another encoding",
                    PositionAt(at));
        }
        validated = limit;
    }

    private readonly bool OnlySpaceIsLeft() =>
        buffer.AsSpan(readerBase + (int)reader.BytesConsumed, end - readerBase - (int)reader.BytesConsumed).IndexOfAnyExcept(" \t\r\n"u8) < 0
        && reader.TokenType != JsonTokenType.None;

    private InputException Cut() =>
        bufferOffset + end == 0
            ? new InputException("the file is empty", default)
            : new InputException("the file ends in the middle of the JSON document; it was cut off or is still being written", PositionAt(end));

    private InputException Malformed()
    {
        int at = Math.Min(readerBase + (int)reader.BytesConsumed, end);
        while (at < end && buffer[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') at++;
        string message = reader.CurrentDepth >= MaxDepth - 1
            ? $"nested deeper than {MaxDepth} levels"
            : reader.CurrentDepth == 0 && reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray
                ? "text after the end of the JSON document; one file holds one document"
                : "this is not valid JSON";
        return new InputException(message, PositionAt(at));
    }

    /// <summary>Line and character of a place in the buffer that is not before the last one asked for.</summary>
    private LinePosition PositionAt(int index)
    {
        Count(Math.Max(index, mark));
        return markPosition;
    }

    private void Count(int to)
    {
        var passed = buffer.AsSpan(mark, to - mark);
        int last = passed.LastIndexOf((byte)'\n');
        markPosition = last < 0
            ? markPosition with { Character = markPosition.Character + Encoding.UTF8.GetCharCount(passed) }
            : new LinePosition(markPosition.Line + passed.Count((byte)'\n'), Encoding.UTF8.GetCharCount(passed[(last + 1)..]));
        mark = to;
    }
}
