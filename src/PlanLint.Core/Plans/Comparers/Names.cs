using System.Globalization;
using System.Net;

namespace PlanLint.Plans.Comparers;

/// <summary>Names with several spellings: host names, ARNs, addresses of networks, times.</summary>
internal static class Names
{
    /// <summary>True when both name the same thing.</summary>
    public static bool AreEqual(string a, string b)
    {
        if (a.Length is 0 or > 1024 || b.Length is 0 or > 1024) return false;
        return IsSameHost(a, b) || IsSameArn(a, b) || IsSameNetwork(a, b) || IsSameTime(a, b);
    }

    private static bool IsSameHost(string a, string b) =>
        string.Equals(a.TrimEnd('.'), b.TrimEnd('.'), StringComparison.OrdinalIgnoreCase) && IsHost(a) && IsHost(b);

    private static bool IsHost(string text) =>
        text.Contains('.', StringComparison.Ordinal)
        && text.TrimEnd('.').Split('.').All(l => l.Length is > 0 and < 64 && l.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '*'))
        && char.IsAsciiLetter(text.TrimEnd('.')[^1]);

    /// <summary>Partition, service and region of an ARN have no case; the rest does.</summary>
    private static bool IsSameArn(string a, string b)
    {
        if (!a.StartsWith("arn:", StringComparison.OrdinalIgnoreCase) || !b.StartsWith("arn:", StringComparison.OrdinalIgnoreCase)) return false;
        string[] left = a.Split(':', 6), right = b.Split(':', 6);
        return left.Length == 6 && right.Length == 6 && left[5] == right[5] && left.Take(5).SequenceEqual(right.Take(5), StringComparer.OrdinalIgnoreCase);
    }

    private static bool IsSameNetwork(string a, string b)
    {
        int left = a.IndexOf('/', StringComparison.Ordinal), right = b.IndexOf('/', StringComparison.Ordinal);
        if (left < 0 != right < 0) return false;
        if (left < 0) return IsAddress(a, out var one) && IsAddress(b, out var other) && one.Equals(other);
        return IsAddress(a[..left], out var first) && IsAddress(b[..right], out var second) && first.Equals(second)
            && int.TryParse(a.AsSpan(left + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int length)
            && int.TryParse(b.AsSpan(right + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int otherLength) && length == otherLength;
    }

    /// <summary>An address as people write it: <see cref="IPAddress"/> alone would take "1" for one.</summary>
    private static bool IsAddress(string text, out IPAddress address)
    {
        address = IPAddress.None;
        return (text.Contains(':', StringComparison.Ordinal) || text.Count(c => c == '.') == 3) && IPAddress.TryParse(text, out address!);
    }

    private static bool IsSameTime(string a, string b) => TryTime(a, out var left) && TryTime(b, out var right) && left == right;

    private static bool TryTime(string text, out DateTimeOffset time)
    {
        time = default;
        bool hasZone = text.Length >= 20 && text[10] is 'T' or 't' && (text[^1] is 'Z' or 'z' || text[^6] is '+' or '-');
        return hasZone && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out time);
    }
}
