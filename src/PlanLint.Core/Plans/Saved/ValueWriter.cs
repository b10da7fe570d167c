using System.Text.Json;
using PlanLint.Documents;
using PlanLint.Values;

namespace PlanLint.Plans.Saved;

/// <summary>Writes values as <c>show -json</c> does: unknown parts are left out and stand in a mask beside.</summary>
internal static class ValueWriter
{
    /// <summary>Writes a value; unknown attributes are left out, unknown elements are null.</summary>
    public static void Write(Utf8JsonWriter json, Value value)
    {
        if (!value.IsKnown || value.IsNull) json.WriteNullValue();
        else if (value.StringOrNull is { } text) json.WriteStringValue(text);
        else if (value.Kind == TypeKind.Bool) json.WriteBooleanValue(value.AsBool);
        else if (value.Kind == TypeKind.Number) json.WriteRawValue(value.AsNumber.ToString(), skipInputValidation: false);
        else if (value.Kind is TypeKind.Object or TypeKind.Map)
        {
            json.WriteStartObject();
            foreach (var (name, child) in value.Attributes)
            {
                if (!child.IsKnown) continue;
                json.WritePropertyName(name);
                Write(json, child);
            }
            json.WriteEndObject();
        }
        else
        {
            json.WriteStartArray();
            foreach (var child in value.Elements) Write(json, child);
            json.WriteEndArray();
        }
    }

    /// <summary>Writes the mask of what is unknown.</summary>
    public static void WriteUnknown(Utf8JsonWriter json, Value value)
    {
        if (!value.IsKnown) json.WriteBooleanValue(true);
        else if (value.IsNull || value.Kind is TypeKind.String or TypeKind.Bool or TypeKind.Number) json.WriteBooleanValue(false);
        else if (value.Kind is TypeKind.Object or TypeKind.Map)
        {
            json.WriteStartObject();
            foreach (var (name, child) in value.Attributes)
            {
                if (child.IsWhollyKnown) continue;
                json.WritePropertyName(name);
                WriteUnknown(json, child);
            }
            json.WriteEndObject();
        }
        else
        {
            json.WriteStartArray();
            foreach (var child in value.Elements) WriteUnknown(json, child);
            json.WriteEndArray();
        }
    }

    /// <summary>Writes a mask; one of names and of elements, which fits no value, as a mark of the whole.</summary>
    public static void WriteMask(Utf8JsonWriter json, Mask? marked)
    {
        if (marked is null) json.WriteBooleanValue(false);
        else if (marked is { Names: { } names, Items: null })
        {
            json.WriteStartObject();
            foreach (var (name, child) in names)
            {
                json.WritePropertyName(name);
                WriteMask(json, child);
            }
            json.WriteEndObject();
        }
        else if (marked is { Names: null, Items: { } items })
        {
            json.WriteStartArray();
            foreach (var child in items) WriteMask(json, child);
            json.WriteEndArray();
        }
        else json.WriteBooleanValue(true);
    }
}
