using System.Text.Json;
using System.Text.Json.Nodes;
using PlanLint.Causes;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Causes;

/// <summary>A change that a generator made together with all that causes it, so that its cause is known.</summary>
internal sealed record GeneratedChange(CauseKind Kind, string Address, string Head, string Change)
{
    /// <summary>The configuration at the base revision; null when it said the same.</summary>
    public string? Base { get; init; }

    /// <summary>Further changes of the plan, which belong to the cause.</summary>
    public string[] Others { get; init; } = [];

    /// <summary>An entry of <c>resource_drift</c>; null for none.</summary>
    public string? Drift { get; init; }

    /// <summary>An instance in the state from before the refresh; null for none.</summary>
    public string? State { get; init; }

    /// <summary>What a data source answered in an earlier plan; null for none.</summary>
    public string? Answer { get; init; }

    /// <summary>What the provider that made the plan writes; null for what its type's schema says nothing of.</summary>
    public string? Planned { get; init; }

    /// <summary>A live object; null for none.</summary>
    public string? Live { get; init; }

    /// <summary>True when the lock file has another version of the provider <c>up</c> than base.</summary>
    public bool IsUpgrade { get; init; }

    /// <summary>Makes one of a kind, or null for a kind that needs a base or its absence.</summary>
    public static GeneratedChange? Make(CauseKind kind, string name, int variant, bool hasBase)
    {
        string address = $"terraform_data.{name}", block = Block(name, "\"new\"");
        string update = PlanFixture.Change(address, "update", """{ "input": "old" }""", """{ "input": "new" }""");
        return kind switch
        {
            CauseKind.Requested => new(kind, address, block, PlanFixture.Change(address, "delete,create", """{ "input": "new" }""", """{ "input": "new" }""",
                outer: $"\"action_reason\": \"{(variant % 2 == 0 ? "replace_because_tainted" : "replace_by_request")}\"")),
            CauseKind.Edited when hasBase => (variant % 4) switch
            {
                0 => new(kind, address, block, update) { Base = Block(name, "\"old\"") },
                1 => new(kind, address, $"locals {{\n  {name} = \"new\"\n}}\n" + Block(name, $"local.{name}"), update) { Base = $"locals {{\n  {name} = \"old\"\n}}\n" + Block(name, $"local.{name}") },
                2 => new(kind, address, $"variable \"{name}\" {{\n  default = \"new\"\n}}\n" + Block(name, $"var.{name}"), update) { Base = $"variable \"{name}\" {{\n  default = \"old\"\n}}\n" + Block(name, $"var.{name}") },
                _ => new(kind, address, block, PlanFixture.Change(address, "create", after: """{ "input": "new" }""")) { Base = "" },
            },
            CauseKind.Outside when variant % 4 == 3 => new(kind, $"kubernetes_config_map_v1.{name}", $"resource \"kubernetes_config_map_v1\" \"{name}\" {{\n  metadata {{\n    name = \"{name}\"\n  }}\n  data = {{\n    level = \"info\"\n  }}\n}}\n",
                PlanFixture.Change($"kubernetes_config_map_v1.{name}", "update", $$"""{ "metadata": [{ "name": "{{name}}", "namespace": "default" }], "data": { "level": "debug" } }""", $$"""{ "metadata": [{ "name": "{{name}}", "namespace": "default" }], "data": { "level": "info" } }"""))
            {
                Live = $$$"""{ "apiVersion": "v1", "kind": "ConfigMap", "metadata": { "name": "{{{name}}}", "namespace": "default", "uid": "0-{{{name}}}", "managedFields": [{ "manager": "kubectl-edit", "fieldsV1": { "f:data": { "f:level": {} } } }] }, "data": { "level": "debug" } }""",
            },
            CauseKind.Outside => variant % 2 == 0
                ? new(kind, address, block, update) { Drift = PlanFixture.Change(address, "update", """{ "input": "new" }""", """{ "input": "old" }""") }
                : new(kind, address, Block(name, "{ a = \"1\" }"), PlanFixture.Change(address, "update", """{ "input": { "a": "1", "b": "2" } }""", """{ "input": { "a": "1" } }"""))
                { Drift = PlanFixture.Change(address, "update", """{ "input": { "a": "1" } }""", """{ "input": { "a": "1", "b": "2" } }""") },
            CauseKind.Exists => new(kind, $"kubernetes_namespace_v1.{name}", $"resource \"kubernetes_namespace_v1\" \"{name}\" {{\n  metadata {{\n    name = \"{name}\"\n  }}\n}}\n",
                PlanFixture.Change($"kubernetes_namespace_v1.{name}", "create", after: $$"""{ "metadata": [{ "name": "{{name}}" }] }"""))
            { Live = $$"""{ "apiVersion": "v1", "kind": "Namespace", "metadata": { "name": "{{name}}", "uid": "0-{{name}}" } }""" },
            CauseKind.Vanished => new(kind, address, block, PlanFixture.Change(address, "create", after: """{ "input": "new" }""")) { Drift = PlanFixture.Change(address, "delete", """{ "input": "new" }""") },
            CauseKind.Upgrade when hasBase => new(kind, $"up_thing.{name}", $"resource \"up_thing\" \"{name}\" {{\n  size = 1\n}}\n",
                PlanFixture.Change($"up_thing.{name}", "update", """{ "size": 1 }""", """{ "size": 1, "mode": "standard" }""", outer: "\"provider_name\": \"registry.terraform.io/hashicorp/up\""))
            { IsUpgrade = true },
            CauseKind.Upgrade => new(kind, $"re_thing_{name}.{name}", $"resource \"re_thing_{name}\" \"{name}\" {{\n  size = 1\n}}\n",
                PlanFixture.Change($"re_thing_{name}.{name}", "update", """{ "size": 1 }""", """{ "size": 1, "mode": "standard" }""", outer: "\"provider_name\": \"registry.terraform.io/hashicorp/re\""))
            {
                State = $$"""{ "mode": "managed", "type": "re_thing_{{name}}", "name": "{{name}}", "provider": "provider[\"registry.terraform.io/hashicorp/re\"]", "instances": [{ "schema_version": 1, "attributes": { "size": 1 } }] }""",
                Planned = $$"""{ "address": "re_thing_{{name}}.{{name}}", "mode": "managed", "type": "re_thing_{{name}}", "name": "{{name}}", "schema_version": 2, "values": { "size": 1 } }""",
            },
            CauseKind.Follows => new(kind, address, $"resource \"terraform_data\" \"{name}_source\" {{\n  triggers_replace = \"x\"\n}}\n" + Block(name, variant % 2 == 0 ? $"terraform_data.{name}_source.id" : $"\"a-${{terraform_data.{name}_source.id}}\""),
                PlanFixture.Change(address, "update", """{ "input": "old" }""", "{}", "\"after_unknown\": { \"input\": true }"))
            { Others = [PlanFixture.Change($"terraform_data.{name}_source", "delete,create", """{ "id": "1" }""", "{}", "\"after_unknown\": { \"id\": true }", "\"action_reason\": \"replace_because_tainted\"")] },
            CauseKind.Impure => new(kind, address, Block(name, (variant % 3) switch { 0 => "timestamp()", 1 => "uuid()", _ => "\"at ${plantimestamp()}\"" }), variant % 3 == 2 ? update : PlanFixture.Change(address, "update", """{ "input": "old" }""", "{}", "\"after_unknown\": { \"input\": true }")),
            CauseKind.Lookup when variant % 2 == 1 => new(kind, address, $"data \"aws_ami\" \"{name}\" {{}}\n" + Block(name, $"data.aws_ami.{name}.id"), update)
            { Answer = $$"""{ "address": "data.aws_ami.{{name}}", "mode": "data", "type": "aws_ami", "name": "{{name}}", "values": { "id": "old" } }""" },
            CauseKind.Lookup => new(kind, address, $"data \"aws_ami\" \"{name}\" {{}}\n" + Block(name, $"data.aws_ami.{name}.id"), update)
            { State = $$"""{ "mode": "data", "type": "aws_ami", "name": "{{name}}", "provider": "provider[\"registry.terraform.io/hashicorp/aws\"]", "instances": [{ "schema_version": 0, "attributes": { "id": "old" } }] }""" },
            CauseKind.Provider => new(kind, $"tag_thing.{name}", $"resource \"tag_thing\" \"{name}\" {{\n  size = 1\n}}\n", PlanFixture.Change($"tag_thing.{name}", "update", """{ "size": 1, "tags_all": {} }""", """{ "size": 1, "tags_all": { "Team": "sea" } }""")),
            CauseKind.Pending when hasBase => (variant % 3) switch
            {
                0 => new(kind, address, block, update),
                1 => new(kind, address, block, PlanFixture.Change(address, "create", after: """{ "input": "new" }""")),
                _ => new(kind, address, "", PlanFixture.Change(address, "delete", """{ "input": "new" }""", outer: "\"action_reason\": \"delete_because_no_resource_config\"")),
            },
            CauseKind.Configured when !hasBase => variant % 2 == 0 ? new(kind, address, block, update) : new(kind, address, block, PlanFixture.Change(address, "create", after: """{ "input": "new" }""")),
            CauseKind.Unexplained => new(kind, address, Block(name, "\"new\""), PlanFixture.Change(address, "update", """{ "input": "new", "extra": 1 }""", """{ "input": "new", "extra": 2 }""")),
            _ => null,
        };
    }

    /// <summary>One workspace of several changes.</summary>
    public static string Fixture(IReadOnlyList<GeneratedChange> changes, bool hasBase)
    {
        const string provider = "provider \"tag\" {\n  default_tags {\n    tags = { Team = \"sea\" }\n  }\n}\n";
        bool isUpgrade = changes.Any(c => c.IsUpgrade);
        string kept = PlanFixture.Change("terraform_data.kept", "no-op", """{ "input": "kept" }""", """{ "input": "kept" }""");
        string text = string.Concat(changes.Select(c => c.Head)) + provider + Block("kept", "\"kept\"")
            + $"# file: plan.json\n{{ \"timestamp\": \"2026-01-02T00:00:00Z\", \"planned_values\": {{ \"root_module\": {{ \"resources\": [{string.Join(",\n", changes.Select(c => c.Planned).OfType<string>())}] }} }}, \"resource_changes\": [{string.Join(",\n", changes.SelectMany(c => c.Others.Append(c.Change)).Append(kept))}], \"resource_drift\": [{string.Join(",\n", changes.Select(c => c.Drift).OfType<string>())}] }}\n";
        if (isUpgrade) text += Lock("2.0.0", "");
        if (changes.Select(c => c.Live).OfType<string>().ToArray() is { Length: > 0 } live) text += $"# file: live/namespaces.json\n{{ \"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": [{string.Join(", ", live)}] }}\n";
        if (changes.Select(c => c.State).OfType<string>().ToArray() is { Length: > 0 } states)
            text += $"# file: a.tfstate\n{{ \"version\": 4, \"terraform_version\": \"1.11.4\", \"serial\": 1, \"lineage\": \"l\", \"resources\": [{string.Join(",\n", changes.SelectMany(Held).Append(Instance("kept", """{ "input": "kept" }""")).Concat(states))}] }}\n";
        if (changes.Select(c => c.Answer).OfType<string>().ToArray() is { Length: > 0 } answers)
            text += $"# file: earlier/plan.json\n{{ \"timestamp\": \"2026-01-01T00:00:00Z\", \"resource_changes\": [], \"prior_state\": {{ \"values\": {{ \"root_module\": {{ \"resources\": [{string.Join(", ", answers)}] }} }} }} }}\n";
        if (!hasBase) return text;
        text += "# file: base/main.tf\n" + string.Concat(changes.Select(c => c.Base ?? c.Head)) + provider + Block("kept", "\"kept\"");
        return isUpgrade ? text + Lock("1.0.0", "base/") : text;
    }

    /// <summary>What the state holds of a change before the refresh, without which it would not be this root's own state.</summary>
    private static IEnumerable<string> Held(GeneratedChange change)
    {
        foreach (string entry in change.Others.Append(change.Change))
        {
            var planned = JsonNode.Parse(entry)!;
            string[] address = planned["address"]!.ToString().Split('.');
            if (address[0] != "terraform_data" || planned["change"]!["before"] is not { } before) continue;
            var drift = change.Drift is null ? null : JsonNode.Parse(change.Drift);
            yield return Instance(address[1], (drift?["address"]!.ToString() == planned["address"]!.ToString() ? drift["change"]!["before"]! : before).ToJsonString());
        }
    }

    private static string Instance(string name, string attributes) => $$"""
        { "mode": "managed", "type": "terraform_data", "name": "{{name}}", "provider": "provider[\"terraform.io/builtin/terraform\"]",
          "instances": [{ "schema_version": 0, "attributes": {{attributes}} }] }
        """;

    private static string Lock(string version, string folder) => $"# file: {folder}.terraform.lock.hcl\nprovider \"registry.terraform.io/hashicorp/up\" {{\n  version = {JsonSerializer.Serialize(version)}\n}}\n";

    private static string Block(string name, string input) => $"resource \"terraform_data\" \"{name}\" {{\n  input = {input}\n}}\n";
}
