using System.Globalization;
using System.Text;

namespace PlanLint.Syntax.Parsing;

/// <summary>Which characters make names: UAX 31 ID_Start and ID_Continue, <c>_</c> as a start, <c>-</c> inside.</summary>
internal static class IdentifierCharacters
{
    private const byte Start = 1;
    private const byte Continue = 2;

    private static readonly byte[] AsciiClasses = MakeAsciiClasses();

    public static bool IsAsciiStart(char c) => c < 128 && (AsciiClasses[c] & Start) != 0;

    /// <summary>Offset just past the name that starts at <paramref name="at"/>; <paramref name="at"/> itself when none does.</summary>
    public static int ScanName(string text, int at)
    {
        int end = at;
        if (end >= text.Length) return at;
        char first = text[end];
        if (first < 128)
        {
            if ((AsciiClasses[first] & Start) == 0) return at;
            end++;
        }
        else
        {
            if (!Rune.TryGetRuneAt(text, end, out var rune) || !IsStart(rune)) return at;
            end += rune.Utf16SequenceLength;
        }
        var classes = AsciiClasses;
        while ((uint)end < (uint)text.Length)
        {
            char c = text[end];
            if (c < 128)
            {
                if ((classes[c] & Continue) == 0) return end;
                end++;
                continue;
            }
            if (!Rune.TryGetRuneAt(text, end, out var rune) || !IsContinue(rune)) return end;
            end += rune.Utf16SequenceLength;
        }
        return end;
    }

    /// <summary>True when the whole of <paramref name="text"/> is one name.</summary>
    public static bool IsName(string text) => text.Length > 0 && ScanName(text, 0) == text.Length;

    private static bool IsStart(Rune rune) => rune.Value switch
    {
        0x2E2F => false,
        0x1885 or 0x1886 or 0x2118 or 0x212E or 0x309B or 0x309C => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
            or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber,
    };

    private static bool IsContinue(Rune rune) => IsStart(rune) || rune.Value switch
    {
        0x2E2F => false,
        0x00B7 or 0x0387 or (>= 0x1369 and <= 0x1371) or 0x19DA => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation,
    };

    private static byte[] MakeAsciiClasses()
    {
        var classes = new byte[128];
        for (int c = 0; c < 128; c++)
        {
            if (char.IsAsciiLetter((char)c) || c == '_') classes[c] = Start | Continue;
            else if (char.IsAsciiDigit((char)c) || c == '-') classes[c] = Continue;
        }
        return classes;
    }
}
