using System.Globalization;
using System.Text;
using Newtonsoft.Json;

namespace PlanLint.Benchmarks.Plans;

/// <summary>
/// Writes plans of any number of instances, 5.5 kB each, whose sections agree: every instance of the prior state, the planned
/// values and the changes has its block. Eight of ten instances do not change. The same number gives the same bytes.
/// </summary>
internal static class PlanGenerator
{
    private const int InstancesPerBlock = 10;
    private const int BlocksPerModule = 25;

    private static readonly string[] Types = ["aws_instance", "aws_iam_policy", "kubernetes_secret_v1", "kubernetes_config_map_v1", "aws_db_instance"];

    /// <summary>What happens to an instance.</summary>
    private enum Fate { NoOp, Update, Create, Delete, Replace }

    /// <summary>Writes a plan on one line, as <c>show -json</c> does.</summary>
    public static void Write(int instances, Stream output)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        using var json = new JsonTextWriter(text) { CloseOutput = false, Culture = CultureInfo.InvariantCulture };
        json.WriteStartObject();
        Member(json, "format_version", "1.2");
        Member(json, "terraform_version", "1.11.4");
        json.WritePropertyName("planned_values");
        Values(json, instances, f => f != Fate.Delete, isAfter: true);
        json.WritePropertyName("resource_changes");
        json.WriteStartArray();
        for (int i = 0; i < instances; i++) Change(json, i);
        json.WriteEndArray();
        json.WritePropertyName("prior_state");
        json.WriteStartObject();
        Member(json, "format_version", "1.0");
        Member(json, "terraform_version", "1.11.4");
        json.WritePropertyName("values");
        Values(json, instances, f => f != Fate.Create, isAfter: false);
        json.WriteEndObject();
        Configuration(json, instances);
        Member(json, "timestamp", "2026-11-22T12:00:00Z");
        Member(json, "applyable", true);
        Member(json, "complete", true);
        Member(json, "errored", false);
        json.WriteEndObject();
        json.Flush();
        text.Write('\n');
    }

    private static Fate FateOf(int instance) => (instance * 7919L % 100) switch { < 80 => Fate.NoOp, < 90 => Fate.Update, < 95 => Fate.Create, < 98 => Fate.Delete, _ => Fate.Replace };

    private static int BlockOf(int instance) => instance / InstancesPerBlock;

    private static int ModuleOf(int instance) => BlockOf(instance) / BlocksPerModule;

    private static string TypeOf(int instance) => Types[BlockOf(instance) % Types.Length];

    private static string NameOf(int instance) => $"r{BlockOf(instance)}";

    private static string KeyOf(int instance) => $"key-{instance % InstancesPerBlock}";

    private static string ModuleAddress(int module) => module == 0 ? "" : $"module.svc[\"env-{module}\"]";

    private static string AddressOf(int instance) =>
        $"{(ModuleOf(instance) == 0 ? "" : ModuleAddress(ModuleOf(instance)) + ".")}{TypeOf(instance)}.{NameOf(instance)}[\"{KeyOf(instance)}\"]";

    private static void Values(JsonTextWriter json, int instances, Func<Fate, bool> isThere, bool isAfter)
    {
        int modules = instances == 0 ? 0 : ModuleOf(instances - 1);
        json.WriteStartObject();
        json.WritePropertyName("root_module");
        json.WriteStartObject();
        Resources(json, 0, instances, isThere, isAfter);
        json.WritePropertyName("child_modules");
        json.WriteStartArray();
        for (int module = 1; module <= modules; module++)
        {
            json.WriteStartObject();
            Resources(json, module, instances, isThere, isAfter);
            Member(json, "address", ModuleAddress(module));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Resources(JsonTextWriter json, int module, int instances, Func<Fate, bool> isThere, bool isAfter)
    {
        json.WritePropertyName("resources");
        json.WriteStartArray();
        int first = module * BlocksPerModule * InstancesPerBlock;
        for (int i = first; i < Math.Min(instances, first + BlocksPerModule * InstancesPerBlock); i++)
        {
            if (!isThere(FateOf(i))) continue;
            json.WriteStartObject();
            Identity(json, i);
            Member(json, "schema_version", 1);
            json.WritePropertyName("values");
            Attributes(json, i, isAfter);
            json.WritePropertyName("sensitive_values");
            Sensitive(json, i);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Identity(JsonTextWriter json, int i)
    {
        Member(json, "address", AddressOf(i));
        Member(json, "mode", "managed");
        Member(json, "type", TypeOf(i));
        Member(json, "name", NameOf(i));
        Member(json, "index", KeyOf(i));
        Member(json, "provider_name", $"registry.terraform.io/hashicorp/{TypeOf(i).Split('_')[0]}");
    }

    private static void Change(JsonTextWriter json, int i)
    {
        var fate = FateOf(i);
        json.WriteStartObject();
        Identity(json, i);
        json.WritePropertyName("change");
        json.WriteStartObject();
        json.WritePropertyName("actions");
        json.WriteStartArray();
        string[] words = fate switch { Fate.NoOp => ["no-op"], Fate.Update => ["update"], Fate.Create => ["create"], Fate.Delete => ["delete"], _ => ["delete", "create"] };
        foreach (string word in words) json.WriteValue(word);
        json.WriteEndArray();
        json.WritePropertyName("before");
        if (fate == Fate.Create) json.WriteNull();
        else Attributes(json, i, isAfter: false);
        json.WritePropertyName("after");
        if (fate == Fate.Delete) json.WriteNull();
        else Attributes(json, i, isAfter: true);
        json.WritePropertyName("after_unknown");
        json.WriteStartObject();
        if (fate is Fate.Create or Fate.Replace) Member(json, "id", true);
        json.WriteEndObject();
        json.WritePropertyName("before_sensitive");
        if (fate == Fate.Create) json.WriteValue(false);
        else Sensitive(json, i);
        json.WritePropertyName("after_sensitive");
        if (fate == Fate.Delete) json.WriteValue(false);
        else Sensitive(json, i);
        if (fate == Fate.Replace)
        {
            json.WritePropertyName("replace_paths");
            json.WriteStartArray();
            json.WriteStartArray();
            json.WriteValue("zone");
            json.WriteEndArray();
            json.WriteEndArray();
        }
        json.WriteEndObject();
        if (fate == Fate.Replace) Member(json, "action_reason", "replace_because_cannot_update");
        json.WriteEndObject();
    }

    private static void Attributes(JsonTextWriter json, int i, bool isAfter)
    {
        var fate = FateOf(i);
        bool isChanged = isAfter && fate is Fate.Update or Fate.Replace;
        json.WriteStartObject();
        if (!isAfter || fate is not (Fate.Create or Fate.Replace)) Member(json, "id", $"id-{i * 2654435761L:x16}");
        Member(json, "arn", $"arn:aws:service:eu-west-1:123456789012:thing/{i:x12}");
        Member(json, "zone", isChanged ? "eu-west-1b" : "eu-west-1a");
        Member(json, "enabled", true);
        Member(json, "size", 100 + i % 50);
        json.WritePropertyName("timeouts");
        json.WriteNull();
        json.WritePropertyName("metadata");
        json.WriteStartArray();
        json.WriteStartObject();
        Member(json, "name", $"{NameOf(i)}-{i}");
        Member(json, "namespace", $"team-{i % 17}");
        json.WritePropertyName("labels");
        json.WriteStartObject();
        for (int l = 0; l < 8; l++) Member(json, $"label.example.com/l{l}", isChanged && l == 3 ? "changed" : $"value-{(i + l) % 97}");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        Member(json, "policy", "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\",\"s3:ListBucket\"],\"Resource\":\"arn:aws:s3:::bucket/*\"}]}");
        json.WritePropertyName("data");
        json.WriteStartObject();
        Member(json, "username", $"user-{i}");
        Member(json, "password", $"pw-{(ulong)i * 11400714819323198485UL:x16}{(isChanged ? "2" : "1")}");
        json.WriteEndObject();
        json.WritePropertyName("rule");
        json.WriteStartArray();
        for (int r = 0; r < 3; r++)
        {
            json.WriteStartObject();
            Member(json, "from_port", 443 + r);
            Member(json, "protocol", "tcp");
            Member(json, "description", "allows <https> & more");
            json.WritePropertyName("cidr_blocks");
            json.WriteStartArray();
            json.WriteValue("10.0.0.0/8");
            json.WriteValue("192.168.0.0/16");
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Sensitive(JsonTextWriter json, int i)
    {
        json.WriteStartObject();
        if (TypeOf(i) is "kubernetes_secret_v1" or "aws_db_instance") Member(json, "data", true);
        json.WritePropertyName("metadata");
        json.WriteRawValue("[{\"labels\":{}}]");
        json.WritePropertyName("rule");
        json.WriteRawValue("[{\"cidr_blocks\":[false,false]},{\"cidr_blocks\":[false,false]},{\"cidr_blocks\":[false,false]}]");
        json.WriteEndObject();
    }

    private static void Configuration(JsonTextWriter json, int instances)
    {
        int blocks = (instances + InstancesPerBlock - 1) / InstancesPerBlock;
        json.WritePropertyName("configuration");
        json.WriteStartObject();
        json.WritePropertyName("root_module");
        json.WriteStartObject();
        Blocks(json, 0, Math.Min(blocks, BlocksPerModule));
        if (blocks > BlocksPerModule)
        {
            json.WritePropertyName("module_calls");
            json.WriteStartObject();
            json.WritePropertyName("svc");
            json.WriteStartObject();
            Member(json, "source", "./svc");
            json.WritePropertyName("for_each_expression");
            json.WriteRawValue("{\"references\":[\"var.environments\"]}");
            json.WritePropertyName("module");
            json.WriteStartObject();
            Blocks(json, BlocksPerModule, blocks);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Blocks(JsonTextWriter json, int from, int to)
    {
        json.WritePropertyName("resources");
        json.WriteStartArray();
        for (int block = from; block < to; block++)
        {
            int instance = block * InstancesPerBlock;
            json.WriteStartObject();
            Member(json, "address", $"{TypeOf(instance)}.{NameOf(instance)}");
            Member(json, "mode", "managed");
            Member(json, "type", TypeOf(instance));
            Member(json, "name", NameOf(instance));
            Member(json, "provider_config_key", TypeOf(instance).Split('_')[0]);
            json.WritePropertyName("expressions");
            json.WriteRawValue("{\"zone\":{\"references\":[\"var.zone\"]},\"size\":{\"constant_value\":100},\"metadata\":[{\"name\":{\"references\":[\"each.key\"]},\"labels\":{\"references\":[\"local.labels\"]}}]}");
            json.WritePropertyName("for_each_expression");
            json.WriteRawValue("{\"references\":[\"var.keys\"]}");
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Member(JsonTextWriter json, string name, object value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value);
    }
}
