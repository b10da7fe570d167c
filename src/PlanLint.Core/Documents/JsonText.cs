using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PlanLint.Documents;

/// <summary>Text of JSON strings whose bytes are known to be UTF-8.</summary>
internal static class JsonText
{
    /// <summary>The text of the current string or name. Half of a surrogate pair becomes U+FFFD, as Go reads it.</summary>
    public static string Get(in Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped) return Encoding.UTF8.GetString(reader.ValueSpan);
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Unescape(Encoding.UTF8.GetString(reader.ValueSpan));
        }
    }

    /// <summary>The text that the bytes between two quotes spell.</summary>
    public static string Get(ReadOnlySpan<byte> spelling) =>
        spelling.Contains((byte)'\\') ? Unescape(Encoding.UTF8.GetString(spelling)) : Encoding.UTF8.GetString(spelling);

    /// <summary>Bytes that spell a text, as <see cref="Get(ReadOnlySpan{byte})"/> reads them.</summary>
    public static byte[] Spell(string text) => Encoding.UTF8.GetBytes(text.Replace("\\", "\\\\", StringComparison.Ordinal));

    private static string Unescape(string text)
    {
        var result = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                result.Append(text[i]);
                continue;
            }
            char escape = text[++i];
            switch (escape)
            {
                case 'n': result.Append('\n'); break;
                case 'r': result.Append('\r'); break;
                case 't': result.Append('\t'); break;
                case 'b': result.Append('\b'); break;
                case 'f': result.Append('\f'); break;
                case 'u':
                    result.Append((char)int.Parse(text.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                    i += 4;
                    break;
                default: result.Append(escape); break;
            }
        }
        for (int i = 0; i < result.Length; i++)
        {
            if (char.IsHighSurrogate(result[i]) && i + 1 < result.Length && char.IsLowSurrogate(result[i + 1])) i++;
            else if (char.IsSurrogate(result[i])) result[i] = '\uFFFD';
        }
        return result.ToString();
    }
}
