using System.Globalization;
using System.Text;

namespace PlanLint.Addresses;

/// <summary>The key of one instance: a whole number from <c>count</c> or a string from <c>for_each</c>. Numbers order before strings.</summary>
public readonly struct InstanceKey : IEquatable<InstanceKey>, IComparable<InstanceKey>
{
    private readonly long number;

    /// <summary>A <c>for_each</c> key.</summary>
    public InstanceKey(string key) => Text = key;

    /// <summary>A <c>count</c> index.</summary>
    public InstanceKey(long index) => number = index;

    /// <summary>The <c>for_each</c> key; null for a <c>count</c> index.</summary>
    public string? Text { get; }

    /// <summary>The <c>count</c> index; 0 for a <c>for_each</c> key.</summary>
    public long Index => number;

    /// <summary>True for a <c>for_each</c> key: <c>a["0"]</c> and <c>a[0]</c> are different instances.</summary>
    public bool IsString => Text is not null;

    /// <inheritdoc/>
    public bool Equals(InstanceKey other) => Text == other.Text && number == other.number;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is InstanceKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Text, number);

    /// <inheritdoc/>
    public int CompareTo(InstanceKey other) => (Text, other.Text) switch
    {
        (null, null) => number.CompareTo(other.number),
        (null, _) => -1,
        (_, null) => 1,
        _ => string.CompareOrdinal(Text, other.Text),
    };

    /// <summary>With brackets, as Terraform writes it: <c>[0]</c>, <c>["a\"b"]</c>, <c>["$${x}"]</c>.</summary>
    public override string ToString() =>
        Text is null ? $"[{number.ToString(CultureInfo.InvariantCulture)}]" : $"[{Quote(Text)}]";

    /// <summary>Equality.</summary>
    public static bool operator ==(InstanceKey left, InstanceKey right) => left.Equals(right);

    /// <summary>Inequality.</summary>
    public static bool operator !=(InstanceKey left, InstanceKey right) => !left.Equals(right);

    /// <summary>HCL quoted-string escaping, as Terraform uses it in addresses (plan-format.md §2).</summary>
    internal static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            switch (c)
            {
                case '"': quoted.Append("\\\""); break;
                case '\\': quoted.Append("\\\\"); break;
                case '\n': quoted.Append("\\n"); break;
                case '\r': quoted.Append("\\r"); break;
                case '\t': quoted.Append("\\t"); break;
                case '$' or '%' when i + 1 < text.Length && text[i + 1] == '{': quoted.Append(c).Append(c); break;
                default:
                    if (Rune.TryGetRuneAt(text, i, out var rune) && IsPrintable(rune))
                    {
                        quoted.Append(rune);
                    }
                    else
                    {
                        int code = Rune.TryGetRuneAt(text, i, out rune) ? rune.Value : 0xFFFD;
                        quoted.Append(code < 0x10000 ? "\\u" : "\\U").Append(code.ToString(code < 0x10000 ? "x4" : "x8", CultureInfo.InvariantCulture));
                    }
                    if (rune.Utf16SequenceLength == 2) i++;
                    break;
            }
        }
        return quoted.Append('"').ToString();
    }

    /// <summary>What Go's <c>unicode.IsPrint</c> takes for printable: all else Terraform escapes.</summary>
    private static bool IsPrintable(Rune rune) => rune.Value is >= ' ' and <= '~' || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
        or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
        or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation
        or UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.OtherSymbol;
}
