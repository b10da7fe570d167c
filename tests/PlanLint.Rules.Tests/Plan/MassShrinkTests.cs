using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class MassShrinkTests : RuleTests<MassShrink>
{
    protected override RuleCase Case => new("""
        # file: plan.json [||]
        { "resource_changes": [
          { "address": "null_resource.a", "change": { "actions": ["delete"], "before": {} } },
          { "address": "null_resource.b", "change": { "actions": ["delete"], "before": {} } },
          { "address": "null_resource.c", "change": { "actions": ["delete"], "before": {} } },
          { "address": "null_resource.d", "change": { "actions": ["no-op"], "before": {}, "after": {} } } ] }
        """)
    {
        Lookalike = [("null_resource.c\", \"change\": { \"actions\": [\"delete\"], \"before\": {}", "null_resource.c\", \"change\": { \"actions\": [\"no-op\"], \"before\": {}, \"after\": {}")],
        AlwaysKnown = "Deletes are counted, and a plan knows them all.",
    };

    [Test]
    public void Reports_a_plan_that_destroys_half_of_what_exists() => Check<MassShrink>($$"""
        # file: plan.json [||]
        { "resource_changes": [ {{Deletes(3, "delete_because_each_key")}}, {{Kept(3)}} ] }
        """)
        .WithMessages("Plan destroys 3 of 6 managed instances; check the workspace, the directory, the -var-file options and for_each maps that may be empty.")
        .WithSeverities(Severity.Error);

    [Test]
    public void Counts_what_a_later_plan_destroys() => Check<MassShrink>($$"""
        # file: plan.json [||]
        { "complete": false, "resource_changes": [ {{Deletes(2, "delete_because_each_key")}}, {{Kept(3)}} ], "deferred_changes": [
          { "reason": "provider_config_unknown", "resource_change": { "address": "null_resource.later", "change": { "actions": ["delete"], "before": {} } } } ] }
        """)
        .WithMessages("Plan destroys 3 of 6 managed instances; check the workspace, the directory, the -var-file options and for_each maps that may be empty.")
        .WithNotes("deferred: Terraform leaves 1 of these changes to a later plan");

    [Test]
    public void Is_silent_on_two_deletes_and_on_a_third() => Check<MassShrink>($$"""
        # file: plan.json
        { "resource_changes": [ {{Deletes(3, "delete_because_each_key")}}, {{Kept(6)}} ] }
        """);

    [Test]
    public void Takes_the_share_from_the_options() => Check<MassShrink>($$"""
        # file: .planlint.hcl
        rule "PL0115" {
          max_percent = 30
        }
        # file: plan.json [||]
        { "resource_changes": [ {{Deletes(3, "delete_because_each_key")}}, {{Kept(6)}} ] }
        """);

    [Test]
    public void Reports_a_destroy_plan_however_small() => Check<MassShrink>("""
        # file: plan.json [||]
        { "planned_values": { "root_module": {} }, "resource_changes": [ { "address": "null_resource.a", "change": { "actions": ["delete"], "before": {} } } ] }
        """).WithMessages("Plan destroys every managed instance (1): it was made with -destroy.");

    [Test]
    public void Reports_a_module_instance_that_goes_with_all_it_holds() => Check<MassShrink>($$"""
        # file: main.tf
        [|module "app"|] {
          source   = "./app"
          for_each = toset(["prod"])
        }
        # file: app/main.tf
        resource "null_resource" "a" {}
        resource "null_resource" "b" {}
        # file: plan.json
        { "resource_changes": [
          { "address": "module.app[\"dev\"].null_resource.a", "action_reason": "delete_because_no_module", "change": { "actions": ["delete"], "before": {} } },
          { "address": "module.app[\"dev\"].null_resource.b", "action_reason": "delete_because_no_module", "change": { "actions": ["delete"], "before": {} } },
          {{Kept(9)}} ] }
        """)
        .WithMessages("module.app[\"dev\"] and everything in it will be destroyed (2 instances); check the for_each or count of its call.");

    [Test]
    public void Is_silent_on_deletes_that_the_intent_allows() => Check<MassShrink>($$"""
        # file: x.intent.hcl
        intent "x" {
          mode = "bounded"

          allow {
            address = "null_resource.d"
            actions = ["delete"]
          }
        }
        # file: plan.json
        { "resource_changes": [ {{Deletes(3, "delete_because_each_key")}} ] }
        """);

    [Test]
    public void Does_not_count_replacements_and_forgets() => Check<MassShrink>("""
        # file: plan.json
        { "resource_changes": [
          { "address": "null_resource.a", "change": { "actions": ["delete", "create"], "before": {}, "after": {}, "after_unknown": { "id": true } } },
          { "address": "null_resource.b", "change": { "actions": ["forget"], "before": {} } },
          { "address": "null_resource.c", "change": { "actions": ["delete", "create"], "before": {}, "after": {} } } ] }
        """);

    private static string Deletes(int count, string reason) => string.Join(",\n", Enumerable.Range(0, count).Select(i =>
        $$"""{ "address": "null_resource.d[\"{{i}}\"]", "action_reason": "{{reason}}", "change": { "actions": ["delete"], "before": {} } }"""));

    private static string Kept(int count) => string.Join(",\n", Enumerable.Range(0, count).Select(i =>
        $$"""{ "address": "null_resource.k[\"{{i}}\"]", "change": { "actions": ["no-op"], "before": {}, "after": {} } }"""));
}
