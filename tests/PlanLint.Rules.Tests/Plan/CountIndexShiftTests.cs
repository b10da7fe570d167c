using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class CountIndexShiftTests : RuleTests<CountIndexShift>
{
    protected override RuleCase Case => new("""
        # file: main.tf
        [|resource "aws_instance" "a"|] {
          count = 1
        }
        # file: plan.json
        { "resource_changes": [
          { "address": "aws_instance.a[0]", "change": { "actions": ["update"], "before": { "name": "a" }, "after": { "name": {?"b"?} } } },
          { "address": "aws_instance.a[1]", "change": { "actions": ["delete"], "before": { "name": "b" } } } ] }
        """)
    {
        Lookalike = [("\"after\": { \"name\": \"b\" }", "\"after\": { \"name\": \"z\" }")],
    };

    [Test]
    public void Reports_instances_that_take_over_their_neighbours_values() => Check<CountIndexShift>("""
        # file: main.tf
        [|resource "aws_instance" "a"|] {
          count = 2
        }
        # file: plan.json
        { "resource_changes": [
          { "address": "aws_instance.a[0]", "change": { "actions": ["delete", "create"], "before": { "name": "a" }, "after": { "name": "b" }, "after_unknown": { "id": true } } },
          { "address": "aws_instance.a[1]", "change": { "actions": ["update"], "before": { "name": "b" }, "after": { "name": "c" } } },
          { "address": "aws_instance.a[2]", "action_reason": "delete_because_count_index", "change": { "actions": ["delete"], "before": { "name": "c" } } } ] }
        """)
        .WithMessages("aws_instance.a: removing an element before the end of the list gives 2 instances the values of the next one.")
        .WithAddresses("aws_instance.a[0]", "aws_instance.a[1]", "aws_instance.a[2]")
        .WithSeverities(Severity.Warning);

    [Test]
    public void Reports_a_shift_that_ends_in_a_later_plan() => Check<CountIndexShift>("""
        # file: plan.json [||]
        { "complete": false,
          "resource_changes": [ { "address": "aws_instance.a[0]", "change": { "actions": ["update"], "before": { "name": "a" }, "after": { "name": "b" } } } ],
          "deferred_changes": [ { "reason": "deferred_prereq", "resource_change":
            { "address": "aws_instance.a[1]", "action_reason": "delete_because_count_index", "change": { "actions": ["delete"], "before": { "name": "b" } } } } ] }
        """).WithAddresses("aws_instance.a[0]", "aws_instance.a[1]");

    [Test]
    public void Is_an_error_when_something_protected_goes() => Check<CountIndexShift>("""
        # file: plan.json [||]
        { "resource_changes": [
          { "address": "aws_s3_bucket.a[0]", "change": { "actions": ["delete", "create"], "before": { "bucket": "a" }, "after": { "bucket": "b" } } },
          { "address": "aws_s3_bucket.a[1]", "action_reason": "delete_because_count_index", "change": { "actions": ["delete"], "before": { "bucket": "b" } } } ] }
        """).WithSeverities(Severity.Error);

    [Test]
    public void Is_silent_when_the_tail_goes() => Check<CountIndexShift>("""
        # file: plan.json
        { "resource_changes": [
          { "address": "aws_instance.a[0]", "change": { "actions": ["update"], "before": { "name": "a" }, "after": { "name": "z" } } },
          { "address": "aws_instance.a[1]", "action_reason": "delete_because_count_index", "change": { "actions": ["delete"], "before": { "name": "b" } } } ] }
        """);

    [Test]
    public void Is_silent_on_unknown_values_and_on_keys() => Check<CountIndexShift>("""
        # file: plan.json
        { "resource_changes": [
          { "address": "aws_instance.a[0]", "change": { "actions": ["update"], "before": { "name": "a" }, "after": {}, "after_unknown": { "name": true } } },
          { "address": "aws_instance.a[1]", "change": { "actions": ["delete"], "before": { "name": "b" } } },
          { "address": "aws_instance.k[\"0\"]", "change": { "actions": ["update"], "before": { "name": "a" }, "after": { "name": "b" } } },
          { "address": "aws_instance.k[\"1\"]", "change": { "actions": ["delete"], "before": { "name": "b" } } } ] }
        """);
}
