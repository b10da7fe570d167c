using System.Globalization;
using System.Numerics;
using PlanLint.Values;

namespace PlanLint.Plans.Comparers;

/// <summary>Kubernetes quantities: <c>1000m</c> is <c>1</c>, <c>1024Mi</c> is <c>1Gi</c>, <c>1000</c> is <c>1k</c>. Exact.</summary>
internal static class Quantities
{
    private static readonly HashSet<string> QuantityNames = new(StringComparer.Ordinal)
    {
        "limits", "requests", "cpu", "memory", "storage", "ephemeral-storage", "ephemeral_storage", "capacity", "hard", "size", "max", "min",
        "default", "default_request", "defaultRequest", "quantity", "size_limit", "sizeLimit", "average_value", "averageValue", "max_limit_request_ratio",
    };

    /// <summary>Quantities are recognised by where they stand: elsewhere <c>1k</c> and <c>1000</c> are two names.</summary>
    public static bool IsQuantityPath(ValuePath path) => path.Steps.Any(s => s.Name is { } name && QuantityNames.Contains(name));

    /// <summary>True when both are quantities of the same amount.</summary>
    public static bool AreEqual(string a, string b) => TryParse(a, out var left) && TryParse(b, out var right) && left == right;

    /// <summary>The amount in units of 10⁻⁹, the smallest that Kubernetes knows; false when the text is no quantity.</summary>
    public static bool TryParse(string text, out BigInteger nano)
    {
        nano = default;
        if (text.Length is 0 or > 64) return false;
        int end = text[0] is '+' or '-' ? 1 : 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.')) end++;
        string number = text[..end], suffix = text[end..];
        int dot = number.IndexOf('.', StringComparison.Ordinal);
        string digits = number.Replace(".", "", StringComparison.Ordinal);
        if (number.Length - digits.Length > 1
            || !BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var mantissa)) return false;
        int decimals = dot < 0 ? 0 : number.Length - dot - 1;
        if (!TryParseSuffix(suffix, out int powerOfTen, out int powerOfTwo)) return false;
        int scale = powerOfTen + 9 - decimals;
        var scaled = mantissa * BigInteger.Pow(2, powerOfTwo);
        if (scale >= 0)
        {
            nano = scaled * BigInteger.Pow(10, scale);
            return true;
        }
        var divisor = BigInteger.Pow(10, -scale);
        nano = scaled / divisor;
        return (scaled % divisor).IsZero;
    }

    private static bool TryParseSuffix(string suffix, out int powerOfTen, out int powerOfTwo)
    {
        powerOfTwo = 0;
        powerOfTen = suffix switch
        {
            "n" => -9,
            "u" => -6,
            "m" => -3,
            "" => 0,
            "k" => 3,
            "M" => 6,
            "G" => 9,
            "T" => 12,
            "P" => 15,
            "E" => 18,
            _ =>
            int.MinValue
        };
        if (powerOfTen != int.MinValue) return true;
        powerOfTen = 0;
        powerOfTwo = suffix switch { "Ki" => 10, "Mi" => 20, "Gi" => 30, "Ti" => 40, "Pi" => 50, "Ei" => 60, _ => 0 };
        if (powerOfTwo > 0) return true;
        return suffix.Length is > 1 and < 5 && suffix[0] is 'e' or 'E'
            && int.TryParse(suffix.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out powerOfTen) && Math.Abs(powerOfTen) <= 100;
    }
}
