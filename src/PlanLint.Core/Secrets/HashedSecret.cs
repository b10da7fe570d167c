using System.Security.Cryptography;
using System.Text;
using PlanLint.Values;

namespace PlanLint.Secrets;

/// <summary>
/// What an inventory keeps of a secret: 64 bits of its HMAC-SHA-256, <c>hmac-sha256:1a2b3c4d5e6f7081</c>. The key is the user's, in
/// the environment variable <see cref="KeyVariable"/>; without one it is drawn anew in each process, and what it makes means something
/// there only. Enough to see that two are equal; no list of words finds the secret without the key.
/// </summary>
public static class HashedSecret
{
    /// <summary>The environment variable that holds the key under which secrets are compared between files.</summary>
    public const string KeyVariable = "PLANLINT_HASH_KEY";

    private const string Prefix = "hmac-sha256:";

    /// <summary>How hashes began before they were keyed; their digits say nothing about those of now.</summary>
    private const string OldPrefix = "sha256:";

    private const int Digits = 16;

    private static readonly System.Buffers.SearchValues<char> HexDigits = System.Buffers.SearchValues.Create("0123456789abcdef");

    private static readonly byte[] Key = Environment.GetEnvironmentVariable(KeyVariable) is { Length: > 0 } given
        ? Encoding.UTF8.GetBytes(given)
        : RandomNumberGenerator.GetBytes(32);

    /// <summary>True when the key is the user's, so that hashes of this process can be compared with those of others.</summary>
    public static bool IsKeyed { get; } = Environment.GetEnvironmentVariable(KeyVariable) is { Length: > 0 };

    /// <summary>The hash of a secret text.</summary>
    public static string Of(string secret) => Of(Encoding.UTF8.GetBytes(secret));

    /// <summary>The hash of secret bytes.</summary>
    public static string Of(ReadOnlySpan<byte> secret)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Key, secret, hash);
        return Prefix + Convert.ToHexStringLower(hash[..(Digits / 2)]);
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

    /// <summary>True when <paramref name="text"/> is such a hash, or one of the kind before.</summary>
    public static bool IsOne(string text)
    {
        if (text.StartsWith(Prefix, StringComparison.Ordinal))
            return text.Length == Prefix.Length + Digits && text.AsSpan(Prefix.Length).IndexOfAnyExcept(HexDigits) < 0;
        if (!text.StartsWith(OldPrefix, StringComparison.Ordinal) || text.Length < OldPrefix.Length + 10 || text[OldPrefix.Length + 8] != '/') return false;
        return text.AsSpan(OldPrefix.Length, 8).IndexOfAnyExcept(HexDigits) < 0 && text.AsSpan(OldPrefix.Length + 9).IndexOfAnyExceptInRange('0', '9') < 0;
    }

    internal static Value ValueOf(string secret) => Value.String(Of(secret)).WithSensitive(true);
}
