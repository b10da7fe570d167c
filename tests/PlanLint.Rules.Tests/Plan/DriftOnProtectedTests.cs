using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class DriftOnProtectedTests : RuleTests<DriftOnProtected>
{
    protected override RuleCase Case => new("""
        # file: main.tf
        resource "aws_db_instance" "a" {
          [|instance_class = "a"|]
        }
        # file: plan.json
        { "resource_drift": [ { "address": "aws_db_instance.a", "change": { "actions": ["update"], "before": { "instance_class": "a" }, "after": { "instance_class": "b" } } } ] }
        """)
    {
        Lookalike = [("\"before\": { \"instance_class\": \"a\" }, \"after\": { \"instance_class\": \"b\" }", "\"before\": { \"status\": \"a\" }, \"after\": { \"status\": \"b\" }")],
        AlwaysKnown = "Drift is what a refresh has read, so it is known.",
    };

    [Test]
    public void Warns_of_a_database_that_was_changed_by_hand() => Check<DriftOnProtected>("""
        # file: main.tf
        resource "aws_db_instance" "a" {
          [|instance_class = "db.t3.small"|]
        }
        # file: plan.json
        { "resource_drift": [ { "address": "aws_db_instance.a", "change": { "actions": ["update"], "before": { "instance_class": "db.t3.small" }, "after": { "instance_class": "db.t3.large" } } } ],
          "resource_changes": [ { "address": "aws_db_instance.a", "change": { "actions": ["update"], "before": { "instance_class": "db.t3.large" }, "after": { "instance_class": "db.t3.small" } } } ] }
        """)
        .WithMessages("aws_db_instance.a changed outside of Terraform: instance_class \"db.t3.small\" → \"db.t3.large\"; this plan will revert it.")
        .WithSeverities(Severity.Warning);

    [Test]
    public void Says_when_the_plan_keeps_the_change() => Check<DriftOnProtected>("""
        # file: plan.json [||]
        { "resource_drift": [ { "address": "aws_s3_bucket.a", "change": { "actions": ["update"], "before": { "force_destroy": false }, "after": { "force_destroy": true } } } ],
          "resource_changes": [ { "address": "aws_s3_bucket.a", "change": { "actions": ["no-op"], "before": { "force_destroy": true }, "after": { "force_destroy": true } } } ] }
        """)
        .WithMessages("aws_s3_bucket.a changed outside of Terraform: force_destroy false → true; this plan will keep it.");

    [Test]
    public void Reports_what_vanished() => Check<DriftOnProtected>("""
        # file: plan.json [||]
        { "resource_drift": [ { "address": "aws_s3_bucket.a", "change": { "actions": ["delete"], "before": { "bucket": "a" } } } ],
          "resource_changes": [ { "address": "aws_s3_bucket.a", "change": { "actions": ["create"], "after": { "bucket": "a" } } } ] }
        """)
        .WithMessages("aws_s3_bucket.a (stored data) was not found by the refresh: it was deleted outside of Terraform, or the provider looks at another account, region or cluster; this plan will create it anew, empty.")
        .WithSeverities(Severity.Error);

    [Test]
    public void Is_silent_on_computed_leaves_and_on_types_that_are_not_protected() => Check<DriftOnProtected>("""
        # file: plan.json
        { "resource_drift": [
          { "address": "aws_db_instance.a", "change": { "actions": ["update"], "before": { "status": "available", "latest_restorable_time": "1" }, "after": { "status": "modifying", "latest_restorable_time": "2" } } },
          { "address": "null_resource.a", "change": { "actions": ["update"], "before": { "a": 1 }, "after": { "a": 2 } } } ],
          "resource_changes": [ { "address": "aws_db_instance.a", "change": { "actions": ["update"], "before": { "a": 1 }, "after": {}, "after_unknown": { "a": true } } } ] }
        """);

    [Test]
    public void Is_silent_on_what_a_sibling_resource_sets() => Check<DriftOnProtected>("""
        # file: plan.json
        { "resource_drift": [ { "address": "aws_s3_bucket.a", "change": { "actions": ["update"], "before": { "policy": "" }, "after": { "policy": "{}" } } } ],
          "resource_changes": [ { "address": "aws_s3_bucket.a", "change": { "actions": ["no-op"], "before": { "policy": "{}" }, "after": { "policy": "{}" } } } ],
          "configuration": { "root_module": { "resources": [ { "address": "aws_s3_bucket.a", "mode": "managed", "type": "aws_s3_bucket", "name": "a", "provider_config_key": "aws",
            "expressions": { "bucket": { "constant_value": "a" } } } ] } } }
        """);

    [Test]
    public void Is_silent_on_changes_without_drift() => Check<DriftOnProtected>("""
        # file: plan.json
        { "resource_changes": [ { "address": "aws_db_instance.a", "change": { "actions": ["update"], "before": { "a": 1 }, "after": { "a": 2 } } } ] }
        """);

    [TestCase("\"delete\"", "{ \"a\": 2, \"b\": 2 }", "null", "destroy the resource")]
    [TestCase("\"delete\", \"create\"", "{ \"a\": 2, \"b\": 2 }", "{ \"a\": 2, \"b\": 2 }", "replace the resource")]
    [TestCase("\"update\"", "{ \"a\": 2, \"b\": 2 }", "{ \"a\": 1, \"b\": 1 }", "revert it")]
    [TestCase("\"update\"", "{ \"a\": 2, \"b\": 2 }", "{ \"a\": 1, \"b\": 2 }", "revert some of it")]
    [TestCase("\"update\"", "{ \"a\": 2, \"b\": 2, \"c\": 1 }", "{ \"a\": 2, \"b\": 2, \"c\": 2 }", "keep it")]
    public void Says_what_becomes_of_the_change(string actions, string before, string after, string outcome) => Check<DriftOnProtected>($$"""
        # file: plan.json [||]
        { "resource_drift": [ { "address": "aws_db_instance.a", "change": { "actions": ["update"], "before": { "a": 1, "b": 1 }, "after": { "a": 2, "b": 2 } } } ],
          "resource_changes": [ { "address": "aws_db_instance.a", "change": { "actions": [{{actions}}], "before": {{before}}, "after": {{after}} } } ] }
        """).WithMessages($"aws_db_instance.a changed outside of Terraform: a 1 → 2, b 1 → 2; this plan will {outcome}.");

    [Test]
    public void Says_of_what_vanished_no_more_than_the_plan() => Check<DriftOnProtected>("""
        # file: plan.json [||]
        { "resource_drift": [ { "address": "aws_s3_bucket.a", "change": { "actions": ["delete"], "before": { "bucket": "a" } } } ] }
        """).WithMessages("aws_s3_bucket.a (stored data) was not found by the refresh: it was deleted outside of Terraform, or the provider looks at another account, region or cluster.");

    [TestCase("14ed1854-0000-0000-0000-000000000000", "kubernetes_namespace.a was not found by the refresh, but Namespace a, uid 14ed1854 is there: the provider looks at another account, region or cluster; this plan would create it anew, so plan again with the right one.")]
    public void Contradicts_no_inventory_that_lists_what_the_refresh_did_not_find(string uid, string message) => Check<DriftOnProtected>($$"""
        # file: main.tf
        [|resource "kubernetes_namespace" "a"|] {
        }
        # file: live/namespaces.json
        { "apiVersion": "v1", "kind": "NamespaceList", "items": [ { "apiVersion": "v1", "kind": "Namespace", "metadata": { "name": "a", "uid": "{{uid}}" } } ] }
        # file: plan.json
        { "resource_changes": [ { "address": "kubernetes_namespace.a", "change": { "actions": ["create"], "after": { "metadata": [ { "name": "a" } ] } } } ],
          "resource_drift": [ { "address": "kubernetes_namespace.a", "change": { "actions": ["delete"], "before": { "id": "a", "metadata": [ { "name": "a", "uid": "14ed1854-0000-0000-0000-000000000000" } ] } } } ] }
        """).WithMessages(message);
}
