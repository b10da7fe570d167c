using System.Globalization;
using System.Numerics;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>A Kubernetes quantity such as <c>500m</c> or <c>1Gi</c>, exact in billionths.</summary>
/// <param name="Nano">The amount times 10⁹.</param>
/// <param name="IsBinary">True when it was written with a binary suffix.</param>
/// <param name="IsExponent">True when it was written with a decimal exponent.</param>
internal readonly record struct Quantity(BigInteger Nano, bool IsBinary, bool IsExponent) : IComparable<Quantity>
{
    private static readonly (string Suffix, int Power)[] DecimalSuffixes =
        [("E", 18), ("P", 15), ("T", 12), ("G", 9), ("M", 6), ("k", 3), ("", 0), ("m", -3), ("u", -6), ("n", -9)];

    private static readonly string[] BinarySuffixes = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

    /// <summary>As the API server writes it back.</summary>
    public string Canonical => IsExponent ? Exponent() : IsBinary && BigInteger.Abs(Nano) >= 1024 * One ? Binary() : Decimal();

    private static BigInteger One => 1_000_000_000;

    /// <summary>A quantity of a string or number; null for anything else and for more than 40 characters.</summary>
    public static Quantity? Of(Value? value) => value switch
    {
        { StringOrNull: { } text } => Parse(text),
        { IsKnown: true, IsNull: false, Type.Kind: TypeKind.Number } => Parse(value.AsNumber.ToString()),
        _ => null,
    };

    /// <summary>Parses Kubernetes' notation; null when the text is none.</summary>
    public static Quantity? Parse(string text)
    {
        if (text.Length is 0 or > 40) return null;
        int end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.' || end == 0 && text[end] is '+' or '-')) end++;
        string number = text[..end], suffix = text[end..];
        int point = number.IndexOf('.', StringComparison.Ordinal);
        int decimals = point < 0 ? 0 : number.Length - point - 1;
        if (!number.Any(char.IsAsciiDigit)
            || !BigInteger.TryParse(number.Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
                out var digits) || number.Count(c => c == '.') > 1) return null;

        int binary = suffix.Length == 2 ? Array.IndexOf(BinarySuffixes, suffix) : -1;
        if (binary > 0) return Scaled(digits * BigInteger.Pow(1024, binary), 9 - decimals, true, false);
        foreach (var (name, power) in DecimalSuffixes)
            if (name == suffix) return Scaled(digits, 9 + power - decimals, false, false);
        if (suffix.Length is > 1 and < 5 && suffix[0] is 'e' or 'E'
            && int.TryParse(suffix.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int exponent) && Math.Abs(exponent) <= 30)
            return Scaled(digits, 9 + exponent - decimals, false, true);
        return null;
    }

    /// <inheritdoc/>
    public int CompareTo(Quantity other) => Nano.CompareTo(other.Nano);

    /// <summary>Kubernetes rounds what is finer than a billionth up.</summary>
    private static Quantity Scaled(BigInteger digits, int power, bool isBinary, bool isExponent)
    {
        if (power >= 0) return new Quantity(digits * BigInteger.Pow(10, power), isBinary, isExponent);
        var divisor = BigInteger.Pow(10, -power);
        var quotient = BigInteger.DivRem(digits, divisor, out var remainder);
        return new Quantity(remainder.Sign > 0 ? quotient + 1 : quotient, isBinary, isExponent);
    }

    private string Decimal()
    {
        if (Nano.IsZero) return "0";
        foreach (var (suffix, power) in DecimalSuffixes)
        {
            var unit = BigInteger.Pow(10, power + 9);
            if ((Nano % unit).IsZero) return (Nano / unit).ToString(CultureInfo.InvariantCulture) + suffix;
        }
        return Nano.ToString(CultureInfo.InvariantCulture) + "n";
    }

    private string Exponent()
    {
        if (Nano.IsZero) return "0";
        foreach (var (_, power) in DecimalSuffixes)
        {
            var unit = BigInteger.Pow(10, power + 9);
            if ((Nano % unit).IsZero) return (Nano / unit).ToString(CultureInfo.InvariantCulture)
                + (power == 0 ? "" : $"e{power.ToString(CultureInfo.InvariantCulture)}");
        }
        return Decimal();
    }

    private string Binary()
    {
        var whole = Nano / One;
        if (!(Nano % One).IsZero) return Decimal();
        int suffix = 0;
        while (suffix + 1 < BinarySuffixes.Length && (whole % 1024).IsZero && !whole.IsZero)
        {
            whole /= 1024;
            suffix++;
        }
        return whole.ToString(CultureInfo.InvariantCulture) + BinarySuffixes[suffix];
    }
}
