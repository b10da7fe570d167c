using System.Globalization;
using Newtonsoft.Json;
using PlanLint.Secrets;
using PlanLint.Values;

namespace PlanLint.Inventory;

/// <summary>
/// Writes PlanLint's own inventory, version 1 (docs/inventories.md): one JSON object, objects ordered by identity, secrets as hashes.
/// Reading it back gives the same inventory.
/// </summary>
public static class InventoryWriter
{
    /// <summary>Writes <paramref name="inventory"/> with two-space indentation and a final newline.</summary>
    public static void Write(LiveInventory inventory, TextWriter output)
    {
        using var json = new JsonTextWriter(output) { Formatting = Formatting.Indented, CloseOutput = false, Culture = CultureInfo.InvariantCulture };
        json.WriteStartObject();
        Write(json, "planlint_inventory", 1);
        if (inventory.CapturedAt is { } captured) Write(json, "captured_at", Time(captured));
        json.WritePropertyName("complete_for");
        json.WriteStartArray();
        foreach (var scope in inventory.Scopes)
        {
            json.WriteStartObject();
            Write(json, "system", scope.System);
            Write(json, "kind", scope.Kind);
            if (scope.Namespace is not null) Write(json, "namespace", scope.Namespace);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WritePropertyName("objects");
        json.WriteStartArray();
        foreach (var item in inventory.Objects) Write(json, item);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.Write('\n');
    }

    private static void Write(JsonTextWriter json, LiveObject item)
    {
        json.WriteStartObject();
        json.WritePropertyName("identity");
        json.WriteStartObject();
        Write(json, "system", item.Identity.System);
        Write(json, "kind", item.Identity.Kind);
        if (item.Identity.Namespace.Length > 0) Write(json, "namespace", item.Identity.Namespace);
        Write(json, "name", item.Identity.Name);
        json.WriteEndObject();
        if (item.Uid.Length > 0) Write(json, "uid", item.Uid);
        if (item.ApiVersion.Length > 0) Write(json, "api_version", item.ApiVersion);
        Write(json, "labels", item.Labels);
        Write(json, "annotations", item.Annotations);
        if (item.Owners.Length > 0)
        {
            json.WritePropertyName("owner_references");
            json.WriteStartArray();
            foreach (var owner in item.Owners)
            {
                json.WriteStartObject();
                Write(json, "kind", owner.Kind);
                Write(json, "name", owner.Name);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        if (item.FieldManagers.Length > 0)
        {
            json.WritePropertyName("managed_fields");
            json.WriteStartArray();
            foreach (string manager in item.FieldManagers) json.WriteValue(manager);
            json.WriteEndArray();
        }
        if (item.CreatedAt is { } created) Write(json, "created_at", Time(created));
        if (item.IsTerminating) Write(json, "terminating", true);
        Write(json, "source", item.Source);
        if (!item.Content.IsNull)
        {
            json.WritePropertyName("content");
            Write(json, item.Content);
        }
        json.WriteEndObject();
    }

    private static void Write(JsonTextWriter json, string name, IReadOnlyDictionary<string, string> texts)
    {
        if (texts.Count == 0) return;
        json.WritePropertyName(name);
        json.WriteStartObject();
        foreach (var (key, text) in texts) Write(json, key, text);
        json.WriteEndObject();
    }

    /// <summary>A value as JSON. A sensitive string is its hash when that is under the user's key, and otherwise only said to be sensitive.</summary>
    private static void Write(JsonTextWriter json, Value value)
    {
        if (value.IsSensitive && !value.IsNull && (!value.IsKnown || value.Kind == TypeKind.String && !HashedSecret.IsKeyed))
        {
            json.WriteValue(Redactor.Hidden);
            return;
        }
        if (value.IsNull || !value.IsKnown)
        {
            json.WriteNull();
            return;
        }
        switch (value.Kind)
        {
            case TypeKind.String:
                json.WriteValue(value.IsSensitive && !HashedSecret.IsOne(value.AsString) ? HashedSecret.Of(value.AsString) : value.AsString);
                break;
            case TypeKind.Number: json.WriteRawValue(value.AsNumber.ToString()); break;
            case TypeKind.Bool: json.WriteValue(value.AsBool); break;
            case TypeKind.Object or TypeKind.Map:
                json.WriteStartObject();
                foreach (var (name, member) in value.Attributes)
                {
                    json.WritePropertyName(name);
                    Write(json, member);
                }
                json.WriteEndObject();
                break;
            default:
                json.WriteStartArray();
                foreach (var element in value.Elements) Write(json, element);
                json.WriteEndArray();
                break;
        }
    }

    private static void Write(JsonTextWriter json, string name, object value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value);
    }

    private static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
