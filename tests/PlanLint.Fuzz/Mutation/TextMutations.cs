namespace PlanLint.Fuzz.Mutation;

/// <summary>Changes that know no structure.</summary>
internal static class TextMutations
{
    private static readonly string[] Odd =
    [
        "\0", "\uFEFF", "\uD800", "\uDC00", "\uDC80", "\uDCFF", "\u0085", "\u2028", "\u202E", "\u0301", "\u200D", "🙂", "é", "\r", "\r\n", "\n", "\t", "\u001B[31m", "\\ud800", "\\u0000", "\\",
        "\"", "'", "`", "<", "&", "]]>", "-->", "</script>", "{{", "}}", "$", "%", "#", "//", "/*", "*/", "0", "-1", "1e999", "99999999999999999999999999", "0.1e-400", "2147483648", "-0", "NaN",
    ];

    /// <summary>One change.</summary>
    public static string Change(FuzzRandom random, string text, string donor, IReadOnlyList<string> words)
    {
        int at = random.Below(text.Length + 1);
        int length = text.Length == at ? 0 : random.Length(Math.Min(text.Length - at, 64));
        return random.Below(12) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, text.Substring(at, length)),
            2 => text.Insert(random.Below(text.Length + 1), text.Substring(at, length)),
            3 => text.Insert(at, random.Of(Odd)),
            4 or 5 => text.Insert(at, random.Of(words)),
            6 => text.Remove(at, length).Insert(at, random.Of(words)),
            7 => text.Insert(at, Piece(random, donor)),
            8 => text.Remove(at, length).Insert(at, Piece(random, donor)),
            9 => text[..at],
            10 => Repeat(random, text, at, length),
            _ => Lines(random, text),
        };
    }

    /// <summary>A number, mostly small or at the edge of a type.</summary>
    public static string Number(FuzzRandom random) => random.Of(["0", "1", "2", "-1", "3", "10", "255", "256", "65536", "2147483647", "2147483648", "9223372036854775808", "1e9", "1e400", "1.5", "0.1", "-0.0", "1E-7", "00", "1_000", "123456789012345678901234567890.5"]);

    private static string Piece(FuzzRandom random, string donor)
    {
        if (donor.Length == 0) return "";
        int at = random.Below(donor.Length);
        return donor.Substring(at, random.Length(Math.Min(donor.Length - at, 200)));
    }

    private static string Repeat(FuzzRandom random, string text, int at, int length)
    {
        int times = random.OneIn(200) ? 500 : random.Length(20);
        string piece = text.Substring(at, Math.Min(length, 12));
        return text.Insert(at, string.Concat(Enumerable.Repeat(piece, times)));
    }

    private static string Lines(FuzzRandom random, string text)
    {
        var lines = text.Split('\n').ToList();
        int one = random.Below(lines.Count), other = random.Below(lines.Count);
        switch (random.Below(4))
        {
            case 0: lines.RemoveAt(one); break;
            case 1: lines.Insert(other, lines[one]); break;
            case 2: (lines[one], lines[other]) = (lines[other], lines[one]); break;
            default: lines[one] += lines[other]; break;
        }
        return string.Join('\n', lines);
    }
}
