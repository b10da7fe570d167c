using PlanLint.Testing;

namespace PlanLint.Rules.Tests;

/// <summary>
/// Findings that leave their place to another rule's: each pair once, with the other rule heard, switched off, and quieter. None vanishes
/// altogether.
/// </summary>
public sealed class YieldingTests
{
    private const string Replaced = """
        # file: main.tf
        resource "aws_db_instance" "main" {
          engine_version = "15"
        }
        # file: plan.json
        { "resource_changes": [ { "address": "aws_db_instance.main", "change": { "actions": ["delete", "create"], "replace_paths": [["engine_version"]],
          "before": { "engine_version": "14" }, "after": { "engine_version": "15" } } } ] }
        """;

    private static readonly string Imported = Replaced.Replace("\"replace_paths\"", "\"importing\": { \"id\": \"shop\" }, \"replace_paths\"", StringComparison.Ordinal);

    private const string Renamed = """
        # file: main.tf
        resource "aws_s3_bucket" "new" {
          bucket = "a"
        }
        # file: plan.json
        { "resource_changes": [
          { "address": "aws_s3_bucket.old", "action_reason": "delete_because_no_resource_config", "change": { "actions": ["delete"], "before": { "bucket": "a" }, "after": null } },
          { "address": "aws_s3_bucket.new", "change": { "actions": ["create"], "before": null, "after": { "bucket": "a" } } } ] }
        """;

    private const string Definition = """
        # file: main.tf
        resource "kubernetes_manifest" "crd" {}
        # file: plan.json
        { "resource_changes": [ { "address": "kubernetes_manifest.crd", "change": { "actions": ["delete", "create"], "replace_paths": [["manifest", "spec", "group"]],
          "before": { "manifest": { "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition", "metadata": { "name": "ws.example.com" }, "spec": { "group": "example.com", "names": { "kind": "W", "plural": "ws" } } } },
          "after": { "manifest": { "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition", "metadata": { "name": "ws.example.org" }, "spec": { "group": "example.org", "names": { "kind": "W", "plural": "ws" } } } } } } ] }
        """;

    private const string Operated = """
        # file: main.tf
        resource "kubernetes_manifest" "db" {
          manifest = {
            apiVersion = "postgresql.cnpg.io/v1"
            kind       = "Cluster"
            metadata   = { name = "db", namespace = "shop" }
          }
        }
        """;

    private static string Looked(string type, string argument) => $$"""
        # file: main.tf
        data "aws_db_snapshot" "latest" {
          most_recent = true
        }

        resource "{{type}}" "main" {
          {{argument}} = data.aws_db_snapshot.latest.id
        }
        # file: plan.json
        { "resource_changes": [ { "address": "{{type}}.main", "change": { "actions": ["delete", "create"], "replace_paths": [["{{argument}}"]],
          "before": { "{{argument}}": "a" }, "after": { "{{argument}}": "b" } } } ],
          "configuration": { "root_module": { "resources": [
            { "address": "{{type}}.main", "mode": "managed", "type": "{{type}}", "name": "main", "provider_config_key": "aws",
              "expressions": { "{{argument}}": { "references": ["data.aws_db_snapshot.latest.id", "data.aws_db_snapshot.latest"] } } } ] } } }
        """;

    private static string Drifted(string drift) => $$"""
        # file: main.tf
        resource "aws_rds_cluster" "main" {
          cluster_identifier = "shop"
          iam_roles          = ["a"]
        }

        resource "aws_rds_cluster_role_association" "b" {
          db_cluster_identifier = aws_rds_cluster.main.id
          role_arn              = "b"
        }
        # file: plan.json
        { "resource_changes": [], "resource_drift": [ { "address": "aws_rds_cluster.main", "change": { "actions": ["update"],
          "before": { "id": "shop", "cluster_identifier": "shop", "iam_roles": ["a"], "tags": { "a": "1" } },
          "after": { "id": "shop", "cluster_identifier": "shop", {{drift}} } } } ] }
        """;

    private static string Reading(string expressions) => $$"""
        # file: main.tf
        resource "random_password" "db" {
          min_upper = 2
        }

        resource "kubernetes_secret_v1" "db" {
          data = { password = random_password.db.result }
        }
        # file: plan.json
        { "resource_changes": [
          { "address": "random_password.db", "change": { "actions": ["delete", "create"], "before": { "min_upper": 0, "result": "a" },
            "after": { "min_upper": 2 }, "after_unknown": { "result": true }, "replace_paths": [["min_upper"]] } },
          { "address": "kubernetes_secret_v1.db", "change": { "actions": ["update"], "before": { "data": { "password": "a" } }, "after": {}, "after_unknown": { "data": true } } } ],
          "configuration": { "root_module": { "resources": [
            { "address": "kubernetes_secret_v1.db", "mode": "managed", "type": "kubernetes_secret_v1", "name": "db", "provider_config_key": "kubernetes",
              "expressions": { "data": { "references": [{{expressions}}] } } } ] } } }
        """;

    private const string Gone = """
        # file: main.tf
        resource "terraform_data" "other" {}
        # file: plan.json
        { "resource_changes": [
          { "address": "aws_s3_bucket.old", "action_reason": "delete_because_no_resource_config", "change": { "actions": ["delete"], "before": { "bucket": "a" }, "after": null } } ] }
        """;

    private const string Shifted = """
        # file: main.tf
        resource "aws_route53_record" "main" {
          name = "a"
        }
        # file: plan.json
        { "resource_changes": [
          { "address": "aws_route53_record.main[0]", "change": { "actions": ["delete", "create"], "replace_paths": [["name"]], "before": { "name": "b" }, "after": { "name": "a" } } },
          { "address": "aws_route53_record.main[1]", "change": { "actions": ["create"], "before": null, "after": { "name": "b" } } } ] }
        """;

    private const string Impure = """
        # file: main.tf
        resource "aws_sns_topic" "main" {
          tags = { at = timestamp() }
        }
        # file: plan.json
        { "resource_changes": [ { "address": "aws_sns_topic.main", "change": { "actions": ["update"], "before": { "tags": { "at": "a" } }, "after": {}, "after_unknown": { "tags": true } } } ],
          "configuration": { "root_module": { "resources": [
            { "address": "aws_sns_topic.main", "mode": "managed", "type": "aws_sns_topic", "name": "main", "provider_config_key": "aws", "expressions": { "tags": {} } } ] } } }
        """;

    private static IEnumerable<TestCaseData> Pairs() =>
    [
        new("PL0107", "PL0106", Gone),
        new("PL0108", "PL0110", Shifted),
        new("PL0136", "PL0428", Impure),
        new("PL0106", "PL0111", Renamed),
        new("PL0107", "PL0111", Renamed),
        new("PL0106", "PL0114", Imported),
        new("PL0106", "PL0312", Definition),
        new("PL0108", "PL0106", Replaced),
        new("PL0108", "PL0114", Imported),
        new("PL0108", "PL0312", Definition),
        new("PL0118", "PL0204", Drifted("\"iam_roles\": [\"a\", \"b\"], \"tags\": { \"a\": \"1\" }")),
        new("PL0119", "PL0134", Reading("\"random_password.db.result\", \"random_password.db\"")),
        new("PL0136", "PL0106", Looked("aws_db_instance", "snapshot_identifier")),
        new("PL0136", "PL0108", Looked("aws_dax_cluster", "cluster_name")),
        new("PL0401", "PL0106", Replaced),
        new("PL0401", "PL0114", Imported),
        new("PL0401", "PL0301", Operated),
    ];

    [TestCaseSource(nameof(Pairs))]
    public void Leaves_its_place_only_to_a_finding_that_is_heard(string id, string other, string fixture)
    {
        Shown(fixture, id, other).ShouldBe([other]);
        Shown(fixture, id).ShouldBe([id], "the other rule does not run");
        Shown(fixture + Severities((other, "none")), id, other).ShouldBe([id], "the other rule is off");
        Shown(fixture + Severities((other, "note"), (id, "error")), id, other).ShouldContain(id, "the other rule is quieter");
    }

    [TestCase("PL0118", "PL0204", TestName = "Drift of an argument that the other finding does not speak of stays")]
    [TestCase("PL0119", "PL0134", TestName = "A value that comes from elsewhere than the credential stays")]
    public void Keeps_what_the_other_finding_does_not_speak_of(string id, string other) =>
        Shown(id == "PL0118" ? Drifted("\"iam_roles\": [\"a\", \"b\"], \"tags\": { \"a\": \"2\" }") : Reading("\"terraform_data.other.output\", \"terraform_data.other\""), id, other)
            .ShouldBe([id, other], ignoreOrder: true);

    private static string Severities(params (string Id, string Severity)[] rules) =>
        "\n# file: .planlint.hcl\n" + string.Concat(rules.Select(r => $"rule \"{r.Id}\" {{\n  severity = \"{r.Severity}\"\n}}\n"));

    private static string[] Shown(string fixture, params string[] ids) =>
        [.. RuleTester.Run(BuiltIn.Rules.Rules.Where(r => ids.Contains(r.Descriptor.Id)), fixture, RuleTest.Knowledge).Diagnostics.Select(d => d.Rule.Id).Distinct()];
}
