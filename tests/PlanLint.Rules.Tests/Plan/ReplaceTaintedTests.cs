using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class ReplaceTaintedTests : RuleTests<ReplaceTainted>
{
    protected override RuleCase Case => new("""
        # file: main.tf
        [|resource "aws_instance" "a"|] {}
        # file: plan.json
        { "resource_changes": [ { "address": "aws_instance.a", "action_reason": {?"replace_because_tainted"?}, "change": { "actions": ["delete", "create"], "before": {}, "after": {} } } ] }
        """)
    {
        Lookalike = [("replace_because_tainted", "replace_by_request")],
    };

    [Test]
    public void Warns_of_a_tainted_object() => Check<ReplaceTainted>("""
        # file: main.tf
        [|resource "aws_instance" "a"|] {}
        # file: plan.json
        { "resource_changes": [ { "address": "aws_instance.a", "action_reason": "replace_because_tainted", "change": { "actions": ["delete", "create"], "before": {}, "after": {}, "after_unknown": { "id": true } } } ] }
        """)
        .WithMessages("aws_instance.a is tainted from a failed run and will be destroyed and created again.")
        .WithNotes("fix: when the object is healthy, keep it: terraform untaint aws_instance.a")
        .WithSeverities(Severity.Warning);

    [Test]
    public void Is_an_error_on_what_is_protected() => Check<ReplaceTainted>("""
        # file: plan.json [||]
        { "resource_changes": [ { "address": "aws_db_instance.a", "action_reason": "replace_because_tainted", "change": { "actions": ["delete", "create"], "before": {}, "after": {} } } ] }
        """).WithSeverities(Severity.Error);

    [Test]
    public void Is_silent_on_other_replacements() => Check<ReplaceTainted>("""
        # file: plan.json
        { "resource_changes": [ { "address": "aws_db_instance.a", "action_reason": "replace_by_request", "change": { "actions": ["delete", "create"], "before": {}, "after": {} } } ] }
        """);
}
