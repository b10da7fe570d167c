using System.Text;
using System.Text.Json;
using PlanLint.Documents;
using PlanLint.Values;

namespace PlanLint.Plans.Reading;

/// <summary>
/// Collects the strings that must appear in no output: every string under a sensitive mark, and what credentials hold inside,
/// as the passwords in a registry's <c>.dockerconfigjson</c> and its base64 <c>auth</c>.
/// </summary>
internal sealed class SecretCollector
{
    /// <summary>Shorter strings would redact ordinary words.</summary>
    private const int Shortest = 4;

    private const int DeepestDecoding = 4;

    private readonly HashSet<string> secrets = new(StringComparer.Ordinal);
    private byte[] lastMask = [];
    private Mask? lastParsed;

    /// <summary>What was collected so far.</summary>
    public IReadOnlySet<string> Secrets => secrets;

    /// <summary>Adds what another one collected.</summary>
    public void Add(SecretCollector other) => secrets.UnionWith(other.secrets);

    /// <summary>Adds the strings of a JSON value that its mask marks. Throws <see cref="JsonException"/> when either is malformed.</summary>
    public void Add(ReadOnlySpan<byte> json, ReadOnlySpan<byte> mask)
    {
        if (json.IsEmpty || mask.IsEmpty) return;
        // Instances of one block have one mask.
        if (!mask.SequenceEqual(lastMask))
        {
            lastParsed = Mask.Parse(mask);
            lastMask = mask.ToArray();
        }
        if (lastParsed is not null) Add(json, lastParsed);
    }

    /// <summary>Adds the strings of a JSON value that its mask marks.</summary>
    public void Add(ReadOnlySpan<byte> json, Mask mask)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonCursor.MaxDepth });
        if (reader.Read()) Walk(ref reader, mask);
    }

    /// <summary>Adds the strings of a value that carry the sensitive mark.</summary>
    public void Add(Value value, bool inherited = false)
    {
        bool isSensitive = inherited || value.IsSensitive;
        if (isSensitive && value.StringOrNull is { } text) AddText(text, 0);
        foreach (var child in value.Children()) Add(child, isSensitive);
    }

    /// <summary>Adds a secret and the secrets in it.</summary>
    public void AddText(string text, int depth = 0)
    {
        if (text.Length < Shortest || text is "true" or "false" or "null" || !secrets.Add(text) || depth >= DeepestDecoding) return;
        string trimmed = text.Trim();
        if (trimmed.Length != text.Length && trimmed.Length >= Shortest) secrets.Add(trimmed);
        if (trimmed.Length > 1 && trimmed[0] is '{' or '[') AddFromJson(trimmed, depth);
        else if (Base64Text.TryDecode(trimmed, out string decoded)) AddText(decoded, depth + 1);
    }

    private void Walk(ref Utf8JsonReader reader, Mask? mask)
    {
        if (mask is null)
        {
            reader.Skip();
            return;
        }
        switch (reader.TokenType)
        {
            case JsonTokenType.String when mask.IsAll:
                AddText(JsonText.Get(in reader));
                break;
            case JsonTokenType.Number when mask.IsAll:
                AddText(Encoding.ASCII.GetString(reader.ValueSpan));
                break;
            case JsonTokenType.StartObject:
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var child = mask.Of(in reader);
                    reader.Read();
                    Walk(ref reader, child);
                }
                break;
            case JsonTokenType.StartArray:
                for (int i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++) Walk(ref reader, mask[i]);
                break;
        }
    }

    /// <summary>
    /// Adds the strings of a JSON text whose names say that they are secret: host and user names beside them are not, and
    /// redacting them would blot out addresses.
    /// </summary>
    private void AddFromJson(string text, int depth)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { MaxDepth = JsonCursor.MaxDepth });
        string name = "";
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName) name = JsonText.Get(in reader);
                else if (reader.TokenType == JsonTokenType.String && SecretName.IsOne(name)) AddCredential(name, JsonText.Get(in reader), depth + 1);
            }
        }
        catch (JsonException)
        {
            // Not JSON after all; the text as a whole is collected already.
        }
    }

    private void AddCredential(string name, string text, int depth)
    {
        AddText(text, depth);
        if (!name.Equals("auth", StringComparison.OrdinalIgnoreCase) || !Base64Text.TryDecode(text, out string pair)) return;
        int colon = pair.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0) AddText(pair[(colon + 1)..], depth + 1);
    }
}

/// <summary>Names that secrets go by.</summary>
internal static class SecretName
{
    private static readonly string[] Words =
        ["password", "passwd", "passphrase", "secret", "token", "auth", "private", "credential", "apikey", "api_key", "accesskey", "access_key", "connectionstring", "signature"];

    /// <summary>True when <paramref name="name"/> says that its value is secret.</summary>
    public static bool IsOne(string name) => Array.Exists(Words, w => name.Contains(w, StringComparison.OrdinalIgnoreCase));
}

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
