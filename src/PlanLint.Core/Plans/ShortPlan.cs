using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PlanLint.Addresses;

namespace PlanLint.Plans;

/// <summary>
/// Plans as tests write them: JSON of <c>terraform show -json</c> with nothing but what the test is about. What Terraform always writes is
/// filled in: versions, type and name of each address, empty masks, a prior state of everything that is there before.
/// </summary>
public static class ShortPlan
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 512 };

    /// <summary>The whole plan; what has a <c>format_version</c>, or is no JSON object, is left as it is.</summary>
    public static string Complete(string json)
    {
        JsonNode? node;
        try
        {
            node = JsonNode.Parse(json, documentOptions: Lenient);
        }
        catch (JsonException)
        {
            // What is no JSON is a test of how the plan reader says so.
            return json;
        }
        if (node is not JsonObject plan || plan.ContainsKey("format_version") || plan.ContainsKey("@level")) return json;

        var complete = new JsonObject { ["format_version"] = "1.2", ["terraform_version"] = "1.11.4" };
        foreach (string list in (string[])["resource_changes", "resource_drift"])
            if (plan[list] is JsonArray entries)
                foreach (var entry in entries.OfType<JsonObject>()) CompleteEntry(entry);
        if (plan["deferred_changes"] is JsonArray deferred)
            foreach (var entry in deferred.OfType<JsonObject>().Select(d => d["resource_change"]).OfType<JsonObject>()) CompleteEntry(entry);
        if (!plan.ContainsKey("prior_state") && PriorState(plan) is { } priorState) complete["prior_state"] = priorState;
        if (!plan.ContainsKey("configuration")) complete["configuration"] = new JsonObject { ["root_module"] = new JsonObject() };
        if (!plan.ContainsKey("complete")) complete["complete"] = true;
        if (!plan.ContainsKey("errored")) complete["errored"] = false;
        if (!plan.ContainsKey("applyable")) complete["applyable"] = true;
        foreach (var (name, value) in plan) complete[name] = value?.DeepClone();
        return Text(complete);
    }

    private static string Text(JsonObject plan)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, new JsonWriterOptions { Indented = true, NewLine = "\n" })) plan.WriteTo(writer);
        return Encoding.UTF8.GetString(text.GetBuffer().AsSpan(0, (int)text.Length));
    }

    private static string? StringOf(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static void CompleteEntry(JsonObject entry)
    {
        if (StringOf(entry["address"]) is not { } text || ResourceAddress.Parse(text) is not { } address) return;
        entry.TryAdd("mode", address.Mode == ResourceMode.Data ? "data" : "managed");
        entry.TryAdd("type", address.Type);
        entry.TryAdd("name", address.Name);
        if (address.Key is { } key) entry.TryAdd("index", key.IsString ? JsonValue.Create(key.Text) : JsonValue.Create(key.Index));
        if (!address.Module.IsRoot) entry.TryAdd("module_address", address.Module.ToString());
        entry.TryAdd("provider_name", $"registry.terraform.io/hashicorp/{address.Type.Split('_')[0]}");
        if (entry["change"] is not JsonObject change) return;
        change.TryAdd("before", null);
        change.TryAdd("after", null);
        change.TryAdd("after_unknown", new JsonObject());
        change.TryAdd("before_sensitive", change["before"] is null ? JsonValue.Create(false) : new JsonObject());
        change.TryAdd("after_sensitive", change["after"] is null ? JsonValue.Create(false) : new JsonObject());
    }

    /// <summary>A state of the managed objects that exist before the plan; null when there are none.</summary>
    private static JsonObject? PriorState(JsonObject plan)
    {
        if (plan["resource_changes"] is not JsonArray changes) return null;
        var root = new JsonArray();
        var children = new SortedDictionary<string, JsonArray>(StringComparer.Ordinal);
        foreach (var entry in changes.OfType<JsonObject>())
        {
            if (entry["change"] is not JsonObject change || change["before"] is not JsonObject before || StringOf(entry["mode"]) != "managed") continue;
            // A planned import is in the refreshed state only after apply.
            if (change["importing"] is not null || entry["deposed"] is not null) continue;
            var resource = new JsonObject
            {
                ["address"] = (entry["previous_address"] ?? entry["address"])!.DeepClone(),
                ["mode"] = "managed",
                ["type"] = entry["type"]!.DeepClone(),
                ["name"] = entry["name"]!.DeepClone(),
                ["provider_name"] = entry["provider_name"]?.DeepClone(),
                ["schema_version"] = 0,
                ["values"] = before.DeepClone(),
            };
            if (entry["index"] is { } index) resource["index"] = index.DeepClone();
            string module = StringOf(entry["module_address"]) ?? "";
            if (module.Length == 0) root.Add((JsonNode)resource);
            else if (children.TryGetValue(module, out var list)) list.Add((JsonNode)resource);
            else children[module] = new JsonArray(resource);
        }
        if (root.Count == 0 && children.Count == 0) return null;
        return new JsonObject
        {
            ["format_version"] = "1.0",
            ["terraform_version"] = "1.11.4",
            ["values"] = new JsonObject
            {
                ["root_module"] = new JsonObject
                {
                    ["resources"] = root,
                    ["child_modules"] = new JsonArray([.. children.Select(c => new JsonObject { ["address"] = c.Key, ["resources"] = c.Value })]),
                },
            },
        };
    }
}
