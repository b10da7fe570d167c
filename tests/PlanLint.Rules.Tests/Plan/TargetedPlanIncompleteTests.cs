using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class TargetedPlanIncompleteTests : RuleTests<TargetedPlanIncomplete>
{
    protected override RuleCase Case => new("""
        # file: plan.json [||]
        { "complete": {?false?}, "resource_changes": [ { "address": "null_resource.a", "change": { "actions": ["create"], "after": {} } } ] }
        """)
    {
        Lookalike = [("\"complete\": false", "\"complete\": true")],
    };

    private const string PriorState = """
        "prior_state": { "format_version": "1.0", "terraform_version": "1.11.4", "values": { "root_module": { "resources": [
            { "address": "null_resource.b", "mode": "managed", "type": "null_resource", "name": "b", "values": {} },
            { "address": "data.http.c", "mode": "data", "type": "http", "name": "c", "values": {} }
          ] } } }
        """;

    [Test]
    public void Names_what_a_targeted_plan_leaves_out() => Check<TargetedPlanIncomplete>($$"""
        # file: plan.json [||]
        { "complete": false, {{PriorState}},
          "resource_changes": [ { "address": "null_resource.a", "change": { "actions": ["create"], "after": {} } } ] }
        """)
        .WithMessages("Plan covers 1 of 2 managed instances because -target or -exclude is in effect; run a full plan after the apply.")
        .WithAddresses("null_resource.b")
        .WithSeverities(Severity.Note);

    [Test]
    public void Sees_targets_of_plans_that_do_not_say_they_are_incomplete() => Check<TargetedPlanIncomplete>($$"""
        # file: plan.json [||]
        { "format_version": "1.2", "terraform_version": "1.9.0", {{PriorState}},
          "resource_changes": [ { "address": "null_resource.a", "mode": "managed", "type": "null_resource", "name": "a",
            "change": { "actions": ["create"], "before": null, "after": {}, "after_unknown": {} } } ] }
        """).WithAddresses("null_resource.b");

    [Test]
    public void Is_a_warning_when_the_intent_is_another() => Check<TargetedPlanIncomplete>($$"""
        # file: plan.json [||]
        { "complete": false, {{PriorState}}, "resource_changes": [] }
        # file: all.intent.hcl
        intent "all" {
          mode = "bounded"
        }
        """).WithSeverities(Severity.Warning);

    [Test]
    public void Is_a_note_when_targets_were_given() => Check<TargetedPlanIncomplete>($$"""
        # target: null_resource.a
        # file: plan.json [||]
        { "complete": false, {{PriorState}}, "resource_changes": [] }
        """).WithSeverities(Severity.Note);

    [Test]
    public void Is_silent_on_full_plans_that_move_instances() => Check<TargetedPlanIncomplete>("""
        # file: plan.json
        { "resource_changes": [ { "address": "null_resource.a", "previous_address": "null_resource.b", "change": { "actions": ["no-op"], "before": {}, "after": {} } } ] }
        """);

    [Test]
    public void Leaves_errored_plans_to_another_rule() => Check<TargetedPlanIncomplete>($$"""
        # file: plan.json
        { "complete": false, "errored": true, {{PriorState}}, "resource_changes": [] }
        """);
}
