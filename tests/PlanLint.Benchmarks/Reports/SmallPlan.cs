using System.Text;

namespace PlanLint.Benchmarks.Reports;

/// <summary>A plan of many small resources, 2 kB each with the prior state, as <c>show -json</c> writes them.</summary>
internal static class SmallPlan
{
    private const string Type = "kubernetes_config_map_v1", Provider = "registry.terraform.io/hashicorp/kubernetes";

    /// <summary>Writes <c>plan.json</c>; every nth instance is updated, created or replaced, the others stay.</summary>
    public static void Write(int instances, int everyNth, string folder)
    {
        using var text = new StreamWriter(Path.Combine(folder, "plan.json"), false, new UTF8Encoding(false), 1 << 16);
        string Action(int i) => i % everyNth != 0 ? "no-op" : (i / everyNth % 4) switch { 1 => "create", 2 => "replace", _ => "update" };
        text.Write("{\"format_version\":\"1.2\",\"terraform_version\":\"1.11.4\",\"planned_values\":{\"root_module\":{\"resources\":[");
        Join(text, instances, i => Instance(i, Action(i) == "no-op" ? 0 : 1));
        text.Write("]}},\"resource_changes\":[");
        Join(text, instances, i => Change(i, Action(i)));
        text.Write("],\"prior_state\":{\"format_version\":\"1.0\",\"terraform_version\":\"1.11.4\",\"values\":{\"root_module\":{\"resources\":[");
        Join(text, instances, i => Action(i) == "create" ? null : Instance(i, 0));
        text.Write("]}}},\"configuration\":{\"root_module\":{}},\"timestamp\":\"2026-11-22T12:00:00Z\",\"applyable\":true,\"complete\":true,\"errored\":false}\n");
    }

    /// <summary>Writes what <paramref name="item"/> gives, with commas between; null leaves one out.</summary>
    internal static void Join(TextWriter text, int count, Func<int, string?> item)
    {
        bool isFirst = true;
        for (int i = 0; i < count; i++)
        {
            if (item(i) is not { } json) continue;
            if (!isFirst) text.Write(',');
            isFirst = false;
            text.Write(json);
        }
    }

    private static string Head(int i) =>
        $"\"address\":\"{Type}.r{i}\",\"mode\":\"managed\",\"type\":\"{Type}\",\"name\":\"r{i}\",\"provider_name\":\"{Provider}\"";

    private static string Instance(int i, int revision) => $"{{{Head(i)},\"schema_version\":1,\"values\":{Values(i, revision, true)},\"sensitive_values\":{{}}}}";

    private static string Values(int i, int revision, bool hasId) =>
        $"{{\"binary_data\":null,\"data\":{{\"a\":\"{i * 2654435761L:x16}\",\"b\":\"value-{i}\",\"rev\":\"{revision}\"}},{(hasId ? $"\"id\":\"ns-{i % 50}/r{i}\"," : "")}"
        + $"\"immutable\":false,\"metadata\":[{{\"annotations\":{{}},\"generate_name\":\"\",\"generation\":0,\"labels\":{{\"team\":\"t{i % 7}\"}},"
        + $"\"name\":\"r{i}\",\"namespace\":\"ns-{i % 50}\",\"resource_version\":\"{1000 + i}\",\"uid\":\"{i:x8}-0000-4000-8000-{i:x12}\"}}]}}";

    private static string Change(int i, string action)
    {
        bool isNew = action is "create" or "replace";
        string before = action == "create" ? "null" : Values(i, 0, true);
        string after = action == "no-op" ? before : Values(i, 1, !isNew);
        string words = action == "replace" ? "\"delete\",\"create\"" : $"\"{action}\"";
        string paths = action == "replace" ? ",\"replace_paths\":[[\"metadata\",0,\"name\"]]" : "";
        string reason = action == "replace" ? ",\"action_reason\":\"replace_because_cannot_update\"" : "";
        return $"{{{Head(i)},\"change\":{{\"actions\":[{words}],\"before\":{before},\"after\":{after},\"after_unknown\":{(isNew ? "{\"id\":true}" : "{}")},"
            + $"\"before_sensitive\":{(action == "create" ? "false" : "{}")},\"after_sensitive\":{{}}{paths}}}{reason}}}";
    }
}
