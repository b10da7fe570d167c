using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class ProtectedResourceDestroyedTests : RuleTests<ProtectedResourceDestroyed>
{
    protected override RuleCase Case => new("""
        # file: main.tf
        [|resource "null_resource" "a"|] {
          lifecycle {
            prevent_destroy = {?true?}
          }
        }
        # file: plan.json
        { "resource_changes": [ { "address": "null_resource.a", "change": { "actions": ["delete", "create"], "before": {}, "after": {} } } ] }
        """)
    {
        Lookalike = [("\"delete\", \"create\"", "\"forget\"")],
    };

    [Test]
    public void Reports_a_database_that_is_replaced_at_what_forces_it() => Check<ProtectedResourceDestroyed>("""
        # file: main.tf
        resource "aws_db_instance" "main" {
          [|engine_version = "15"|]
        }
        # file: plan.json
        { "resource_changes": [ { "address": "aws_db_instance.main", "action_reason": "replace_because_cannot_update",
          "change": { "actions": ["delete", "create"], "replace_paths": [["engine_version"]],
            "before": { "engine_version": "14" }, "after": { "engine_version": "15" }, "after_unknown": { "id": true } } } ] }
        """)
        .WithMessages("aws_db_instance.main (a database) will be replaced because the change cannot be made in place: engine_version.")
        .WithSeverities(Severity.Error)
        .FixedTo("""
        # file: main.tf
        resource "aws_db_instance" "main" {
          engine_version = "14"
        }
        """);

    [Test]
    public void Says_how_to_keep_an_instance_whose_key_is_gone() => Check<ProtectedResourceDestroyed>("""
        # file: main.tf
        [|resource "aws_dynamodb_table" "main"|] {
          for_each = toset(["blue"])
          name     = each.key
        }
        # file: plan.json
        { "resource_changes": [ { "address": "aws_dynamodb_table.main[\"red\"]", "action_reason": "delete_because_each_key",
          "change": { "actions": ["delete"], "before": { "name": "red" } } } ] }
        """)
        .WithMessages("aws_dynamodb_table.main[\"red\"] (a database) will be destroyed because its key is no longer in for_each.")
        .WithNotes("help: to keep the object, take it out of the state and plan again: terraform state rm 'aws_dynamodb_table.main[\"red\"]'");

    [Test]
    public void Knows_kinds_that_an_operator_keeps_data_for() => Check<ProtectedResourceDestroyed>("""
        # file: main.tf
        [|resource "kubernetes_manifest" "pg"|] {}
        resource "kubernetes_manifest" "cm" {}
        # file: plan.json
        { "resource_changes": [
          { "address": "kubernetes_manifest.pg", "change": { "actions": ["delete", "create"],
            "before": { "manifest": { "apiVersion": "postgresql.cnpg.io/v1", "kind": "Cluster", "metadata": { "name": "pg", "namespace": "db" } } },
            "after": { "manifest": { "apiVersion": "postgresql.cnpg.io/v1", "kind": "Cluster", "metadata": { "name": "pg2", "namespace": "db" } } } } },
          { "address": "kubernetes_manifest.cm", "change": { "actions": ["delete", "create"],
            "before": { "manifest": { "apiVersion": "v1", "kind": "ConfigMap", "metadata": { "name": "pg", "namespace": "db" } } },
            "after": { "manifest": { "apiVersion": "v1", "kind": "ConfigMap", "metadata": { "name": "pg2", "namespace": "db" } } } } } ] }
        """).WithSeverities(Severity.Error);

    [Test]
    public void Warns_of_what_can_be_repaired() => Check<ProtectedResourceDestroyed>("""
        # file: main.tf
        [|resource "kubernetes_secret_v1" "a"|] {}
        # file: plan.json
        { "resource_changes": [ { "address": "kubernetes_secret_v1.a", "change": { "actions": ["delete", "create"],
            "before": { "metadata": [{ "name": "a" }] }, "after": { "metadata": [{ "name": "b" }] } } } ] }
        """).WithSeverities(Severity.Warning);

    [Test]
    public void Protects_what_the_intent_the_options_and_the_block_name() => Check<ProtectedResourceDestroyed>("""
        # file: x.intent.hcl
        intent "x" {
          mode      = "bounded"
          protected = ["null_resource.a"]
        }
        # file: .planlint.hcl
        protect = ["null_resource.b*"]
        # file: main.tf
        [|resource "null_resource" "a"|] {}
        [|resource "null_resource" "bee"|] {}
        [|resource "null_resource" "c"|] {
          lifecycle {
            prevent_destroy = true
          }
        }
        resource "null_resource" "d" {}
        # file: plan.json
        { "resource_changes": [
          { "address": "null_resource.a", "change": { "actions": ["delete", "create"], "before": {}, "after": {} } },
          { "address": "null_resource.bee", "change": { "actions": ["create", "delete"], "before": {}, "after": {} } },
          { "address": "null_resource.c", "change": { "actions": ["delete", "create"], "before": {}, "after": {} } },
          { "address": "null_resource.d", "change": { "actions": ["delete", "create"], "before": {}, "after": {} } } ] }
        """)
        .WithMessages(
            "null_resource.a (protected by intent 'x') will be replaced.",
            "null_resource.bee (protected by .planlint.hcl) will be replaced.",
            "null_resource.c (protected by prevent_destroy) will be replaced.");

    [Test]
    public void Is_silent_when_the_intent_allows_the_delete_of_the_exact_address() => Check<ProtectedResourceDestroyed>("""
        # file: x.intent.hcl
        intent "x" {
          mode = "bounded"

          allow {
            address = "aws_s3_bucket.a[\"x\"]"
            actions = ["delete"]
          }
        }
        # file: plan.json
        { "resource_changes": [ { "address": "aws_s3_bucket.a[\"x\"]", "change": { "actions": ["delete"], "before": { "bucket": "a" } } } ] }
        """);

    [Test]
    public void Does_not_take_a_glob_for_consent() => Check<ProtectedResourceDestroyed>("""
        # file: x.intent.hcl
        intent "x" {
          mode = "bounded"

          allow {
            address = "aws_s3_bucket.*"
            actions = ["delete"]
          }
        }
        # file: plan.json [||]
        { "resource_changes": [ { "address": "aws_s3_bucket.a", "change": { "actions": ["delete"], "before": { "bucket": "a" } } } ] }
        """);

    [Test]
    public void Is_silent_on_forgets_and_on_what_comes_and_goes() => Check<ProtectedResourceDestroyed>("""
        # file: x.intent.hcl
        intent "x" {
          mode      = "bounded"
          ephemeral = ["module.preview.*"]
        }
        # file: plan.json
        { "resource_changes": [
          { "address": "aws_s3_bucket.a", "change": { "actions": ["forget"], "before": { "bucket": "a" } } },
          { "address": "module.preview.aws_s3_bucket.b", "change": { "actions": ["delete"], "before": { "bucket": "b" } } },
          { "address": "aws_s3_bucket.c", "change": { "actions": ["update"], "before": { "bucket": "c", "tags": {} }, "after": { "bucket": "c" }, "after_unknown": { "tags": true } } } ] }
        """);

    [Test]
    public void Notes_a_deposed_object() => Check<ProtectedResourceDestroyed>("""
        # file: plan.json [||]
        { "resource_changes": [ { "address": "aws_s3_bucket.a", "deposed": "0a1b2c3d", "change": { "actions": ["delete"], "before": { "bucket": "a" } } } ] }
        """).WithSeverities(Severity.Note);

    [TestCase("\"SHOP\"", "\"shop\"", "note: engine_version differs in letter case only, \"SHOP\" in the state and \"shop\" here")]
    [TestCase("\"/rg/Shop/db\"", "\"/rg/shop/db\"", "note: engine_version differs in letter case only, \"Shop\" in the state and \"shop\" here")]
    [TestCase("\"shop\"", "\"shop.\"", "note: engine_version differs by a trailing \".\" only, which the configuration has: who adds it adds it again")]
    public void Says_what_a_difference_is_worth_and_writes_back_what_the_state_has(string before, string after, string note) =>
        Check<ProtectedResourceDestroyed>($$"""
            # file: main.tf
            resource "aws_db_instance" "main" {
              [|engine_version = {{after}}|]
            }
            # file: plan.json
            { "resource_changes": [
              { "address": "aws_db_instance.main", "action_reason": "replace_because_cannot_update",
                "change": { "actions": ["delete", "create"], "replace_paths": [["engine_version"]],
                  "before": { "engine_version": {{before}} }, "after": { "engine_version": {{after}} } } } ] }
            """).WithNotes($"change: engine_version {before} → {after}", note,
                "help: to keep the object, leave engine_version as the state has it, or name it in ignore_changes")
            .FixedTo($$"""
            # file: main.tf
            resource "aws_db_instance" "main" {
              engine_version = {{before}}
            }
            """);

    [TestCase("$shop", "leading \"$\"")]
    [TestCase("shop.", "trailing \".\"")]
    public void Ignores_a_name_to_which_the_server_adds_a_sign(string before, string sign) =>
        Check<ProtectedResourceDestroyed>($$"""
            # file: main.tf
            resource "aws_db_instance" "main" {
              [|identifier = "shop"|]
            }
            # file: plan.json
            { "resource_changes": [
              { "address": "aws_db_instance.main", "change": { "actions": ["delete", "create"], "replace_paths": [["identifier"]],
                "before": { "identifier": "{{before}}" }, "after": { "identifier": "shop" } } } ] }
            """).WithNotes($"change: identifier \"{before}\" → \"shop\"", $"note: identifier differs by a {sign} only, which the state has: who adds it adds it again",
                "help: to keep the object, leave identifier as the state has it, or name it in ignore_changes")
            .FixedTo("""
            # file: main.tf
            resource "aws_db_instance" "main" {
              identifier = "shop"

              lifecycle {
                ignore_changes = [identifier]
              }
            }
            """);

    [Test]
    public void Tells_what_must_be_replaced_after_it()
    {
        var result = RuleTester.Run([new ProtectedResourceDestroyed(), new ReplacementExplained()], """
            # file: main.tf
            resource "google_container_cluster" "main" {
              [|initial_node_count = 2|]
            }
            resource "google_container_node_pool" "a" {
              cluster = google_container_cluster.main.id
            }
            # file: plan.json
            { "resource_changes": [
              { "address": "google_container_cluster.main", "change": { "actions": ["delete", "create"], "replace_paths": [["initial_node_count"]],
                "before": { "initial_node_count": 1, "id": "a" }, "after": { "initial_node_count": 2 }, "after_unknown": { "id": true } } },
              { "address": "google_container_node_pool.a", "change": { "actions": ["delete", "create"], "replace_paths": [["cluster"]],
                "before": { "cluster": "a" }, "after": {}, "after_unknown": { "cluster": true } } } ],
            "configuration": { "root_module": { "resources": [
              { "address": "google_container_node_pool.a", "mode": "managed", "type": "google_container_node_pool", "name": "a", "provider_config_key": "google",
                "expressions": { "cluster": { "references": ["google_container_cluster.main.id", "google_container_cluster.main"] } } } ] } } }
            """, Knowledge);
        var finding = result.Diagnostics.ShouldHaveSingleItem();
        finding.Rule.Id.ShouldBe("PL0106");
        finding.Message.ShouldEndWith("will be replaced: initial_node_count; 1 more must be replaced after it.");
        finding.Related.ShouldContain(r => r.Message == "google_container_node_pool.a will be replaced");
    }

    [TestCase("delete_because_no_resource_config", "", "prevent_destroy does not stop it: its block is no longer in the configuration")]
    [TestCase("delete_because_no_resource_config", "moved {\n  from = aws_dynamodb_table.a\n  to   = aws_dynamodb_table.b\n}\nresource \"aws_dynamodb_table\" \"b\" {}",
        "prevent_destroy does not stop it: its block is no longer in the configuration, and its moved block has no effect because aws_dynamodb_table.b holds an object already")]
    public void Tells_why_nothing_refused_the_destroy(string reason, string main, string cause)
    {
        var result = RuleTester.Run([new ProtectedResourceDestroyed(), new ProtectionRemoved()], $$"""
            # file: main.tf
            {{main}}
            # file: plan.json
            { "terraform_version": "1.11.4", "resource_changes": [ { "address": "aws_dynamodb_table.a", "action_reason": "{{reason}}",
              "change": { "actions": ["delete"], "before": { "name": "orders" }, "after": null } } ] }
            """, Knowledge);
        var finding = result.Diagnostics.ShouldHaveSingleItem();
        finding.Rule.Id.ShouldBe("PL0106");
        finding.Notes.ShouldContain(new DiagnosticNote("cause", cause));
        // What keeps it: a removed block where there is no moved one, else the state.
        (finding.Fixes.Length > 0 || finding.Notes.Any(n => n.Text.ToString().Contains("terraform state rm", StringComparison.Ordinal))).ShouldBeTrue();
    }

    [Test]
    public void Takes_another_word_for_another_name_and_writes_nothing_back_unasked() => Check<ProtectedResourceDestroyed>("""
        # file: main.tf
        resource "aws_db_instance" "main" {
          [|identifier = "shop-v2"|]
        }
        # file: plan.json
        { "resource_changes": [
          { "address": "aws_db_instance.main", "action_reason": "replace_because_cannot_update",
            "change": { "actions": ["delete", "create"], "replace_paths": [["identifier"]],
              "before": { "identifier": "shop" }, "after": { "identifier": "shop-v2" } } } ] }
        """).WithNotes("change: identifier \"shop\" → \"shop-v2\"",
            "help: to keep the object, leave identifier as the state has it, or name it in ignore_changes")
        .FixedTo("", includeUnsafe: false);

    [Test]
    public void Says_that_an_argument_is_gone_that_matters_only_when_the_object_is_made() => Check<ProtectedResourceDestroyed>("""
        # file: main.tf
        [|resource "aws_db_instance" "main"|] {
        }
        # file: plan.json
        { "resource_changes": [
          { "address": "aws_db_instance.main", "action_reason": "replace_because_cannot_update",
            "change": { "actions": ["delete", "create"], "replace_paths": [["snapshot_identifier"]],
              "before": { "snapshot_identifier": "rds:shop" }, "after": { "snapshot_identifier": null } } } ] }
        """).WithNotes("change: snapshot_identifier \"rds:shop\" → (none)",
            "note: snapshot_identifier is not in the block any more, and it matters only when the object is made",
            "help: to keep the object, leave snapshot_identifier as the state has it, or name it in ignore_changes")
        .FixedTo("""
        # file: main.tf
        resource "aws_db_instance" "main" {
          snapshot_identifier = "rds:shop"
        }
        """);

    [Test]
    public void Ignores_the_attribute_where_the_value_is_no_literal() => Check<ProtectedResourceDestroyed>("""
        # file: main.tf
        variable "version" {}

        resource "aws_db_instance" "main" {
          [|engine_version = var.version|]
        }
        # file: plan.json
        { "resource_changes": [
          { "address": "aws_db_instance.main", "action_reason": "replace_because_cannot_update",
            "change": { "actions": ["delete", "create"], "replace_paths": [["engine_version"]],
              "before": { "engine_version": "14" }, "after": { "engine_version": "15" } } } ] }
        """).FixedTo("""
        # file: main.tf
        variable "version" {}

        resource "aws_db_instance" "main" {
          engine_version = var.version

          lifecycle {
            ignore_changes = [engine_version]
          }
        }
        """);

    [Test]
    public void A_deposed_object_of_another_name_is_no_leftover() => Check<ProtectedResourceDestroyed>("""
        # file: main.tf
        [|resource "aws_dynamodb_table" "orders"|] {
          name = "orders-v2"
        }
        # file: plan.json
        { "resource_changes": [
          { "address": "aws_dynamodb_table.orders", "change": { "actions": ["no-op"], "before": { "name": "orders-v2" }, "after": { "name": "orders-v2" } } },
          { "address": "aws_dynamodb_table.orders", "deposed": "0a1b2c3d",
            "change": { "actions": ["delete"], "before": { "name": "orders" }, "after": null } } ] }
        """).WithSeverities(Severity.Error);
}
