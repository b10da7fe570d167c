using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class UnknownOnCriticalTests : RuleTests<UnknownOnCritical>
{
    protected override RuleCase Case => new("""
        # file: main.tf
        resource "aws_instance" "a" {
          [|ami = data.x.y.id|]
        }
        # file: plan.json
        { "resource_changes": [ { "address": "aws_instance.a", "change": { "actions": ["update"], "before": { "ami": "a" }, "after": {}, "after_unknown": { "ami": true } } } ],
          "configuration": { "root_module": { "resources": [ { "address": "aws_instance.a", "mode": "managed", "type": "aws_instance", "name": "a", "provider_config_key": "aws",
            "expressions": {?{ "ami": { "references": ["data.x.y"] } }?} } ] } } }
        """)
    {
        Lookalike = [("\"before\": { \"ami\": \"a\" }", "\"before\": { \"ami\": null }")],
    };

    private const string Configuration = """
        "configuration": { "root_module": { "resources": [ { "address": "aws_instance.a", "mode": "managed", "type": "aws_instance", "name": "a", "provider_config_key": "aws",
          "expressions": { "ami": { "references": ["data.x.y"] }, "tags": { "references": ["data.x.y"] } } } ] } }
        """;

    [Test]
    public void Warns_of_a_critical_value_that_nobody_can_review() => Check<UnknownOnCritical>($$"""
        # file: main.tf
        resource "aws_instance" "a" {
          [|ami = data.x.y.id|]
        }
        # file: plan.json
        { "resource_changes": [ { "address": "aws_instance.a", "change": { "actions": ["update"], "before": { "ami": "a", "tags": {} }, "after": {}, "after_unknown": { "ami": true, "tags": true } } } ], {{Configuration}} }
        """)
        .WithMessages("aws_instance.a will be updated, but ami is only known after apply, so it cannot be reviewed.")
        .WithSeverities(Severity.Warning);

    [Test]
    public void Is_silent_on_creates_and_on_what_the_provider_computes() => Check<UnknownOnCritical>($$"""
        # file: plan.json
        { "resource_changes": [
          { "address": "aws_instance.a", "change": { "actions": ["create"], "after": {}, "after_unknown": { "ami": true } } },
          { "address": "aws_instance.b", "change": { "actions": ["update"], "before": { "version": "1" }, "after": {}, "after_unknown": { "version": true } } } ], {{Configuration}} }
        """);

    [Test]
    public void Leaves_what_forces_a_replacement_to_another_rule() => Check<UnknownOnCritical>($$"""
        # file: plan.json
        { "resource_changes": [ { "address": "aws_instance.a", "change": { "actions": ["delete", "create"], "replace_paths": [["ami"]], "before": { "ami": "a" }, "after": {}, "after_unknown": { "ami": true } } } ], {{Configuration}} }
        """);
}
