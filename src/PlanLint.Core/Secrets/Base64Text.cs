using System.Text;

namespace PlanLint.Secrets;

/// <summary>Base64 that holds text.</summary>
internal static class Base64Text
{
    /// <summary>Decodes text of at least eight characters that is base64 of printable UTF-8; anything else is not meant to be.</summary>
    public static bool TryDecode(string text, out string decoded)
    {
        decoded = "";
        if (text.Length < 8 || text.Length % 4 != 0) return false;
        byte[] bytes = new byte[text.Length / 4 * 3];
        if (!Convert.TryFromBase64String(text, bytes, out int length) || !System.Text.Unicode.Utf8.IsValid(bytes.AsSpan(0, length))) return false;
        decoded = Encoding.UTF8.GetString(bytes, 0, length);
        return decoded.AsSpan().IndexOfAnyInRange('\0', '\b') < 0;
    }
}
