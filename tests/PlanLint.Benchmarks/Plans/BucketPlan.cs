using System.Globalization;
using System.Text;
using Newtonsoft.Json;

namespace PlanLint.Benchmarks.Plans;

/// <summary>Writes the plan that docs/benchmarks.md measures: small resources of one type, 1.8 kB each, six of ten unchanged.</summary>
internal static class BucketPlan
{
    private static readonly string[] Actions = ["no-op", "no-op", "no-op", "no-op", "no-op", "no-op", "update", "update", "create", "delete"];

    /// <summary>Writes a plan on one line, attributes in the order of <c>show -json</c>.</summary>
    public static void Write(int instances, Stream output)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        using var json = new JsonTextWriter(text) { CloseOutput = false, Culture = CultureInfo.InvariantCulture };
        json.WriteRaw("{\"format_version\":\"1.2\",\"terraform_version\":\"1.11.4\",\"planned_values\":{\"root_module\":{\"resources\":[");
        Join(text, json, instances, i => Actions[i % 10] != "delete", i => $"{{{Head(i)},\"schema_version\":0,\"values\":{Object(i, isPlanned: false)}}}");
        json.WriteRaw("]}},\"resource_changes\":[");
        Join(text, json, instances, _ => true, Change);
        json.WriteRaw("],\"prior_state\":{\"format_version\":\"1.0\",\"terraform_version\":\"1.11.4\",\"values\":{\"root_module\":{\"resources\":[");
        Join(text, json, instances, i => Actions[i % 10] != "create", i => $"{{{Head(i)},\"schema_version\":0,\"values\":{Object(i, isPlanned: false)}}}");
        json.WriteRaw("]}}},\"configuration\":{\"provider_config\":{\"aws\":{\"name\":\"aws\",\"full_name\":\"registry.terraform.io/hashicorp/aws\"}},\"root_module\":{\"resources\":[");
        Join(text, json, instances, _ => true, i => $"{{\"address\":\"aws_s3_bucket.b{i:D5}\",\"mode\":\"managed\",\"type\":\"aws_s3_bucket\",\"name\":\"b{i:D5}\",\"provider_config_key\":\"aws\",\"expressions\":{{\"bucket\":{{\"constant_value\":\"bucket-{i}\"}}}},\"schema_version\":0}}");
        json.WriteRaw("]}},\"timestamp\":\"2026-11-22T12:00:00Z\",\"applyable\":true,\"complete\":true,\"errored\":false}\n");
        json.Flush();
    }

    private static void Join(StreamWriter text, JsonTextWriter json, int instances, Func<int, bool> isThere, Func<int, string> item)
    {
        bool first = true;
        for (int i = 0; i < instances; i++)
        {
            if (!isThere(i)) continue;
            if (!first) json.WriteRaw(",");
            json.WriteRaw(item(i));
            first = false;
        }
        text.Flush();
    }

    private static string Head(int i) => $"\"address\":\"aws_s3_bucket.b{i:D5}\",\"mode\":\"managed\",\"type\":\"aws_s3_bucket\",\"name\":\"b{i:D5}\",\"provider_name\":\"registry.terraform.io/hashicorp/aws\"";

    private static string Object(int i, bool isPlanned, string acl = "private")
    {
        string tags = $"{{\"Env\":\"prod\",\"Name\":\"bucket-{i}\"}}";
        string given = $"\"bucket\":\"bucket-{i}\"";
        string rest = $"\"force_destroy\":false,\"tags\":{tags},\"tags_all\":{tags},\"timeouts\":null";
        return isPlanned
            ? $"{{\"acl\":\"{acl}\",{given},{rest}}}"
            : $"{{\"acl\":\"{acl}\",\"arn\":\"arn:aws:s3:::bucket-{i}\",{given},\"bucket_domain_name\":\"bucket-{i}.s3.amazonaws.com\",\"bucket_prefix\":\"\",{rest[..(rest.IndexOf("\"tags\"", StringComparison.Ordinal))]}\"hosted_zone_id\":\"Z3AQBSTGFYJSTF\",\"id\":\"bucket-{i}\",\"region\":\"eu-west-1\",{rest[rest.IndexOf("\"tags\"", StringComparison.Ordinal)..]}}}";
    }

    private static string Change(int i)
    {
        string action = Actions[i % 10];
        string before = action == "create" ? "null" : Object(i, isPlanned: false);
        string after = action switch
        {
            "delete" => "null",
            "create" => Object(i, isPlanned: true),
            "update" => Object(i, isPlanned: false, "public-read"),
            _ => before,
        };
        string unknown = action == "create" ? "{\"arn\":true,\"bucket_domain_name\":true,\"hosted_zone_id\":true,\"id\":true,\"region\":true,\"tags\":{},\"tags_all\":{}}" : action == "delete" ? "{}" : "{\"tags\":{},\"tags_all\":{}}";
        return $"{{{Head(i)},\"change\":{{\"actions\":[\"{action}\"],\"before\":{before},\"after\":{after},\"after_unknown\":{unknown},\"before_sensitive\":{(before == "null" ? "false" : "{\"tags\":{},\"tags_all\":{}}")},\"after_sensitive\":{(after == "null" ? "false" : "{\"tags\":{},\"tags_all\":{}}")}}}}}";
    }
}
