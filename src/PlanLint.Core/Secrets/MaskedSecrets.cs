using System.Text;
using System.Text.Json;
using PlanLint.Documents;

namespace PlanLint.Secrets;

/// <summary>Collects the strings of plan and state files that stand under a sensitive mark.</summary>
internal sealed class MaskedSecrets
{
    private byte[] lastMask = [];
    private Mask? lastParsed;

    /// <summary>What was collected so far.</summary>
    public SecretCollector Collected { get; } = new();

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
        if (json.IsEmpty) return;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonCursor.MaxDepth });
        if (reader.Read()) Walk(ref reader, mask);
    }

    /// <summary>Adds what the attributes of a resource hold that are secret by their name or by the kind of a manifest, whatever is masked.</summary>
    public void AddKnown(ReadOnlySpan<byte> json, string resourceType)
    {
        if (json.IsEmpty || !MayHoldKnown(json, resourceType)) return;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonCursor.MaxDepth });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = JsonText.Get(in reader);
            reader.Read();
            if (SecretArguments.BuiltIn.Contains(resourceType, name)) Walk(ref reader, Mask.All);
            else if (resourceType == "kubernetes_manifest" && name is "manifest" or "object" && reader.TokenType == JsonTokenType.StartObject) WalkManifest(ref reader);
            else reader.Skip();
        }
    }

    /// <summary>Most resources hold none, and are not read for it: a few searches over their bytes say so.</summary>
    private static bool MayHoldKnown(ReadOnlySpan<byte> json, string resourceType) => resourceType switch
    {
        "kubernetes_manifest" => json.IndexOf("\"Secret\""u8) >= 0,
        "random_password" => true,
        _ when resourceType.StartsWith("kubernetes_secret", StringComparison.Ordinal) || resourceType.StartsWith("vault_", StringComparison.Ordinal) || resourceType.StartsWith("azure", StringComparison.Ordinal) => true,
        _ => json.IndexOf("password"u8) >= 0 || json.IndexOf("secret"u8) >= 0 || json.IndexOf("private_key"u8) >= 0 || json.IndexOf("_key\":"u8) >= 0 || json.IndexOf("token\":"u8) >= 0
            || json.IndexOf("connection_string"u8) >= 0 || json.IndexOf("config_raw"u8) >= 0 || json.IndexOf("\"jwt\""u8) >= 0,
    };

    /// <summary>The values of a manifest of kind Secret; the reader stands on its brace.</summary>
    private void WalkManifest(ref Utf8JsonReader reader)
    {
        // A state of version 4 says of what type such an attribute is: {"value": …, "type": …}.
        var look = reader;
        bool isSecret = false;
        while (look.Read() && look.TokenType == JsonTokenType.PropertyName)
        {
            bool isKind = look.ValueTextEquals("kind"u8), isTyped = look.ValueTextEquals("value"u8);
            look.Read();
            if (isTyped && look.TokenType == JsonTokenType.StartObject)
            {
                var inner = look;
                WalkManifest(ref inner);
            }
            isSecret |= isKind && look.TokenType == JsonTokenType.String && look.ValueTextEquals("Secret"u8);
            look.Skip();
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isData = reader.ValueTextEquals("data"u8) || reader.ValueTextEquals("stringData"u8);
            reader.Read();
            if (isSecret && isData) Walk(ref reader, Mask.All);
            else reader.Skip();
        }
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
            case JsonTokenType.String:
                Collected.AddText(JsonText.Get(in reader));
                break;
            case JsonTokenType.Number:
                Collected.AddNumber(Encoding.ASCII.GetString(reader.ValueSpan));
                break;
            case JsonTokenType.StartObject:
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var child = mask.Of(in reader);
                    if (mask.IsAll) Collected.AddKey(JsonText.Get(in reader));
                    reader.Read();
                    Walk(ref reader, child);
                }
                break;
            case JsonTokenType.StartArray:
                for (int i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++) Walk(ref reader, mask[i]);
                break;
        }
    }
}
