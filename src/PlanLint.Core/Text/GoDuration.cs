using System.Buffers;
using System.Globalization;
using System.Numerics;

namespace PlanLint.Text;

/// <summary>Durations as Go writes them: <c>60s</c> is <c>1m0s</c>.</summary>
internal static class GoDuration
{
    private static readonly SearchValues<char> DecimalDigits = SearchValues.Create("0123456789.");

    /// <summary>True when both are durations of the same length. Both need a unit: bare numbers are no durations.</summary>
    public static bool AreEqual(string a, string b) => HasUnit(a) && HasUnit(b) && Parse(a, out _) is { } left && left == Parse(b, out _);

    private static bool HasUnit(string text) => text.Length is > 1 and <= 48 && char.IsAsciiLetterLower(text[^1]);

    /// <summary>A duration such as <c>-1h30m10.5s</c> in nanoseconds; null, with the reason, when it is none.</summary>
    public static BigInteger? Parse(string text, out string reason)
    {
        reason = $"time: invalid duration \"{text}\"";
        var rest = text.AsSpan();
        bool negative = rest.Length > 0 && rest[0] == '-';
        if (rest.Length > 0 && rest[0] is '-' or '+') rest = rest[1..];
        if (rest is "0") return BigInteger.Zero;
        if (rest.IsEmpty) return null;
        var total = BigInteger.Zero;
        while (!rest.IsEmpty)
        {
            int digits = rest.IndexOfAnyExcept(DecimalDigits);
            if (digits < 0)
            {
                reason = $"time: missing unit in duration \"{text}\"";
                return null;
            }
            var amount = rest[..digits];
            if (amount.Length > 30 || amount is "" or "." || amount.Count('.') > 1) return null;
            rest = rest[digits..];
            int end = rest.IndexOfAny(DecimalDigits);
            var unit = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[end..];
            long scale = unit switch
            {
                "ns" => 1,
                "us" or "µs" or "μs" => 1_000,
                "ms" => 1_000_000,
                "s" => 1_000_000_000,
                "m" => 60_000_000_000,
                "h" => 3_600_000_000_000,
                _ => 0,
            };
            if (scale == 0)
            {
                reason = $"time: unknown unit \"{unit}\" in duration \"{text}\"";
                return null;
            }
            int dot = amount.IndexOf('.');
            int decimals = dot < 0 ? 0 : amount.Length - dot - 1;
            var number = BigInteger.Parse($"0{amount.ToString().Replace(".", "", StringComparison.Ordinal)}", NumberStyles.None, CultureInfo.InvariantCulture);
            total += number * scale / BigInteger.Pow(10, decimals);
        }
        if (total > long.MaxValue) return null;
        return negative ? -total : total;
    }
}
