using System.Globalization;

namespace PlanLint.Plans.Comparers;

/// <summary>Durations as Go writes them: <c>60s</c> is <c>1m0s</c>.</summary>
internal static class Durations
{
    /// <summary>True when both are durations of the same length. Both need a unit: bare numbers are no durations.</summary>
    public static bool AreEqual(string a, string b) => TryParse(a, out decimal left) && TryParse(b, out decimal right) && left == right;

    /// <summary>Nanoseconds; false when the text is no duration.</summary>
    public static bool TryParse(string text, out decimal nanoseconds)
    {
        nanoseconds = 0;
        if (text.Length is 0 or > 48) return false;
        int at = text[0] is '+' or '-' ? 1 : 0;
        bool isNegative = text[0] == '-';
        if (at == text.Length) return false;
        while (at < text.Length)
        {
            int start = at;
            while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.')) at++;
            if (at - start > 18 || !decimal.TryParse(text.AsSpan(start, at - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount)) return false;
            start = at;
            while (at < text.Length && !char.IsAsciiDigit(text[at]) && text[at] != '.') at++;
            decimal unit = text[start..at] switch
            {
                "ns" => 1,
                "us" or "µs" or "μs" => 1_000,
                "ms" => 1_000_000,
                "s" => 1_000_000_000,
                "m" => 60_000_000_000,
                "h" => 3_600_000_000_000,
                _ => 0,
            };
            if (unit == 0 || amount > 1_000_000_000_000) return false;
            nanoseconds += amount * unit;
        }
        if (isNegative) nanoseconds = -nanoseconds;
        return true;
    }
}
