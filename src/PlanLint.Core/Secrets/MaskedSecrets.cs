using System.Text;
using System.Text.Json;
using PlanLint.Documents;

namespace PlanLint.Secrets;

/// <summary>
/// Collects the strings of plan and state files that stand under a sensitive mark, and those that <paramref name="arguments"/> call secret
/// whatever is marked. One pass over the tokens of a value.
/// </summary>
internal sealed class MaskedSecrets(SecretArguments arguments)
{
    private byte[] lastMask = [];
    private Mask? lastParsed;

    /// <summary>What was collected so far.</summary>
    public SecretCollector Collected { get; } = new();

    /// <summary>
    /// Adds what a mask marks and what is known to be secret among the attributes of a resource. Throws <see cref="JsonException"/> when
    /// either is malformed.
    /// </summary>
    public void Add(ReadOnlySpan<byte> attributes, ReadOnlySpan<byte> mask, string resourceType)
    {
        // Instances of one block have one mask.
        if (!mask.SequenceEqual(lastMask))
        {
            lastParsed = mask.IsEmpty ? null : Mask.Parse(mask);
            lastMask = mask.ToArray();
        }
        Add(attributes, lastParsed, resourceType);
    }

    /// <summary>As the other, with a mask that was read; null marks nothing.</summary>
    public void Add(ReadOnlySpan<byte> attributes, Mask? mask, string resourceType) => Add(attributes, mask, arguments.Of(resourceType));

    /// <summary>Adds the strings of a JSON value that its mask marks.</summary>
    public void Add(ReadOnlySpan<byte> json, Mask mask) => Add(json, mask, SecretPaths.None);

    private void Add(ReadOnlySpan<byte> json, Mask? mask, SecretPaths paths)
    {
        if (json.IsEmpty) return;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonCursor.MaxDepth });
        if (reader.Read()) Walk(ref reader, mask, paths, isWithin: false);
    }

    private void Walk(ref Utf8JsonReader reader, Mask? mask, SecretPaths paths, bool isWithin)
    {
        if (paths.IsAll) mask = Mask.All;
        if (mask is null && paths.IsNone)
        {
            reader.Skip();
            return;
        }
        switch (reader.TokenType)
        {
            case JsonTokenType.String when mask is not null:
                Collected.AddText(JsonText.Get(in reader));
                break;
            case JsonTokenType.Number when mask is not null:
                Collected.AddNumber(Encoding.ASCII.GetString(reader.ValueSpan));
                break;
            case JsonTokenType.StartObject:
                var here = paths.AsksKind ? paths.ForKind(KindOf(reader)) : paths;
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var below = here.Of(in reader);
                    // A state of version 4 says of what type such an attribute is: {"value": …, "type": …}.
                    if (below.IsNone && isWithin && Is(in reader, "value"u8)) below = paths;
                    var child = mask?.Of(in reader);
                    if (mask is { IsAll: true }) Collected.AddKey(JsonText.Get(in reader));
                    reader.Read();
                    Walk(ref reader, child, below, isWithin: true);
                }
                break;
            case JsonTokenType.StartArray:
                for (int i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++) Walk(ref reader, mask?[i], paths, isWithin);
                break;
        }
    }

    /// <summary>What an object says of its kind, the reader standing on its brace; null when it does not.</summary>
    private static string? KindOf(Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isKind = Is(in reader, "kind"u8);
            reader.Read();
            if (isKind && reader.TokenType == JsonTokenType.String) return JsonText.Get(in reader);
            reader.Skip();
        }
        return null;
    }

    private static bool Is(in Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        // The reader's own comparison throws at half of a surrogate pair.
        reader.ValueIsEscaped ? name.SequenceEqual(Encoding.UTF8.GetBytes(JsonText.Get(in reader))) : name.SequenceEqual(reader.ValueSpan);
}
