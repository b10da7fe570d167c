using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class ZeroDiffRequiredTests : RuleTests<ZeroDiffRequired>
{
    protected override RuleCase Case => new("""
        # file: freeze.intent.hcl
        [|intent "freeze"|] {
          mode = "zero-diff"
        }
        # file: plan.json
        { "resource_changes": [ { "address": "null_resource.a", "change": { "actions": ["update"], "before": { "x": 1 }, "after": { "x": 2 } } } ] }
        """)
    {
        Lookalike = [("\"update\"", "\"no-op\"")],
        AlwaysKnown = "Actions decide, and a plan knows them all.",
    };

    [Test]
    public void Reports_a_plan_with_changes_at_the_intent_that_forbids_them() => Check<ZeroDiffRequired>("""
        # file: freeze.intent.hcl
        [|intent "freeze"|] {
          mode = "zero-diff"
        }
        # file: main.tf
        resource "null_resource" "a" {}
        resource "null_resource" "b" {
          for_each = toset(["x", "y"])
        }
        # file: plan.json
        { "resource_changes": [
          { "address": "null_resource.a", "change": { "actions": ["create"], "after": {} } },
          { "address": "null_resource.b[\"x\"]", "change": { "actions": ["delete", "create"], "before": {}, "after": {} } },
          { "address": "null_resource.b[\"y\"]", "change": { "actions": ["no-op"], "before": {}, "after": {} } }
        ] }
        """)
        .WithMessages("Plan is not zero-diff: 1 to create, 0 to change, 1 to replace, 0 to destroy; intent 'freeze' allows no changes.")
        .WithAddresses("null_resource.a", "null_resource.b[\"x\"]")
        .WithRelated("main.tf(1,1): null_resource.a will be created", "main.tf(2,1): null_resource.b[\"x\"] will be replaced");

    [TestCase("\"action_invocations\": [ { \"address\": \"action.null_stop.now\", \"type\": \"null_stop\", \"name\": \"now\" } ]", "1 action to invoke")]
    [TestCase("\"deferred_action_invocations\": [ { \"reason\": \"x\", \"action_invocation\": { \"address\": \"action.null_stop.now\", \"type\": \"null_stop\", \"name\": \"now\" } } ]", "1 left to a later plan")]
    [TestCase("\"deferred_changes\": [ { \"reason\": \"x\", \"resource_change\": { \"address\": \"null_resource.a\", \"change\": { \"actions\": [\"delete\"], \"before\": {} } } } ]", "1 left to a later plan")]
    public void A_plan_that_only_invokes_or_defers_is_not_zero_diff(string section, string counted) => Check<ZeroDiffRequired>($$"""
        # file: freeze.intent.hcl
        [|intent "freeze"|] {
          mode = "zero-diff"
        }
        # file: plan.json
        { "resource_changes": [], {{section}} }
        """)
        .WithMessages($"Plan is not zero-diff: 0 to create, 0 to change, 0 to destroy, {counted}; intent 'freeze' allows no changes.");

    [Test]
    public void Counts_imports_moves_and_outputs_as_changes() => Check<ZeroDiffRequired>("""
        # file: freeze.intent.hcl
        [|intent "freeze"|] {
          mode = "zero-diff"
        }
        # file: plan.json
        { "resource_changes": [
          { "address": "null_resource.a", "previous_address": "null_resource.b", "change": { "actions": ["no-op"], "before": {}, "after": {} } },
          { "address": "null_resource.c", "change": { "actions": ["no-op"], "before": {}, "after": {}, "importing": { "id": "c" } } }
        ] }
        """)
        .WithMessages("Plan is not zero-diff: 0 to create, 0 to change, 0 to destroy, 1 to import, 1 to move; intent 'freeze' allows no changes.");

    [Test]
    public void Reports_outputs_that_change_alone() => Check<ZeroDiffRequired>("""
        # file: freeze.intent.hcl
        [|intent "freeze"|] {
          mode = "zero-diff"
        }
        # file: plan.json
        { "output_changes": { "url": { "actions": ["update"], "before": "a", "after": "b", "after_unknown": false } } }
        """)
        .WithMessages("Plan is not zero-diff: 1 output to change; intent 'freeze' allows no changes.");

    [Test]
    public void Is_silent_on_reads_and_no_ops() => Check<ZeroDiffRequired>("""
        # file: freeze.intent.hcl
        intent "freeze" {
          mode = "zero-diff"
        }
        # file: plan.json
        { "resource_changes": [
          { "address": "data.http.a", "change": { "actions": ["read"], "after": {} } },
          { "address": "null_resource.c", "change": { "actions": ["no-op"], "before": {}, "after": {} } }
        ], "output_changes": { "url": { "actions": ["no-op"], "before": "a", "after": "a", "after_unknown": false } } }
        """);

    [Test]
    public void Lets_an_import_realign_a_manifest_when_the_intent_says_so() => Check<ZeroDiffRequired>("""
        # file: freeze.intent.hcl
        intent "freeze" {
          mode          = "zero-diff"
          allow_realign = true
        }
        # file: plan.json
        { "resource_changes": [
          { "address": "kubernetes_manifest.a", "change": { "actions": ["update"],
            "before": { "manifest": null, "object": { "kind": "A", "spec": { "n": 1, "defaulted": 2 } } },
            "after": { "manifest": { "kind": "A", "spec": { "n": 1 } }, "object": { "kind": "A", "spec": { "n": 1 } } },
            "after_unknown": { "object": { "spec": { "defaulted": true } } } } }
        ] }
        """);

    [Test]
    public void Does_not_call_a_manifest_with_unknown_values_a_realignment() => Check<ZeroDiffRequired>("""
        # file: freeze.intent.hcl
        [|intent "freeze"|] {
          mode          = "zero-diff"
          allow_realign = true
        }
        # file: plan.json
        { "resource_changes": [ { "address": "kubernetes_manifest.a", "change": { "actions": ["update"],
          "before": { "manifest": null, "object": { "kind": "A" } }, "after": { "manifest": { "kind": "A", "spec": {} }, "object": { "kind": "A" } },
          "after_unknown": { "manifest": { "spec": { "n": true } } } } } ] }
        """);

    [Test]
    public void Does_not_call_a_changed_manifest_a_realignment() => Check<ZeroDiffRequired>("""
        # file: freeze.intent.hcl
        [|intent "freeze"|] {
          mode          = "zero-diff"
          allow_realign = true
        }
        # file: plan.json
        { "resource_changes": [
          { "address": "kubernetes_manifest.a", "change": { "actions": ["update"],
            "before": { "manifest": null, "object": { "kind": "A", "spec": { "n": 1 } } },
            "after": { "manifest": { "kind": "A", "spec": { "n": 2 } }, "object": { "kind": "A", "spec": { "n": 2 } } } } }
        ] }
        """);
}
