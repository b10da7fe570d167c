using System.Runtime.InteropServices;
using System.Text.Json;
using PlanLint.Documents;
using PlanLint.Plans.Reading;
using PlanLint.Values;

namespace PlanLint.Plans.Saved;

/// <summary>Reads the states in a saved plan, which are files of version 4.</summary>
internal static class StateJson
{
    /// <summary>Lineage and serial of a state; null for what the file does not say.</summary>
    public static (string? Lineage, long? Serial) Version(byte[]? state)
    {
        if (state is null) return (null, null);
        using var document = Parse(state);
        var root = document.RootElement;
        return (Text(root, "lineage") is { Length: > 0 } lineage ? lineage : null,
            root.TryGetProperty("serial", out var serial) && serial.ValueKind == JsonValueKind.Number && serial.TryGetInt64(out long number) ? number : null);
    }

    /// <summary>Writes a state as the <c>prior_state</c> of a plan; nothing when it is empty.</summary>
    public static void WritePriorState(Utf8JsonWriter json, byte[]? state)
    {
        if (state is null) return;
        using var document = Parse(state);
        var root = document.RootElement;
        var resources = Items(root, "resources").ToArray();
        bool hasOutputs = root.TryGetProperty("outputs", out var outputs) && outputs.ValueKind == JsonValueKind.Object && outputs.EnumerateObject().Any();
        if (resources.Length == 0 && !hasOutputs) return;
        json.WriteStartObject("prior_state");
        json.WriteString("format_version", "1.0");
        json.WriteStartObject("values");
        if (hasOutputs) WriteOutputs(json, outputs);
        json.WriteStartObject("root_module");
        var modules = resources.ToLookup(r => Text(r, "module") ?? "", StringComparer.Ordinal);
        WriteResources(json, modules[""]);
        json.WriteStartArray("child_modules");
        foreach (var module in modules.Where(m => m.Key.Length > 0))
        {
            json.WriteStartObject();
            json.WriteString("address", module.Key);
            WriteResources(json, module);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteOutputs(Utf8JsonWriter json, JsonElement outputs)
    {
        json.WriteStartObject("outputs");
        foreach (var output in outputs.EnumerateObject())
        {
            if (output.Value.ValueKind != JsonValueKind.Object) throw ProtobufReader.Broken();
            json.WriteStartObject(output.Name);
            json.WriteBoolean("sensitive", output.Value.TryGetProperty("sensitive", out var sensitive) && sensitive.ValueKind == JsonValueKind.True);
            if (output.Value.TryGetProperty("value", out var value))
            {
                json.WritePropertyName("value");
                value.WriteTo(json);
            }
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteResources(Utf8JsonWriter json, IEnumerable<JsonElement> resources)
    {
        json.WriteStartArray("resources");
        foreach (var resource in resources)
        {
            string module = Text(resource, "module") is { Length: > 0 } path ? path + "." : "";
            string mode = Text(resource, "mode") ?? "managed", type = Text(resource, "type") ?? "", name = Text(resource, "name") ?? "";
            foreach (var instance in Items(resource, "instances"))
            {
                json.WriteStartObject();
                string key = instance.TryGetProperty("index_key", out var index) ? Key(index) : "";
                json.WriteString("address", $"{module}{(mode == "data" ? "data." : "")}{type}.{name}{key}");
                json.WriteString("mode", mode);
                json.WriteString("type", type);
                json.WriteString("name", name);
                if (key.Length > 0)
                {
                    json.WritePropertyName("index");
                    index.WriteTo(json);
                }
                if (Text(instance, "deposed") is { Length: > 0 } deposed) json.WriteString("deposed_key", deposed);
                WriteAttributes(json, instance);
                json.WriteEndObject();
            }
        }
        json.WriteEndArray();
    }

    private static void WriteAttributes(Utf8JsonWriter json, JsonElement instance)
    {
        if (instance.TryGetProperty("attributes", out var attributes) && attributes.ValueKind == JsonValueKind.Object)
        {
            json.WriteStartObject("values");
            foreach (var attribute in attributes.EnumerateObject())
            {
                json.WritePropertyName(attribute.Name);
                Untyped(attribute.Value).WriteTo(json);
            }
            json.WriteEndObject();
        }
        var paths = instance.TryGetProperty("sensitive_attributes", out var written) ? ValueOf(written) : Value.DynamicNull;
        if (!StateFileReader.TryReadPaths(paths, out var mask)) throw ProtobufReader.Broken();
        json.WritePropertyName("sensitive_values");
        ValueWriter.WriteMask(json, mask);
    }

    /// <summary>The value in <c>{"value": …, "type": …}</c>, as attributes of dynamic type are stored.</summary>
    private static JsonElement Untyped(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.GetPropertyCount() == 2 && value.TryGetProperty("value", out var inner)
        && value.TryGetProperty("type", out var type) && StoredAttributes.IsType(ValueOf(type)) ? inner : value;

    private static Value ValueOf(JsonElement element) => JsonValue.Parse(JsonMarshal.GetRawUtf8Value(element));

    private static string Key(JsonElement key) => key.ValueKind switch
    {
        JsonValueKind.Number when key.TryGetInt64(out long index) => new Addresses.InstanceKey(index).ToString(),
        JsonValueKind.String => new Addresses.InstanceKey(key.GetString()!).ToString(),
        JsonValueKind.Null => "",
        _ => throw ProtobufReader.Broken(),
    };

    private static IEnumerable<JsonElement> Items(JsonElement from, string name)
    {
        if (from.ValueKind != JsonValueKind.Object) throw ProtobufReader.Broken();
        return from.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];
    }

    private static string? Text(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static JsonDocument Parse(byte[] state)
    {
        try
        {
            return JsonDocument.Parse(state, new JsonDocumentOptions { MaxDepth = JsonCursor.MaxDepth });
        }
        catch (JsonException)
        {
            throw ProtobufReader.Broken();
        }
    }
}
