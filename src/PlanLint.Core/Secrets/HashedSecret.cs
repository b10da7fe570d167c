using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PlanLint.Values;

namespace PlanLint.Secrets;

/// <summary>
/// What an inventory keeps of a secret: the first 32 bits of its SHA-256 and its length in bytes, <c>sha256:1a2b3c4d/24</c>.
/// Enough to see that two are equal, not enough to find one.
/// </summary>
public static class HashedSecret
{
    private static readonly System.Buffers.SearchValues<char> HexDigits = System.Buffers.SearchValues.Create("0123456789abcdef");

    private const string Prefix = "sha256:";

    /// <summary>The hash of a secret text.</summary>
    public static string Of(string secret) => Of(Encoding.UTF8.GetBytes(secret));

    /// <summary>The hash of secret bytes.</summary>
    public static string Of(ReadOnlySpan<byte> secret)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(secret, hash);
        return string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Convert.ToHexStringLower(hash[..4])}/{secret.Length}");
    }

    /// <summary>
    /// The hash of one value of a Kubernetes Secret's <c>data</c>, which is base64: of the bytes it stands for, so that it equals
    /// the hash of the same value in <c>stringData</c> or in a plan.
    /// </summary>
    public static string OfBase64(string encoded)
    {
        byte[] bytes = new byte[encoded.Length];
        return Convert.TryFromBase64String(encoded, bytes, out int length) ? Of(bytes.AsSpan(0, length)) : Of(encoded);
    }

    /// <summary>True when <paramref name="text"/> is such a hash.</summary>
    public static bool IsOne(string text)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal) || text.Length < Prefix.Length + 10 || text[Prefix.Length + 8] != '/') return false;
        return text.AsSpan(Prefix.Length, 8).IndexOfAnyExcept(HexDigits) < 0 && text.AsSpan(Prefix.Length + 9).IndexOfAnyExceptInRange('0', '9') < 0;
    }

    internal static Value ValueOf(string secret) => Value.String(Of(secret)).WithSensitive(true);
}
