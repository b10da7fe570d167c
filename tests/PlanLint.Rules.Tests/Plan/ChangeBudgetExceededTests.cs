using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class ChangeBudgetExceededTests : RuleTests<ChangeBudgetExceeded>
{
    protected override RuleCase Case => new("""
        # file: small.intent.hcl
        [|intent "small"|] {
          max {
            create = 0
          }
        }
        # file: plan.json
        { "resource_changes": [ { "address": "null_resource.a", "change": { "actions": ["create"], "after": {} } } ] }
        """)
    {
        Lookalike = [("create = 0", "create = 1")],
        AlwaysKnown = "Changes are counted, not their values.",
    };

    [Test]
    public void Holds_each_action_to_the_intent() => Check<ChangeBudgetExceeded>("""
        # file: x.intent.hcl
        [|intent "small"|] {
          mode = "bounded"

          max {
            create  = 5
            replace = 0
            update  = 1
          }
        }
        # file: plan.json
        { "resource_changes": [
          { "address": "null_resource.a", "change": { "actions": ["delete", "create"], "before": {}, "after": {} } },
          { "address": "null_resource.b", "change": { "actions": ["update"], "before": { "a": 1 }, "after": { "a": 2 } } },
          { "address": "null_resource.c", "change": { "actions": ["update"], "before": { "a": 1 }, "after": { "a": 2 } } },
          { "address": "null_resource.d", "change": { "actions": ["create"], "after": {} } } ] }
        """)
        .WithMessages("Plan exceeds the budget of intent 'small': 1 to replace, 0 allowed, 2 to change, 1 allowed.")
        .WithAddresses("null_resource.a", "null_resource.b", "null_resource.c")
        .WithSeverities(Severity.Error);

    [Test]
    public void Counts_what_is_left_to_a_later_plan() => Check<ChangeBudgetExceeded>("""
        # file: x.intent.hcl
        [|intent "small"|] {
          mode = "bounded"

          max {
            delete = 1
          }
        }
        # file: plan.json
        { "complete": false, "resource_changes": [ { "address": "null_resource.a", "change": { "actions": ["delete"], "before": {} } } ],
          "deferred_changes": [ { "reason": "provider_config_unknown", "resource_change": { "address": "null_resource.b", "change": { "actions": ["delete"], "before": {} } } } ] }
        """)
        .WithMessages("Plan exceeds the budget of intent 'small': 2 to destroy, 1 allowed.")
        .WithNotes("deferred: Terraform leaves 1 of these changes to a later plan");

    [Test]
    public void Warns_of_more_changes_than_anybody_reads() => Check<ChangeBudgetExceeded>($$"""
        # file: plan.json [||]
        { "resource_changes": [
          { "address": "null_resource.old", "change": { "actions": ["no-op"], "before": {}, "after": {} } },
          {{Creates(21)}} ] }
        """)
        .WithMessages("21 changes exceed the budget of 20 (21 to create).")
        .WithSeverities(Severity.Warning);

    [Test]
    public void Warns_when_much_of_what_exists_is_touched() => Check<ChangeBudgetExceeded>($$"""
        # file: plan.json [||]
        { "resource_changes": [ {{Updates(5, "input")}},
          { "address": "null_resource.old", "change": { "actions": ["no-op"], "before": {}, "after": {} } } ] }
        """)
        .WithMessages("5 changes touch 83 % of the 6 instances that exist, more than 25 % (5 to change).");

    [Test]
    public void Is_silent_on_four_changes_however_few_there_are() => Check<ChangeBudgetExceeded>($$"""
        # file: plan.json
        { "resource_changes": [ {{Updates(4, "input")}} ] }
        """);

    [Test]
    public void Is_silent_on_a_first_apply() => Check<ChangeBudgetExceeded>($$"""
        # file: plan.json
        { "resource_changes": [ {{Creates(40)}} ] }
        """);

    [Test]
    public void Does_not_count_tags_when_told_so() => Check<ChangeBudgetExceeded>($$"""
        # file: .planlint.hcl
        rule "PL0105" {
          count_tags = false
        }
        # file: plan.json
        { "resource_changes": [ {{Updates(9, "tags")}} ] }
        """);

    [Test]
    public void Takes_its_limits_from_the_options() => Check<ChangeBudgetExceeded>($$"""
        # file: .planlint.hcl
        rule "PL0105" {
          max_changes = 40
          max_percent = 100
        }
        # file: plan.json
        { "resource_changes": [ {{Updates(30, "input")}} ] }
        """);

    private static string Creates(int count) => string.Join(",\n", Enumerable.Range(0, count).Select(i =>
        $$"""{ "address": "null_resource.n[{{i}}]", "change": { "actions": ["create"], "after": {} } }"""));

    private static string Updates(int count, string attribute) => string.Join(",\n", Enumerable.Range(0, count).Select(i =>
        $$"""{ "address": "aws_instance.n[{{i}}]", "change": { "actions": ["update"], "before": { "{{attribute}}": { "a": "1" } }, "after": { "{{attribute}}": { "a": "2" } } } }"""));

    [Test]
    public void Counts_what_the_plan_touches_where_the_prior_state_was_cut_down() => Check<ChangeBudgetExceeded>($$"""
        # file: plan.json [||]
        { "resource_changes": [ {{Updates(5, "input")}} ],
          "prior_state": { "values": { "root_module": { "resources": [
            { "address": "null_resource.a", "mode": "managed", "type": "null_resource", "name": "a", "values": {} } ] } } } }
        """)
        .WithMessages("5 changes touch 100 % of the 5 instances that exist, more than 25 % (5 to change).");
}
