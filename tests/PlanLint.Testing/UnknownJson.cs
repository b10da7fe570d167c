using System.Text.Json;
using System.Text.Json.Nodes;

namespace PlanLint.Testing;

/// <summary>Takes values out of JSON as Terraform writes what it does not know.</summary>
internal static class UnknownJson
{
    /// <summary>Stands where a value is to be unknown.</summary>
    public const string Placeholder = "(unknown)";

    /// <summary>
    /// The JSON with each placeholder in the <c>after</c> of a change moved to its <c>after_unknown</c>; elsewhere, where nothing can
    /// be unknown but may be missing, it becomes null.
    /// </summary>
    public static string Of(string json)
    {
        var root = JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip })!;
        Visit(root);
        return root.ToJsonString() + "\n";
    }

    private static void Visit(JsonNode? node)
    {
        if (node is JsonObject change && change.ContainsKey("actions") && Take(change["after"]) is { } unknown)
        {
            change["after_unknown"] = Merge(change["after_unknown"], unknown);
            if (IsPlaceholder(change["after"])) change["after"] = null;
        }
        if (node is JsonObject members)
            foreach (var (name, value) in members.ToArray())
                if (IsPlaceholder(value)) members[name] = null;
                else Visit(value);
        if (node is JsonArray items)
            for (int i = 0; i < items.Count; i++)
                if (IsPlaceholder(items[i])) items[i] = null;
                else Visit(items[i]);
    }

    /// <summary>Takes the placeholders out of a value and says where they were; null when there are none.</summary>
    private static JsonNode? Take(JsonNode? node)
    {
        if (IsPlaceholder(node)) return true;
        if (node is JsonObject members)
        {
            var mask = new JsonObject();
            foreach (var (name, value) in members.ToArray())
            {
                if (Take(value) is not { } unknown) continue;
                mask[name] = unknown;
                if (IsPlaceholder(value)) members.Remove(name);
            }
            return mask.Count > 0 ? mask : null;
        }
        if (node is not JsonArray items) return null;
        var masks = items.Select(Take).ToArray();
        for (int i = 0; i < items.Count; i++)
            if (IsPlaceholder(items[i])) items[i] = null;
        return Array.TrueForAll(masks, m => m is null) ? null : new JsonArray([.. masks.Select(m => m ?? false)]);
    }

    private static JsonNode Merge(JsonNode? known, JsonNode more)
    {
        if (known is not JsonObject into || more is not JsonObject members) return more;
        foreach (var (name, value) in members.ToArray()) into[name] = Merge(into[name], value!.DeepClone());
        return into.DeepClone();
    }

    private static bool IsPlaceholder(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) && text == Placeholder;
}
