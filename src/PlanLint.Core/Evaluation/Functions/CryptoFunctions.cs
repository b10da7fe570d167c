using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using PlanLint.Values;
using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Evaluation.Functions;

/// <summary>Hashes, identifiers and decryption. What is random is unknown.</summary>
[SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "The language has a function named sha1.")]
[SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "The language has a function named md5.")]
internal static class CryptoFunctions
{
    /// <summary>Hash functions by the suffix of their names.</summary>
    public static IReadOnlyList<(string Name, Func<byte[], string> Hash)> Hashes { get; } =
    [
        ("md5", b => Convert.ToHexStringLower(MD5.HashData(b))),
        ("sha1", b => Convert.ToHexStringLower(SHA1.HashData(b))),
        ("sha256", b => Convert.ToHexStringLower(SHA256.HashData(b))),
        ("sha512", b => Convert.ToHexStringLower(SHA512.HashData(b))),
        ("base64sha256", b => Convert.ToBase64String(SHA256.HashData(b))),
        ("base64sha512", b => Convert.ToBase64String(SHA512.HashData(b))),
    ];

    public static IEnumerable<Function> All { get; } =
    [
        .. Hashes.Select(h => new Function(h.Name, ValueType.String, call => call.SpendText(call.Text(0).Length)
            ? Value.String(h.Hash(Encoding.UTF8.GetBytes(call.Text(0))))
            : null, new Parameter("str", ValueType.String))),
        new("bcrypt", ValueType.String, Bcrypt, new Parameter("str", ValueType.String)) { Variadic = new("cost", ValueType.Number) },
        new("rsadecrypt", ValueType.String, RsaDecrypt, new("ciphertext", ValueType.String), new("privatekey", ValueType.String)),
        new("uuid", ValueType.String, _ => Value.UnknownText(new("", 36, IsUnique: true))),
        new("uuidv5", ValueType.String, UuidV5, new("namespace", ValueType.String), new("name", ValueType.String)),
    ];

    private static Value? Bcrypt(FunctionCall call)
    {
        if (call.Count > 2) return call.Fail("bcrypt() takes no more than two arguments");
        if (call.Count == 2)
        {
            if (!call.TryInt(1, out int cost)) return null;
            if (cost > 31) return call.Fail($"error occured generating password crypto/bcrypt: cost {cost} is outside allowed inclusive range 4..31");
        }
        if (Encoding.UTF8.GetByteCount(call.Text(0)) > 72) return call.Fail("error occured generating password bcrypt: password length exceeds 72 bytes");
        return Value.UnknownText(new("$2a$", 60, IsUnique: true));
    }

    private static Value? RsaDecrypt(FunctionCall call)
    {
        var cipher = new byte[call.Text(0).Length];
        if (!Convert.TryFromBase64String(call.Text(0), cipher, out int length))
            return call.FailArgument(0, "failed to decode input: cipher text must be base64-encoded");
        using var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(call.Text(1));
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            return call.FailArgument(1, "invalid private key");
        }
        try
        {
            // The language decrypts PKCS#1 v1.5; nothing here tells an attacker whether the padding was right.
            return Value.String(Encoding.UTF8.GetString(rsa.Decrypt(cipher.AsSpan(0, length), RSAEncryptionPadding.Pkcs1)));
        }
        catch (CryptographicException)
        {
            return call.Fail("failed to decrypt: crypto/rsa: decryption error");
        }
    }

    private static Value? UuidV5(FunctionCall call)
    {
        string name = call.Text(0);
        string text = name switch
        {
            "dns" => "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
            "url" => "6ba7b811-9dad-11d1-80b4-00c04fd430c8",
            "oid" => "6ba7b812-9dad-11d1-80b4-00c04fd430c8",
            "x500" => "6ba7b814-9dad-11d1-80b4-00c04fd430c8",
            _ when name.StartsWith("urn:uuid:", StringComparison.Ordinal) => name["urn:uuid:".Length..],
            _ => name,
        };
        if (!Guid.TryParse(text, out var space)) return call.Fail($"uuidv5() doesn't support namespace {name} (invalid UUID length: {name.Length})");
        byte[] hash = SHA1.HashData([.. space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(call.Text(1))]);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return Value.String(new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString());
    }
}
