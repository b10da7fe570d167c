using System.Text;

namespace PlanLint.Cli.Tests.Secrets;

/// <summary>Spellings of a secret, by the names in <c>forms.txt</c>.</summary>
internal static class SecretForms
{
    /// <summary>The text that holds the secret in a spelling, and the part of it that must not be seen.</summary>
    public static (string Text, string Hidden) Of(string form, string secret) => form switch
    {
        "plain" => Alone(secret),
        "upper case" => Alone(secret.ToUpperInvariant()),
        "JSON" => Alone(Json(secret)),
        "ASCII JSON" => Alone(string.Concat(Json(secret).Select(c => c < 128 ? $"{c}" : $"\\u{(int)c:x4}"))),
        "Go" => Alone(Json(secret).Replace("&", "\\u0026", StringComparison.Ordinal).Replace("<", "\\u003c", StringComparison.Ordinal)),
        "HCL" => Alone(string.Concat(Json(secret).Select(c => c is >= '0' and <= '9' ? $"\\u{(int)c:X4}" : $"{c}"))),
        "URL" => Alone(Uri.EscapeDataString(secret)),
        "URL in small letters" => Alone(System.Text.RegularExpressions.Regex.Replace(Uri.EscapeDataString(secret), "%..", m => m.Value.ToLowerInvariant())),
        "hexadecimal" => Alone(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(secret))),
        "HEXADECIMAL" => Alone(Convert.ToHexString(Encoding.UTF8.GetBytes(secret))),
        "base64" => Alone(Base64(secret).TrimEnd('=')),
        "base64 for URLs" => Alone(Base64(secret).TrimEnd('=').Replace('+', '-').Replace('/', '_')),
        "base64 one byte in" => (Base64($"x{secret};h"), Base64($"x{secret};h")[4..^8]),
        "base64 two bytes in" => (Base64($"xy{secret};h"), Base64($"xy{secret};h")[4..^8]),
        "JSON in base64" => (Base64($"{{\"p\":\"{Json(secret)}\"}}"), Base64($"{{\"p\":\"{Json(secret)}\"}}")[8..^8]),
        "URL in JSON" => Alone(Json(Uri.EscapeDataString(secret))),
        _ => throw new InvalidOperationException($"forms.txt has a form that SecretForms.cs does not know: {form}"),
    };

    /// <summary>As JSON and HCL write it between quotes.</summary>
    public static string Json(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static (string, string) Alone(string text) => (text, text);
}
