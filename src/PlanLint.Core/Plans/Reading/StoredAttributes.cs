using PlanLint.Documents;
using PlanLint.Values;

namespace PlanLint.Plans.Reading;

/// <summary>The UTF-8 bytes of an object in a state, kept as they stand in the file until a rule asks.</summary>
internal sealed class StoredAttributes(byte[] json, Mask? sensitive, bool hasTypedValues)
{
    /// <summary>The object as it stands in the file.</summary>
    public ReadOnlySpan<byte> Bytes => json;

    /// <summary>What is sensitive; null when nothing is.</summary>
    public Mask? Sensitive => sensitive;

    /// <summary>The attributes, sensitive ones marked.</summary>
    public Value Read()
    {
        var value = JsonValue.Parse(json);
        if (hasTypedValues)
            value = Value.Object(value.Attributes.Select(a => KeyValuePair.Create(a.Key, Unwrap(a.Value))));
        return sensitive is null ? value : Mark(value, sensitive);
    }

    /// <summary>
    /// The value inside the <c>{"value": …, "type": …}</c> that version 4 states write for attributes of dynamic type, such as
    /// <c>kubernetes_manifest.manifest</c>.
    /// </summary>
    private static Value Unwrap(Value value) =>
        value.Attributes.Count == 2 && value["value"] is { } inner && value["type"] is { } type && IsType(type) ? inner : value;

    /// <summary>True for a type as cty writes it: an attribute may be an object of a value and a type of its own.</summary>
    public static bool IsType(Value type) =>
        type.StringOrNull is "string" or "number" or "bool" or "dynamic"
        || (type.Elements.Length == 2 && type.Elements[0].StringOrNull is "object" or "tuple" or "list" or "set" or "map")
        || (type.Elements.Length == 3 && type.Elements[0].StringOrNull is "object");

    private static Value Mark(Value value, Mask? mask)
    {
        if (mask is null || value.IsNull || !value.IsKnown) return mask is { IsAll: true } ? value.WithSensitive(true) : value;
        var marked = value.Kind switch
        {
            TypeKind.Object or TypeKind.Map => Value.Object(value.Attributes.Select(a => KeyValuePair.Create(a.Key, Mark(a.Value, mask[a.Key])))),
            TypeKind.Tuple or TypeKind.List or TypeKind.Set => Value.Tuple([.. value.Elements.Select((e, i) => Mark(e, mask[i]))]),
            _ => value.WithSensitive(true),
        };
        return mask.IsAll ? marked.WithSensitive(true) : marked;
    }
}
