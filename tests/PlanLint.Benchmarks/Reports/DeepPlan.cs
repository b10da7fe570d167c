using System.Text;

namespace PlanLint.Benchmarks.Reports;

/// <summary>A plan of manifests of 20 kB that nest deep and change in one label.</summary>
internal static class DeepPlan
{
    private const string Type = "kubernetes_manifest", Provider = "registry.terraform.io/hashicorp/kubernetes";

    /// <summary>Writes <c>plan.json</c>; all instances are updated.</summary>
    public static void Write(int instances, string folder)
    {
        using var text = new StreamWriter(Path.Combine(folder, "plan.json"), false, new UTF8Encoding(false), 1 << 16);
        text.Write("{\"format_version\":\"1.2\",\"terraform_version\":\"1.11.4\",\"planned_values\":{\"root_module\":{}},\"resource_changes\":[");
        SmallPlan.Join(text, instances, i =>
            $"{{\"address\":\"{Type}.r{i}\",\"mode\":\"managed\",\"type\":\"{Type}\",\"name\":\"r{i}\",\"provider_name\":\"{Provider}\",\"change\":"
            + $"{{\"actions\":[\"update\"],\"before\":{Values(i, 0)},\"after\":{Values(i, 1)},\"after_unknown\":{{}},\"before_sensitive\":{{}},\"after_sensitive\":{{}}}}}}");
        text.Write("],\"configuration\":{\"root_module\":{}},\"applyable\":true,\"complete\":true,\"errored\":false}\n");
    }

    private static string Values(int i, int revision)
    {
        string sections = string.Join(',', Enumerable.Range(0, 11).Select(s =>
            $"{{\"items\":{{{string.Join(',', Enumerable.Range(10, 20).Select(k => $"\"k{k}\":{{\"on\":true,\"value\":\"{i * 1000003L + s * 31 + k:x32}\"}}"))}}},\"name\":\"s{s}\"}}"));
        string script = string.Concat(Enumerable.Repeat($"{i:x32} line of text\\n", 140));
        string manifest = $"{{\"apiVersion\":\"example.com/v1\",\"kind\":\"Thing\",\"metadata\":{{\"labels\":{{\"rev\":\"{revision}\",\"team\":\"t{i % 7}\"}},"
            + $"\"name\":\"r{i}\",\"namespace\":\"ns-{i % 50}\"}},\"spec\":{{\"script\":\"{script}\",\"sections\":[{sections}]}}}}";
        return $"{{\"computed_fields\":null,\"field_manager\":[],\"manifest\":{manifest},\"object\":{manifest},\"timeouts\":[],\"wait\":[],\"wait_for\":null}}";
    }
}
