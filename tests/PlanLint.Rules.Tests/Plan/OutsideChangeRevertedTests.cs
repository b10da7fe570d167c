using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class OutsideChangeRevertedTests : RuleTests<OutsideChangeReverted>
{
    protected override RuleCase Case => new("""
        # file: main.tf
        resource "aws_instance" "web" {
          [|instance_type = "t3.small"|]
        }
        # file: plan.json
        { "resource_drift": [ { "address": "aws_instance.web", "change": { "actions": ["update"], "before": { "instance_type": "t3.small" }, "after": { "instance_type": "t3.large" } } } ],
          "resource_changes": [ { "address": "aws_instance.web", "change": { "actions": ["update"], "before": { "instance_type": "t3.large" }, "after": { "instance_type": {?"t3.small"?} } } } ] }
        """)
    {
        Lookalike = [("\"after\": { \"instance_type\": \"t3.small\" }", "\"after\": { \"instance_type\": \"t3.medium\" }")],
    };

    [Test]
    public void Says_from_what_to_what() => Check<OutsideChangeReverted>(KnownCase)
        .WithMessages("aws_instance.web was changed outside of Terraform; this plan takes that back: instance_type \"t3.large\" → \"t3.small\".")
        .WithSeverities(Severity.Note);

    [Test]
    public void Says_what_is_made_anew() => Check<OutsideChangeReverted>("""
        # file: plan.json [||]
        { "resource_drift": [ { "address": "grafana_team.a", "change": { "actions": ["delete"], "before": { "title": "a" } } } ],
          "resource_changes": [ { "address": "grafana_team.a", "change": { "actions": ["create"], "after": { "title": "a" } } } ] }
        """)
        .WithMessages("grafana_team.a was deleted outside of Terraform; this plan creates it anew.");

    [Test]
    public void Leaves_what_is_protected_to_its_rule() => Check<OutsideChangeReverted>("""
        # file: plan.json
        { "resource_drift": [ { "address": "aws_db_instance.a", "change": { "actions": ["update"], "before": { "instance_class": "a" }, "after": { "instance_class": "b" } } } ],
          "resource_changes": [ { "address": "aws_db_instance.a", "change": { "actions": ["update"], "before": { "instance_class": "b" }, "after": { "instance_class": "a" } } } ] }
        """);

    [Test]
    public void Leaves_elements_that_were_added_to_their_rule() => Check<OutsideChangeReverted>("""
        # file: plan.json
        { "resource_drift": [ { "address": "google_project_iam_binding.a", "change": { "actions": ["update"], "before": { "members": ["a"] }, "after": { "members": ["a", "b"] } } } ],
          "resource_changes": [ { "address": "google_project_iam_binding.a", "change": { "actions": ["update"], "before": { "members": ["a", "b"] }, "after": { "members": ["a"] } } } ] }
        """);

    [Test]
    public void Leaves_a_provider_that_finds_nothing_to_its_rule() => Check<OutsideChangeReverted>("""
        # file: plan.json
        { "resource_drift": [
            { "address": "harbor_project.a", "change": { "actions": ["delete"], "before": { "name": "a" } } },
            { "address": "harbor_label.a", "change": { "actions": ["delete"], "before": { "name": "a" } } } ],
          "resource_changes": [
            { "address": "harbor_label.a", "change": { "actions": ["create"], "after": { "name": "a" } } },
            { "address": "harbor_project.a", "change": { "actions": ["create"], "after": { "name": "a" } } } ] }
        """);
}
