using System.Globalization;
using System.Text;

namespace PlanLint.Text;

/// <summary>Text in double quotes as HCL escapes it, and Terraform in addresses and <c>encode_expr</c>.</summary>
internal static class QuotedString
{
    /// <summary>The text with its quotes; what is no valid UTF-16 becomes U+FFFD.</summary>
    public static string Of(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                case '$' or '%' when i + 1 < value.Length && value[i + 1] == '{': text.Append(c).Append(c); break;
                default:
                    if (Rune.TryGetRuneAt(value, i, out var rune) && IsPrintable(rune))
                    {
                        text.Append(rune);
                    }
                    else
                    {
                        int code = Rune.TryGetRuneAt(value, i, out rune) ? rune.Value : 0xFFFD;
                        text.Append(code < 0x10000 ? "\\u" : "\\U").Append(code.ToString(code < 0x10000 ? "x4" : "x8", CultureInfo.InvariantCulture));
                    }
                    if (rune.Utf16SequenceLength == 2) i++;
                    break;
            }
        }
        return text.Append('"').ToString();
    }

    /// <summary>What Go's <c>unicode.IsPrint</c> takes for printable: all else Terraform escapes.</summary>
    private static bool IsPrintable(Rune rune) => rune.Value is >= ' ' and <= '~' || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
        or UnicodeCategory.OtherLetter
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
        or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
        or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation
        or UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.OtherSymbol;
}
