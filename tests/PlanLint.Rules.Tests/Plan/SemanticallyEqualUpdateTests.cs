using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class SemanticallyEqualUpdateTests : RuleTests<SemanticallyEqualUpdate>
{
    protected override RuleCase Case => new("""
        # file: main.tf
        resource "kubernetes_pod_v1" "a" {
          [|cpu = "1"|]
        }
        # file: plan.json
        { "resource_changes": [ { "address": "kubernetes_pod_v1.a", "change": { "actions": ["update"], "before": { "cpu": "1000m" }, "after": { "cpu": {?"1"?} } } } ] }
        """)
    {
        Lookalike = [("\"after\": { \"cpu\": \"1\" }", "\"after\": { \"cpu\": \"2\" }")],
    };

    [TestCase("\"{\\\"a\\\":1,\\\"b\\\":2}\"", "\"{\\\"b\\\": 2, \\\"a\\\": 1}\"", "the same content is written differently")]
    [TestCase("[\"a\", \"b\"]", "[\"b\", \"a\"]", "the order of elements differs")]
    [TestCase("\"60s\"", "\"1m0s\"", "an amount is written in another unit")]
    [TestCase("null", "\"\"", "an empty value stands for none")]
    [TestCase("\"1\"", "1", "the same content is written differently")]
    public void Notes_an_update_that_only_spells_a_value_differently(string before, string after, string reason) => Check<SemanticallyEqualUpdate>($$"""
        # file: main.tf
        resource "acme_thing" "a" {
          [|security_groups = 1|]
        }
        # file: plan.json
        { "resource_changes": [ { "address": "acme_thing.a", "change": { "actions": ["update"], "before": { "security_groups": {{before}} }, "after": { "security_groups": {{after}} } } } ] }
        """)
        .WithMessages($"acme_thing.a will be updated, but nothing in it changes: in security_groups, {reason}.")
        .WithSeverities(Severity.Note);

    [Test]
    public void Is_silent_when_one_attribute_really_changes() => Check<SemanticallyEqualUpdate>("""
        # file: plan.json
        { "resource_changes": [ { "address": "acme_thing.a", "change": { "actions": ["update"], "before": { "a": "60s", "b": 1 }, "after": { "a": "1m0s", "b": 2 } } } ] }
        """);

    [Test]
    public void Is_silent_while_a_value_is_unknown() => Check<SemanticallyEqualUpdate>("""
        # file: plan.json
        { "resource_changes": [ { "address": "acme_thing.a", "change": { "actions": ["update"], "before": { "a": "60s", "b": 1 }, "after": { "a": "1m0s" }, "after_unknown": { "b": true } } } ] }
        """);

    [Test]
    public void Leaves_replacements_to_another_rule() => Check<SemanticallyEqualUpdate>("""
        # file: plan.json
        { "resource_changes": [ { "address": "acme_thing.a", "change": { "actions": ["delete", "create"], "before": { "a": "60s" }, "after": { "a": "1m0s" } } } ] }
        """);
}
