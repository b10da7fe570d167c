using System.Text;

namespace PlanLint.Fuzz;

/// <summary>
/// Bytes as text that can be cut anywhere: what is valid UTF-8 is itself, each other byte is a unit from U+DC80 to U+DCFF. Mutators then
/// work on characters and still reach every byte sequence.
/// </summary>
internal static class RawText
{
    /// <summary>The text of bytes.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        Span<char> units = stackalloc char[2];
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out int length) == System.Buffers.OperationStatus.Done) text.Append(units[..rune.EncodeToUtf16(units)]);
            else
                for (int i = 0; i < length; i++) text.Append((char)(0xDC00 + bytes[i]));
            bytes = bytes[length..];
        }
        return text.ToString();
    }

    /// <summary>The bytes of a text. A lone surrogate that stands for no byte is written as its three bytes, which are not valid UTF-8.</summary>
    public static byte[] Encode(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')) return Encoding.UTF8.GetBytes(text);
        var bytes = new MemoryStream(text.Length + 16);
        Span<byte> encoded = stackalloc byte[4];
        for (int i = 0; i < text.Length; i++)
        {
            char unit = text[i];
            if (char.IsHighSurrogate(unit) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) bytes.Write(encoded[..new Rune(unit, text[++i]).EncodeToUtf8(encoded)]);
            else if (unit is >= '\uDC80' and <= '\uDCFF') bytes.WriteByte((byte)(unit - 0xDC00));
            else if (char.IsSurrogate(unit)) bytes.Write([(byte)(0xE0 | unit >> 12), (byte)(0x80 | unit >> 6 & 0x3F), (byte)(0x80 | unit & 0x3F)]);
            else bytes.Write(encoded[..new Rune(unit).EncodeToUtf8(encoded)]);
        }
        return bytes.ToArray();
    }
}
