using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class RenameWithoutMovedTests : RuleTests<RenameWithoutMoved>
{
    protected override RuleCase Case => new("""
        # file: main.tf
        [|resource "kubernetes_namespace_v1" "b"|] {}
        # file: plan.json
        { "resource_changes": [
          { "address": "kubernetes_namespace_v1.a", "change": { "actions": ["delete"], "before": { "metadata": [{ "name": "app" }] } } },
          { "address": "kubernetes_namespace_v1.b", "change": { "actions": ["create"], "after": { "metadata": [{ "name": {?"app"?} }] } } } ] }
        """)
    {
        Lookalike = [("\"after\": { \"metadata\": [{ \"name\": \"app\" }]", "\"after\": { \"metadata\": [{ \"name\": \"api\" }]")],
    };

    private const string Gone = """{ "address": "kubernetes_namespace_v1.a", "change": { "actions": ["delete"], "before": { "metadata": [{ "name": "app" }] } } }""";
    private const string Made = """{ "address": "kubernetes_namespace_v1.b", "change": { "actions": ["create"], "after": { "metadata": [{ "name": "app" }] } } }""";

    [TestCase(Gone, Made, TestName = "A create that is left to a later plan is half of a rename")]
    [TestCase(Made, Gone, TestName = "A destroy that is left to a later plan is half of a rename")]
    public void Half_deferred(string now, string later) => Check<RenameWithoutMoved>($$"""
        # file: main.tf
        [|resource "kubernetes_namespace_v1" "b"|] {}
        # file: plan.json
        { "complete": false, "resource_changes": [ {{now}} ], "deferred_changes": [ { "reason": "deferred_prereq", "resource_change": {{later}} } ] }
        """)
        .WithMessages("kubernetes_namespace_v1.b will be created and kubernetes_namespace_v1.a destroyed, not all of it by this apply, but both are Namespace app: the destroy takes away the object that is to stay.")
        .WithNotes("deferred: Terraform leaves 1 of these changes to a later plan")
        .FixedTo("# file: moved.tf\nmoved {\n  from = kubernetes_namespace_v1.a\n  to   = kubernetes_namespace_v1.b\n}");

    [Test]
    public void Pairs_keys_of_for_each_that_were_renamed_by_what_the_instances_hold() => Check<RenameWithoutMoved>("""
        # file: main.tf
        [|resource "terraform_data" "queue"|] {
          for_each = { orders = "a", mails = "b" }
          input    = { name = each.value, days = 14 }
        }
        # file: plan.json
        { "resource_changes": [
          { "address": "terraform_data.queue[\"a\"]", "change": { "actions": ["delete"], "before": { "input": { "name": "a", "days": 14 } } } },
          { "address": "terraform_data.queue[\"b\"]", "change": { "actions": ["delete"], "before": { "input": { "name": "b", "days": 14 } } } },
          { "address": "terraform_data.queue[\"mails\"]", "change": { "actions": ["create"], "after": { "input": { "name": "b", "days": 14 } } } },
          { "address": "terraform_data.queue[\"orders\"]", "change": { "actions": ["create"], "after": { "input": { "name": "a", "days": 14 } } } } ] }
        """)
        .FixedTo("""
        # file: moved.tf
        moved {
          from = terraform_data.queue["b"]
          to   = terraform_data.queue["mails"]
        }

        moved {
          from = terraform_data.queue["a"]
          to   = terraform_data.queue["orders"]
        }
        """);

    [Test]
    public void Reports_a_namespace_that_only_changes_its_type() => Check<RenameWithoutMoved>("""
        # file: main.tf
        [|resource "kubernetes_namespace_v1" "app"|] {}
        # file: plan.json
        { "resource_changes": [
          { "address": "kubernetes_namespace.app", "change": { "actions": ["delete"], "before": { "metadata": [{ "name": "app" }] } } },
          { "address": "kubernetes_namespace_v1.app", "change": { "actions": ["create"], "after": { "metadata": [{ "name": "app" }] }, "after_unknown": { "id": true } } } ] }
        """)
        .WithMessages("kubernetes_namespace_v1.app will be created and kubernetes_namespace.app destroyed, but both are Namespace app: the apply would delete the object it has just created.")
        .WithSeverities(Severity.Error)
        .FixedTo("""
        # file: imports.tf
        import {
          to = kubernetes_namespace_v1.app
          id = "app"
        }
        # file: removed.tf
        removed {
          from = kubernetes_namespace.app

          lifecycle {
            destroy = false
          }
        }
        """);

    [Test]
    public void Writes_a_moved_block_where_the_type_stays() => Check<RenameWithoutMoved>("""
        # file: main.tf
        [|resource "kubernetes_namespace_v1" "b"|] {}
        # file: plan.json
        { "resource_changes": [
          { "address": "kubernetes_namespace_v1.a", "change": { "actions": ["delete"], "before": { "metadata": [{ "name": "app" }] } } },
          { "address": "kubernetes_namespace_v1.b", "change": { "actions": ["create"], "after": { "metadata": [{ "name": "app" }] } } } ] }
        """)
        .FixedTo("""
        # file: moved.tf
        moved {
          from = kubernetes_namespace_v1.a
          to   = kubernetes_namespace_v1.b
        }
        """);

    [Test]
    public void Warns_when_a_type_without_identity_keeps_all_its_values() => Check<RenameWithoutMoved>("""
        # file: main.tf
        [|resource "acme_thing" "b"|] {}
        # file: plan.json
        { "resource_changes": [
          { "address": "acme_thing.a", "change": { "actions": ["delete"], "before": { "name": "n", "size": 3, "tags": {}, "id": "1" } } },
          { "address": "acme_thing.b", "change": { "actions": ["create"], "after": { "name": "n", "size": 3, "tags": {} }, "after_unknown": { "id": true } } } ] }
        """)
        .WithMessages("acme_thing.b will be created with the values of acme_thing.a, which will be destroyed: it looks renamed without a moved block.")
        .WithSeverities(Severity.Warning);

    [Test]
    public void Is_silent_on_other_names() => Check<RenameWithoutMoved>("""
        # file: plan.json
        { "resource_changes": [
          { "address": "kubernetes_namespace.a", "change": { "actions": ["delete"], "before": { "metadata": [{ "name": "app" }] } } },
          { "address": "kubernetes_namespace_v1.a", "change": { "actions": ["create"], "after": { "metadata": [{ "name": "app2" }] } } },
          { "address": "acme_thing.a", "change": { "actions": ["delete"], "before": { "name": "n", "size": 3 } } },
          { "address": "acme_thing.b", "change": { "actions": ["create"], "after": { "name": "m", "size": 3 } } } ] }
        """);

    [Test]
    public void Is_silent_while_the_new_name_is_unknown() => Check<RenameWithoutMoved>("""
        # file: plan.json
        { "resource_changes": [
          { "address": "kubernetes_namespace.a", "change": { "actions": ["delete"], "before": { "metadata": [{ "name": "app" }] } } },
          { "address": "kubernetes_namespace_v1.a", "change": { "actions": ["create"], "after": { "metadata": [{}] }, "after_unknown": { "metadata": [{ "name": true }] } } },
          { "address": "acme_thing.a", "change": { "actions": ["delete"], "before": { "name": "n", "size": 3 } } },
          { "address": "acme_thing.b", "change": { "actions": ["create"], "after": {}, "after_unknown": { "name": true, "size": true } } } ] }
        """);

    [Test]
    public void Is_silent_on_a_replacement_in_place() => Check<RenameWithoutMoved>("""
        # file: plan.json
        { "resource_changes": [
          { "address": "kubernetes_namespace.a", "change": { "actions": ["create", "delete"], "before": { "metadata": [{ "name": "app" }] }, "after": { "metadata": [{ "name": "app" }] } } } ] }
        """);

    [Test]
    public void Is_silent_on_two_clusters() => Check<RenameWithoutMoved>("""
        # file: plan.json
        { "resource_changes": [
          { "address": "kubernetes_namespace_v1.a", "change": { "actions": ["delete"], "before": { "metadata": [{ "name": "app" }] } } },
          { "address": "kubernetes_namespace_v1.b", "change": { "actions": ["create"], "after": { "metadata": [{ "name": "app" }] } } } ],
        "configuration": { "root_module": { "resources": [
          { "address": "kubernetes_namespace_v1.a", "mode": "managed", "type": "kubernetes_namespace_v1", "name": "a", "provider_config_key": "kubernetes" },
          { "address": "kubernetes_namespace_v1.b", "mode": "managed", "type": "kubernetes_namespace_v1", "name": "b", "provider_config_key": "kubernetes.edge" } ] } } }
        """);
}
