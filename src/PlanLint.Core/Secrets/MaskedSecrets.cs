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
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonCursor.MaxDepth });
        if (reader.Read()) Walk(ref reader, mask);
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
                Collected.AddText(Encoding.ASCII.GetString(reader.ValueSpan));
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
}
