using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class PlanNotReviewableTests : RuleTests<PlanNotReviewable>
{
    protected override RuleCase Case => new("""
        # file: plan.json [||]
        { "complete": false, "resource_changes": [], "deferred_changes": [
          { "reason": "provider_config_unknown", "resource_change": { "address": "null_resource.a", "change": { "actions": ["create"], "after": {} } } }
        ] }
        """)
    {
        Lookalike = [("""{ "reason": "provider_config_unknown", "resource_change": { "address": "null_resource.a", "change": { "actions": ["create"], "after": {} } } }""", "")],
        AlwaysKnown = "A plan says itself that it failed, only refreshed, or deferred a change.",
    };

    [Test]
    public void Reports_a_plan_that_failed() => Check<PlanNotReviewable>("""
        # file: plan.json [||]
        { "errored": true, "complete": false, "resource_changes": [
          { "address": "null_resource.a", "change": { "actions": ["create"], "after": {} } },
          { "address": "null_resource.b", "change": { "actions": ["no-op"], "before": {}, "after": {} } } ] }
        """)
        .WithMessages("Planning failed, and the file lists only 1 change planned before the error; correct the error and plan again.")
        .WithSeverities(Severity.Error);

    [TestCase("\"obliterate\"", "Action 'obliterate' is unknown to this version of PlanLint, so 1 change cannot be reviewed; update PlanLint.")]
    [TestCase("\"DELETE\"", "Action 'DELETE' is unknown to this version of PlanLint, so 1 change cannot be reviewed; update PlanLint.")]
    [TestCase("\"update\", \"delete\"", "Action 'update' + 'delete' is unknown to this version of PlanLint, so 1 change cannot be reviewed; update PlanLint.")]
    [TestCase("\"no-op\", \"create\"", "Action 'no-op' + 'create' is unknown to this version of PlanLint, so 1 change cannot be reviewed; update PlanLint.")]
    public void Reports_an_action_that_is_not_known(string actions, string message) => Check<PlanNotReviewable>($$"""
        # file: plan.json [||]
        { "prior_state": { "format_version": "1.0" }, "resource_changes": [
          { "address": "null_resource.a", "change": { "actions": [{{actions}}], "before": { "a": 1 }, "after": { "a": 2 } } } ] }
        """)
        .WithMessages(message)
        .WithAddresses("null_resource.a")
        .WithSeverities(Severity.Error);

    [TestCase("\"no-op\"")]
    [TestCase("\"create\", \"delete\"")]
    [TestCase("\"delete\", \"create\"")]
    [TestCase("\"create\", \"forget\"")]
    [TestCase("\"forget\", \"create\"")]
    [TestCase("\"forget\"")]
    public void Is_silent_on_the_actions_that_Terraform_has(string actions) => Check<PlanNotReviewable>($$"""
        # file: plan.json
        { "prior_state": { "format_version": "1.0" }, "resource_changes": [
          { "address": "null_resource.a", "change": { "actions": [{{actions}}], "before": { "a": 1 }, "after": { "a": 2 } } } ] }
        """);

    [Test]
    public void Reports_an_output_whose_action_is_not_known() => Check<PlanNotReviewable>("""
        # file: plan.json [||]
        { "resource_changes": [], "output_changes": { "o": { "actions": ["erase"], "before": "a", "after": null } } }
        """)
        .WithMessages("Action 'erase' is unknown to this version of PlanLint, so 1 output change cannot be reviewed; update PlanLint.")
        .WithSeverities(Severity.Error);

    [Test]
    public void Reports_a_check_whose_status_is_not_known() => Check<PlanNotReviewable>("""
        # file: plan.json [||]
        { "resource_changes": [], "checks": [ { "address": { "kind": "check", "to_display": "check.a" }, "status": "postponed" } ] }
        """)
        .WithMessages("Status 'postponed' of 1 check is unknown to this version of PlanLint; update PlanLint.")
        .WithSeverities(Severity.Error);

    [TestCase("no-op")]
    [TestCase("update")]
    public void Reports_a_resource_mode_that_is_not_known(string action) => Check<PlanNotReviewable>($$"""
        # file: plan.json [||]
        { "resource_changes": [ { "address": "null_resource.a", "mode": "task", "type": "null_resource", "name": "a",
          "change": { "actions": ["{{action}}"], "before": { "a": 1 }, "after": { "a": 1 } } } ], "prior_state": { "format_version": "1.0" } }
        """)
        .WithMessages("Resource mode 'task' is unknown to this version of PlanLint, so 1 change cannot be reviewed; update PlanLint.")
        .WithAddresses("null_resource.a")
        .WithSeverities(Severity.Error);

    [TestCase("[ { \"address\": \"task.a.b\" } ]")]
    [TestCase("[ { \"reason\": \"x\", \"task\": { \"change\": { \"actions\": [\"delete\"] } } } ]")]
    [TestCase("{ \"a\": { \"actions\": [\"delete\"] } }")]
    public void Reports_a_section_that_is_not_known_and_lists_changes(string section) => Check<PlanNotReviewable>($$"""
        # file: plan.json [||]
        { "resource_changes": [], "tasks": {{section}} }
        """)
        .WithMessages("The plan has 1 section that this version of PlanLint does not know, with changes in it: 'tasks'; update PlanLint.")
        .WithSeverities(Severity.Error);

    [TestCase("[ { \"a\": 1 } ]")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("\"change\"")]
    [TestCase("{ \"hints\": { \"level\": 1, \"of\": [ { \"address\": \"10.0.0.1\" } ] } }")]
    public void Ignores_a_section_that_is_not_known_and_lists_no_changes(string section) => Check<PlanNotReviewable>($$"""
        # file: plan.json
        { "resource_changes": [], "new_section": {{section}} }
        """);

    [Test]
    public void Names_the_block_that_refused_a_destroy() => Check<PlanNotReviewable>("""
        # file: main.tf
        resource "null_resource" "a" {
          for_each = toset(["x"])
          lifecycle {
            prevent_destroy = true
          }
        }
        # file: plan.json [||]
        { "errored": true, "complete": false, "resource_changes": [
          { "address": "null_resource.a[\"y\"]", "action_reason": "delete_because_each_key", "change": { "actions": ["delete"], "before": {}, "after": null } } ] }
        """)
        .WithMessages("Planning failed, and the file lists only 1 change planned before the error; prevent_destroy refuses to destroy null_resource.a[\"y\"].");

    [Test]
    public void Reports_a_refresh_only_plan_which_lists_no_changes() => Check<PlanNotReviewable>("""
        # file: plan.json [||]
        { "planned_values": { "root_module": {} },
          "prior_state": { "format_version": "1.0", "terraform_version": "1.11.4", "values": { "root_module": { "resources": [
            { "address": "null_resource.b", "mode": "managed", "type": "null_resource", "name": "b", "values": {} } ] } } } }
        """)
        .WithMessages("This is a refresh-only plan: it shows that nothing changed outside of Terraform, and not what an apply of the configuration would do; to review an apply, make a normal plan; planlint drift says what the drift means.")
        .WithSeverities(Severity.Error);

    [Test]
    public void Reports_a_refresh_only_plan_that_was_cut_down_to_its_drift() => Check<PlanNotReviewable>("""
        # file: plan.json [||]
        { "prior_state": { "values": { "root_module": { "resources": [] } } }, "resource_drift": [
          { "address": "null_resource.a", "mode": "managed", "type": "null_resource", "name": "a", "change": { "actions": ["update"], "before": { "triggers": { "a": "1" } }, "after": { "triggers": null } } },
          { "address": "null_resource.b", "mode": "managed", "type": "null_resource", "name": "b", "change": { "actions": ["delete"], "before": {}, "after": null } } ] }
        """)
        .WithMessages("This is a refresh-only plan: it shows that 2 objects changed outside of Terraform, and not what an apply of the configuration would do; to review an apply, make a normal plan; planlint drift says what the drift means.");

    [Test]
    public void Is_silent_on_a_plan_that_has_nothing_left_to_destroy() => Check<PlanNotReviewable>("""
        # file: plan.json
        { "resource_drift": [
          { "address": "null_resource.b", "mode": "managed", "type": "null_resource", "name": "b", "change": { "actions": ["delete"], "before": {}, "after": null } } ] }
        """);

    [Test]
    public void Warns_of_deferred_changes() => Check<PlanNotReviewable>("""
        # file: plan.json [||]
        { "complete": false, "deferred_changes": [ { "reason": "provider_config_unknown",
          "resource_change": { "address": "null_resource.a", "change": { "actions": ["create"], "after": {} } } } ] }
        """)
        .WithMessages("Terraform leaves 1 change to a later plan, so what it does is not wholly known yet; review that plan as well.")
        .WithAddresses("null_resource.a")
        .WithSeverities(Severity.Warning);

    [Test]
    public void Warns_of_a_plan_that_was_cut_down() => Check<PlanNotReviewable>("""
        # file: plan.json [||]
        { "prior_state": null, "resource_changes": [
          { "address": "null_resource.a", "change": { "actions": ["update"], "before": { "a": 1 }, "after": { "a": 2 } } } ] }
        """)
        .WithSeverities(Severity.Warning);

    [TestCase("\"delete\"", "null", "destroys 1 instance")]
    [TestCase("\"update\"", "{ \"a\": 2 }", "updates 1 instance")]
    [TestCase("\"delete\", \"create\"", "{ \"a\": 2 }", "replaces 1 instance")]
    [TestCase("\"forget\"", "null", "changes 1 instance")]
    public void Says_what_a_plan_that_was_cut_down_does(string actions, string after, string does) => Check<PlanNotReviewable>($$"""
        # file: plan.json [||]
        { "prior_state": null, "resource_changes": [
          { "address": "null_resource.a", "change": { "actions": [{{actions}}], "before": { "a": 1 }, "after": {{after}} } } ] }
        """)
        .WithMessages($"Plan {does} but has no prior state, so it was cut down or edited; review the whole output of 'show -json'.");

    [Test]
    public void Is_silent_on_a_first_plan_which_has_no_prior_state() => Check<PlanNotReviewable>("""
        # file: plan.json
        { "resource_changes": [ { "address": "null_resource.a", "change": { "actions": ["create"], "after": {}, "after_unknown": { "id": true } } } ] }
        """);

    [Test]
    public void Is_silent_on_an_empty_configuration() => Check<PlanNotReviewable>("""
        # file: plan.json
        { "applyable": false }
        """);
}
