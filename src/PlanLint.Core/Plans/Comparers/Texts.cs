namespace PlanLint.Plans.Comparers;

/// <summary>Texts that differ in line ends and trailing white space alone, and base64 of the same bytes.</summary>
internal static class Texts
{
    /// <summary>True when both say the same.</summary>
    public static bool AreEqual(string a, string b) => AreLinesEqual(a, b) || IsSameBase64(a, b);

    private static bool AreLinesEqual(string a, string b)
    {
        var left = a.AsSpan().TrimEnd().EnumerateLines();
        var right = b.AsSpan().TrimEnd().EnumerateLines();
        while (true)
        {
            bool more = left.MoveNext();
            if (more != right.MoveNext()) return false;
            if (!more) return true;
            if (!left.Current.TrimEnd().SequenceEqual(right.Current.TrimEnd())) return false;
        }
    }

    /// <summary>Base64 wrapped into lines, without padding or of the URL alphabet. Short texts are words that happen to look like it.</summary>
    private static bool IsSameBase64(string a, string b) =>
        a.Length >= 16 && b.Length >= 16 && TryDecode(a, out byte[] left) && TryDecode(b, out byte[] right) && left.AsSpan().SequenceEqual(right);

    private static bool TryDecode(string text, out byte[] bytes)
    {
        string standard = string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Replace('-', '+').Replace('_', '/').TrimEnd('=');
        standard = standard.PadRight((standard.Length + 3) / 4 * 4, '=');
        bytes = new byte[standard.Length / 4 * 3];
        if (!Convert.TryFromBase64String(standard, bytes, out int length)) return false;
        bytes = bytes[..length];
        return true;
    }
}
