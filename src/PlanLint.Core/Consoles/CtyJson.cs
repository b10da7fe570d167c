using Newtonsoft.Json;
using PlanLint.Values;
using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Consoles;

/// <summary>Values and types in the JSON form of Terraform's type system (cty): <c>["list","string"]</c>, numbers in full.</summary>
internal static class CtyJson
{
    /// <summary>Writes <c>{"type":…,"value":…}</c>, or <c>{"type":…,"unknown":true}</c>. Sensitive values are the caller's to withhold.</summary>
    public static void Write(JsonTextWriter json, Value value)
    {
        json.WriteStartObject();
        json.WritePropertyName("type");
        WriteType(json, value.Type);
        if (value.IsWhollyKnown)
        {
            json.WritePropertyName("value");
            WriteValue(json, value);
        }
        else
        {
            json.WritePropertyName("unknown");
            json.WriteValue(true);
        }
        json.WriteEndObject();
    }

    /// <summary>False for a value that holds an infinity: JSON has none.</summary>
    public static bool CanWrite(Value value) =>
        !(value is { IsKnown: true, IsNull: false, Kind: TypeKind.Number } && value.AsNumber.IsInfinite) && value.Children().All(CanWrite);

    /// <summary>Writes a type.</summary>
    public static void WriteType(JsonTextWriter json, ValueType type)
    {
        switch (type.Kind)
        {
            case TypeKind.Dynamic: json.WriteValue("dynamic"); return;
            case TypeKind.String: json.WriteValue("string"); return;
            case TypeKind.Number: json.WriteValue("number"); return;
            case TypeKind.Bool: json.WriteValue("bool"); return;
        }
        json.WriteStartArray();
        switch (type.Kind)
        {
            case TypeKind.Tuple:
                json.WriteValue("tuple");
                json.WriteStartArray();
                foreach (var element in type.Elements) WriteType(json, element);
                json.WriteEndArray();
                break;
            case TypeKind.Object:
                json.WriteValue("object");
                json.WriteStartObject();
                foreach (var (name, attribute) in type.Attributes)
                {
                    json.WritePropertyName(name);
                    WriteType(json, attribute);
                }
                json.WriteEndObject();
                break;
            default:
                json.WriteValue(type.Kind switch { TypeKind.List => "list", TypeKind.Set => "set", _ => "map" });
                WriteType(json, type.Element!);
                break;
        }
        json.WriteEndArray();
    }

    private static void WriteValue(JsonTextWriter json, Value value)
    {
        if (value.IsNull)
        {
            json.WriteNull();
            return;
        }
        switch (value.Kind)
        {
            case TypeKind.String: json.WriteValue(value.AsString); return;
            case TypeKind.Number: json.WriteRawValue(value.AsNumber.ToString()); return;
            case TypeKind.Bool: json.WriteValue(value.AsBool); return;
            case TypeKind.Map or TypeKind.Object:
                json.WriteStartObject();
                foreach (var (name, element) in value.Attributes)
                {
                    json.WritePropertyName(name);
                    WriteValue(json, element);
                }
                json.WriteEndObject();
                return;
            default:
                json.WriteStartArray();
                foreach (var element in value.Elements) WriteValue(json, element);
                json.WriteEndArray();
                return;
        }
    }
}
