using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Templates.Plan;

using static RuleTest;

public sealed class PlanNewRuleTests : RuleTests<PlanNewRule>
{
    // TODO: the smallest configuration and plan in which the rule fires, and the edit that makes it right.
    protected override RuleCase Case => new("""
        # file: main.tf
        resource "example_thing" "a" {
          [|mode = var.access|]
        }
        # file: plan.json
        { "resource_changes": [ { "address": "example_thing.a", "change": { "actions": ["update"], "before": { "mode": "closed" }, "after": { "mode": {?"open"?} } } } ] }
        """)
    {
        Lookalike = [("\"mode\": \"open\"", "\"mode\": \"shared\"")],
    };

    [Test]
    public void Says_what_is_wrong() => Check<PlanNewRule>("""
        # file: main.tf
        resource "example_thing" "a" {
          [|mode = var.access|]
        }
        # file: plan.json
        { "resource_changes": [ { "address": "example_thing.a", "change": { "actions": ["create"], "before": null, "after": { "mode": "open" } } } ] }
        """)
        .WithMessages("example_thing.a becomes open to everybody.");
}
