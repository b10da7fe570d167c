using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class MovedWithChangeTests : RuleTests<MovedWithChange>
{
    protected override RuleCase Case => new("""
        # file: main.tf
        [|resource "null_resource" "b"|] {}
        # file: plan.json
        { "resource_changes": [ { "address": "null_resource.b", "previous_address": {?"null_resource.a"?}, "change": { "actions": ["update"], "before": { "x": 1 }, "after": { "x": 2 } } } ] }
        """)
    {
        Lookalike = [("\"update\"", "\"no-op\"")],
    };

    [Test]
    public void Warns_of_a_move_that_changes_something() => Check<MovedWithChange>("""
        # file: main.tf
        [|resource "null_resource" "b"|] {}

        moved {
          from = null_resource.a
          to   = null_resource.b
        }
        # file: plan.json
        { "resource_changes": [ { "address": "null_resource.b", "previous_address": "null_resource.a", "change": { "actions": ["update"], "before": { "x": 1 }, "after": {}, "after_unknown": { "x": true } } } ] }
        """)
        .WithMessages("null_resource.b is moved from null_resource.a and updated in the same apply.")
        .WithRelated("main.tf(3,1): moved from null_resource.a here")
        .WithSeverities(Severity.Warning);

    [Test]
    public void Is_an_error_when_the_move_saves_nothing() => Check<MovedWithChange>("""
        # file: plan.json [||]
        { "resource_changes": [ { "address": "null_resource.b", "previous_address": "null_resource.a", "change": { "actions": ["delete"], "before": {} } } ] }
        """).WithSeverities(Severity.Error);
}
