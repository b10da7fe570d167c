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
        .WithMessages("aws_instance.a: removing an element before the end of the list gives 2 instances the values of a later one.")
        .WithAddresses("aws_instance.a[0]", "aws_instance.a[1]", "aws_instance.a[2]")
        .WithSeverities(Severity.Warning);

    [TestCase("a b c", "b c", true, TestName = "Sees the first element leave")]
    [TestCase("a b c d", "c d", true, TestName = "Sees two elements leave at once")]
    [TestCase("a b c d e", "a c e", true, TestName = "Sees elements leave in two places")]
    [TestCase("a", "x a", true, TestName = "Sees an element come in before the only one")]
    [TestCase("a b c", "x a b c", true, TestName = "Sees an element come in at the front")]
    [TestCase("a b c", "a x b c", true, TestName = "Sees an element come in in the middle")]
    [TestCase("a b c", "x y a b c", true, TestName = "Sees two elements come in at once")]
    [TestCase("a b c", "a b c d", false, TestName = "Is silent where one is added at the end")]
    [TestCase("a b c", "z b c d", false, TestName = "Is silent where one is edited and one added")]
    [TestCase("a b c", "a b", false, TestName = "Is silent where the last one goes")]
    [TestCase("a b", "b a", false, TestName = "Is silent where two change places")]
    [TestCase("a b", "b b c", false, TestName = "Is silent where one is edited into another and one added")]
    public void Tells_a_shift_from_an_edit(string before, string after, bool isShift)
    {
        string[] old = before.Split(' '), made = after.Split(' ');
        var changes = Enumerable.Range(0, Math.Max(old.Length, made.Length)).Select(i =>
        {
            string had = i < old.Length ? $"{{ \"name\": \"{old[i]}\" }}" : "null", gets = i < made.Length ? $"{{ \"name\": \"{made[i]}\" }}" : "null";
            string action = had == "null" ? "create" : gets == "null" ? "delete" : had == gets ? "no-op" : "update";
            return $"{{ \"address\": \"aws_instance.a[{i}]\", \"change\": {{ \"actions\": [\"{action}\"], \"before\": {had}, \"after\": {gets} }} }}";
        });
        RuleTester.Run([new CountIndexShift()], $"# file: plan.json\n{{ \"resource_changes\": [ {string.Join(",\n", changes)} ] }}", Knowledge)
            .Diagnostics.Length.ShouldBe(isShift ? 1 : 0);
    }

    [Test]
    public void Leaves_no_other_finding_about_what_only_changes_its_number()
    {
        var result = RuleTester.Run([new CountIndexShift(), new ReplacementExplained()], """
            # file: main.tf
            resource "aws_route53_record" "main" {
              name = "a"
            }
            # file: plan.json
            { "resource_changes": [
              { "address": "aws_route53_record.main[0]", "change": { "actions": ["delete", "create"], "replace_paths": [["name"]],
                "before": { "name": "b", "id": "1" }, "after": { "name": "a" }, "after_unknown": { "id": true } } },
              { "address": "aws_route53_record.main[1]", "change": { "actions": ["create"], "before": null, "after": { "name": "b" }, "after_unknown": { "id": true } } } ] }
            """, Knowledge);
        var finding = result.Diagnostics.ShouldHaveSingleItem();
        finding.Message.ShouldBe("aws_route53_record.main: inserting an element before the end of the list gives 1 instance the values of an earlier one.");
        finding.Fixes.ShouldBeEmpty();
        finding.Notes[0].Text.ToString().ShouldBe("aws_route53_record.main[0] is replaced: name \"b\" → \"a\"");
    }

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
          { "address": "aws_instance.u[0]", "change": { "actions": ["update"], "before": { "name": "a" }, "after": { "name": "x" } } },
          { "address": "aws_instance.u[1]", "change": { "actions": ["create"], "before": null, "after": {}, "after_unknown": { "name": true } } },
          { "address": "aws_instance.k[\"0\"]", "change": { "actions": ["update"], "before": { "name": "a" }, "after": { "name": "b" } } },
          { "address": "aws_instance.k[\"1\"]", "change": { "actions": ["delete"], "before": { "name": "b" } } } ] }
        """);
}
