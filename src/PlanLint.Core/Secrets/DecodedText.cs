using System.Text;

namespace PlanLint.Secrets;

/// <summary>
/// A text as one more reader would decode it, and where in the original each character of it stands: escapes resolved, percent signs,
/// hexadecimal and base64 decoded, white space collapsed. Decodings of decodings too, to a depth.
/// </summary>
internal sealed class DecodedText
{
    /// <summary>JSON in base64 in JSON in HCL is deeper than texts go.</summary>
    private const int Deepest = 4;

    /// <summary>Characters of a run of base64 or hexadecimal digits that can hold a value.</summary>
    private const int ShortestRun = 6;

    private readonly int depth;
    private readonly int[]? starts;
    private readonly int[]? ends;

    private DecodedText(char[] characters, int[]? starts, int[]? ends, int depth)
    {
        Characters = characters;
        this.starts = starts;
        this.ends = ends;
        this.depth = depth;
    }

    /// <summary>The characters, case as it was.</summary>
    public char[] Characters { get; }

    /// <summary>True when digits that happened to stand there were decoded, so that little in it means anything.</summary>
    public bool IsGuess { get; private init; }

    /// <summary>The text itself.</summary>
    public static DecodedText Of(string text) => new(text.ToCharArray(), null, null, 0);

    /// <summary>Where a character of this text begins in the original.</summary>
    public int Start(int at) => starts is null ? at : starts[at];

    /// <summary>Just past where a character of this text ends in the original.</summary>
    public int End(int at) => ends is null ? at + 1 : ends[at];

    /// <summary>What this text decodes to; empty for plain text.</summary>
    /// <param name="hasLines">True when a value of several lines is looked for.</param>
    /// <param name="isWorthwhile">Whether characters that digits happen to decode to may hold a value: most texts are words.</param>
    public IEnumerable<DecodedText> Decodings(bool hasLines, Predicate<char[]> isWorthwhile)
    {
        if (depth >= Deepest) yield break;
        if (Unescaped() is { } unescaped) yield return unescaped;
        if (Characters.AsSpan().Contains('%'))
        {
            if (PercentDecoded(plusIsSpace: false) is { } decoded) yield return decoded;
            if (Characters.AsSpan().Contains('+') && PercentDecoded(plusIsSpace: true) is { } form) yield return form;
        }
        if (hasLines && Collapsed() is { } collapsed) yield return collapsed;
        foreach (var (start, length) in Runs(hex: true))
            for (int skip = 0; skip < 2; skip++)
                if (FromDigits(start + skip, length - skip, 4, isWorthwhile) is { } decoded) yield return decoded;
        foreach (var (start, length) in Runs(hex: false))
            for (int skip = 0; skip < 4; skip++)
                if (FromDigits(start + skip, length - skip, 6, isWorthwhile) is { } decoded) yield return decoded;
    }

    private DecodedText? Unescaped()
    {
        var text = Characters.AsSpan();
        if (!text.Contains('\\') && text.IndexOf("$${") < 0 && text.IndexOf("%%{") < 0) return null;
        var builder = new Builder(this);
        for (int i = 0; i < text.Length;)
        {
            char c = text[i];
            if (c == '\\' && i + 1 < text.Length) i += Escape(text[i..], builder, i);
            else if (c is '$' or '%' && i + 2 < text.Length && text[i + 1] == c && text[i + 2] == '{')
            {
                builder.Add(c, i, i + 2);
                i += 2;
            }
            else builder.Add(c, i, ++i);
        }
        return builder.Build(isGuess: IsGuess);
    }

    /// <summary>Adds what a backslash stands for; how many characters it takes.</summary>
    private static int Escape(ReadOnlySpan<char> text, Builder builder, int at)
    {
        int digits = text[1] switch { 'u' => 4, 'U' => 8, 'x' => 2, _ => 0 };
        if (digits > 0 && text.Length >= 2 + digits
            && uint.TryParse(text.Slice(2, digits), System.Globalization.NumberStyles.AllowHexSpecifier, null, out uint code))
        {
            if (code <= char.MaxValue) builder.Add((char)code, at, at + 2 + digits);
            else if (Rune.TryCreate(code, out var rune))
                foreach (char unit in rune.ToString()) builder.Add(unit, at, at + 2 + digits);
            return 2 + digits;
        }
        char c = text[1] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', 'a' => '\a', 'v' => '\v', var other => other };
        builder.Add(c, at, at + 2);
        return 2;
    }

    private DecodedText? PercentDecoded(bool plusIsSpace)
    {
        var text = Characters.AsSpan();
        var builder = new Builder(this);
        bool any = false;
        for (int i = 0; i < text.Length;)
        {
            if (text[i] == '+' && plusIsSpace) builder.Add(' ', i, ++i);
            else if (Octet(text, i) < 0) builder.Add(text[i], i, ++i);
            else
            {
                any = true;
                var bytes = new List<byte>();
                int from = i;
                for (; Octet(text, i) is >= 0 and var octet; i += 3) bytes.Add((byte)octet);
                builder.AddUtf8(bytes.ToArray(), b => from + 3 * b, b => from + 3 * b);
            }
        }
        return any ? builder.Build(isGuess: IsGuess) : null;
    }

    private static int Octet(ReadOnlySpan<char> text, int at) =>
        at + 2 < text.Length && text[at] == '%' && char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2])
            ? HexDigit(text[at + 1]) << 4 | HexDigit(text[at + 2]) : -1;

    private DecodedText? Collapsed()
    {
        var text = Characters.AsSpan();
        if (text.IndexOfAny('\n', '\t') < 0 && text.IndexOf("  ") < 0) return null;
        var builder = new Builder(this);
        for (int i = 0; i < text.Length;)
        {
            int from = i;
            while (i < text.Length && char.IsWhiteSpace(text[i])) i++;
            if (i > from) builder.Add(' ', from, i);
            else builder.Add(text[i], i, ++i);
        }
        return builder.Build(isGuess: IsGuess, isLast: true);
    }

    private List<(int Start, int Length)> Runs(bool hex)
    {
        var runs = new List<(int, int)>();
        int start = 0;
        for (int i = 0; i <= Characters.Length; i++)
        {
            if (i < Characters.Length && (hex ? char.IsAsciiHexDigit(Characters[i]) : Base64Digit(Characters[i]) >= 0)) continue;
            if (i - start >= ShortestRun) runs.Add((start, i - start));
            start = i + 1;
        }
        return runs;
    }

    /// <summary>The bytes that digits of so many bits spell, as UTF-8; null when they can hold no value.</summary>
    private DecodedText? FromDigits(int from, int count, int bits, Predicate<char[]> isWorthwhile)
    {
        if (count < ShortestRun) return null;
        byte[] bytes = new byte[count * bits / 8];
        uint held = 0;
        int have = 0, length = 0;
        bool isAscii = true;
        for (int i = 0; i < count && length < bytes.Length; i++)
        {
            char c = Characters[from + i];
            held = held << bits | (uint)(bits == 4 ? HexDigit(c) : Base64Digit(c));
            have += bits;
            if (have < 8) continue;
            have -= 8;
            byte next = (byte)(held >> have);
            isAscii &= next < 128;
            bytes[length++] = next;
        }
        if (isAscii && !isWorthwhile(Array.ConvertAll(bytes, b => (char)b))) return null;
        if (!isAscii && !isWorthwhile(Encoding.UTF8.GetChars(bytes))) return null;
        var builder = new Builder(this);
        builder.AddUtf8(bytes, b => from + b * 8 / bits, b => from + (b * 8 + bits - 1) / bits);
        return builder.Build(isGuess: true);
    }

    private static int HexDigit(char c) => c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;

    private static int Base64Digit(char c) => c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a' + 26,
        >= '0' and <= '9' => c - '0' + 52,
        '+' or '-' => 62,
        '/' or '_' => 63,
        _ => -1,
    };

    /// <summary>Collects characters and the stretch of the text before that each stands for.</summary>
    private sealed class Builder(DecodedText source)
    {
        private readonly List<char> characters = [];
        private readonly List<int> starts = [];
        private readonly List<int> ends = [];

        /// <summary>Adds a character that stands for [from, to) of the source.</summary>
        public void Add(char c, int from, int to)
        {
            characters.Add(c);
            starts.Add(source.Start(from));
            ends.Add(source.End(to - 1));
        }

        /// <summary>Adds the characters of bytes; the functions give the source's bounds of each byte's start and end.</summary>
        public void AddUtf8(ReadOnlySpan<byte> all, Func<int, int> start, Func<int, int> end)
        {
            Span<char> units = stackalloc char[2];
            for (int i = 0; i < all.Length;)
            {
                _ = Rune.DecodeFromUtf8(all[i..], out var rune, out int length);
                length = Math.Max(1, length);
                int count = rune.EncodeToUtf16(units);
                for (int unit = 0; unit < count; unit++) Add(units[unit], start(i), end(i + length));
                i += length;
            }
        }

        public DecodedText Build(bool isGuess, bool isLast = false) =>
            new([.. characters], [.. starts], [.. ends], isLast ? Deepest : source.depth + 1) { IsGuess = isGuess };
    }
}
