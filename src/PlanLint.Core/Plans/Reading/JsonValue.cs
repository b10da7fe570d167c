using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using PlanLint.Values;

namespace PlanLint.Plans.Reading;

/// <summary>Builds values from JSON that has been read once already and is known to be well-formed.</summary>
internal static class JsonValue
{
    /// <summary>Numbers beyond this many digits are kept as text: no rule calculates with them, and arithmetic on them has no bound.</summary>
    private const int LongestNumber = 4096;

    /// <summary>
    /// The value of <paramref name="json"/> with masks applied. Attributes that only the unknown mask names are added as unknown:
    /// plan JSON leaves them out of the value.
    /// </summary>
    public static Value Parse(ReadOnlySpan<byte> json, Mask? unknown = null, Mask? sensitive = null)
    {
        if (unknown is { IsAll: true }) return Value.DynamicUnknown.WithSensitive(sensitive is { IsAll: true });
        if (json.IsEmpty) return Missing(unknown, sensitive) ?? Value.DynamicNull;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonCursor.MaxDepth });
        return reader.Read() ? Parse(ref reader, unknown, sensitive) : Value.DynamicNull;
    }

    /// <summary>A number as exact as its text.</summary>
    public static Value ParseNumber(ReadOnlySpan<byte> digits)
    {
        string text = Encoding.ASCII.GetString(digits);
        int e = text.AsSpan().IndexOfAny('e', 'E');
        bool hasLargeExponent = e >= 0
            && (!int.TryParse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int exponent) || Math.Abs(exponent) > LongestNumber);
        return text.Length <= LongestNumber && !hasLargeExponent && Number.TryParse(text, out var number) ? Value.Number(number) : Value.String(text);
    }

    private static Value Parse(ref Utf8JsonReader reader, Mask? unknown, Mask? sensitive)
    {
        bool isSensitive = sensitive is { IsAll: true };
        if (unknown is { IsAll: true })
        {
            reader.Skip();
            return Value.DynamicUnknown.WithSensitive(isSensitive);
        }
        var value = reader.TokenType switch
        {
            JsonTokenType.StartObject => ParseObject(ref reader, unknown, sensitive),
            JsonTokenType.StartArray => ParseArray(ref reader, unknown, sensitive),
            JsonTokenType.String => Value.String(JsonText.Get(in reader)),
            JsonTokenType.Number => ParseNumber(reader.ValueSpan),
            JsonTokenType.True => Value.True,
            JsonTokenType.False => Value.False,
            _ => Missing(unknown, sensitive) ?? Value.DynamicNull,
        };
        return isSensitive ? value.WithSensitive(true) : value;
    }

    private static Value ParseObject(ref Utf8JsonReader reader, Mask? unknown, Mask? sensitive)
    {
        var names = new List<string>();
        var values = new List<Value>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = JsonText.Get(in reader);
            reader.Read();
            names.Add(name);
            values.Add(Parse(ref reader, unknown?[name], sensitive?[name]));
        }
        if (unknown?.Names is { } masks)
        {
            var present = new HashSet<string>(names, StringComparer.Ordinal);
            foreach (var (name, mask) in masks)
                if (!present.Contains(name) && Missing(mask, sensitive?[name]) is { } missing)
                {
                    names.Add(name);
                    values.Add(missing);
                }
        }
        return Value.Object(NameMap.From(names, values));
    }

    private static Value ParseArray(ref Utf8JsonReader reader, Mask? unknown, Mask? sensitive)
    {
        var elements = ImmutableArray.CreateBuilder<Value>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            elements.Add(Parse(ref reader, unknown?[elements.Count], sensitive?[elements.Count]));
        for (int i = elements.Count; i < (unknown?.Items?.Length ?? 0); i++)
            elements.Add(Missing(unknown![i], sensitive?[i]) ?? Value.DynamicNull);
        return Value.Tuple(elements.ToImmutable());
    }

    /// <summary>The unknown parts of a value that is not in the JSON at all; null when there are none.</summary>
    private static Value? Missing(Mask? unknown, Mask? sensitive)
    {
        if (unknown is null) return null;
        bool isSensitive = sensitive is { IsAll: true };
        if (unknown.IsAll) return Value.DynamicUnknown.WithSensitive(isSensitive);
        if (unknown.Names is { } names)
        {
            var attributes = names
                .Select(n => KeyValuePair.Create(n.Key, Missing(n.Value, sensitive?[n.Key])))
                .Where(n => n.Value is not null)
                .Select(n => KeyValuePair.Create(n.Key, n.Value!));
            return Value.Object(attributes).WithSensitive(isSensitive);
        }
        var items = unknown.Items!.Select((mask, i) => Missing(mask, sensitive?[i]) ?? Value.DynamicNull);
        return Value.Tuple([.. items]).WithSensitive(isSensitive);
    }
}
