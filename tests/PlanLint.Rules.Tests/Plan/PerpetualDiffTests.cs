using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class PerpetualDiffTests : RuleTests<PerpetualDiff>
{
    protected override RuleCase Case => new("""
        resource "aws_ecs_service" "web" {
          [|desired_count = 2|]
        }

        # file: plan.json
        { "resource_changes": [ { "address": "aws_ecs_service.web", "change": { "actions": ["update"], "before": { "desired_count": 5 }, "after": { "desired_count": {?2?} } } } ],
          "resource_drift": [ { "address": "aws_ecs_service.web", "change": { "actions": ["update"], "before": { "desired_count": 3 }, "after": { "desired_count": 5 } } } ] }
        """)
    {
        Lookalike = [("\"before\": { \"desired_count\": 3 }", "\"before\": { \"desired_count\": 5 }")],
    };

    private static string Plan(string header, string address, string before, string after, string? drift = null) => $$"""
        # file: plan.json{{header}}
        { "resource_changes": [{{PlanFixture.Change(address, "update", before, after)}}]{{(drift is null ? "" : $", \"resource_drift\": [{PlanFixture.Change(address, "update", drift, before)}]")}} }
        """;

    private static string Deployment(string annotations, string image = "a") =>
        $$"""{ "spec": [{ "template": [{ "metadata": [{ "annotations": {{annotations}} }], "spec": [{ "image": "{{image}}" }] }] }] }""";

    [Test]
    public void Warns_of_a_value_that_was_written_outside() => Check<PerpetualDiff>(Plan(" [||]", "aws_autoscaling_group.g",
        """{ "desired_capacity": 5 }""", """{ "desired_capacity": 2 }""", """{ "desired_capacity": 2 }"""))
        .WithMessages("aws_autoscaling_group.g: desired_capacity is set back, but an autoscaler sets it, so the difference comes back after the apply.")
        .WithSeverities(Severity.Warning);

    [Test]
    public void Warns_of_a_key_that_a_restart_left() => Check<PerpetualDiff>(Plan(" [||]", "kubernetes_deployment_v1.web",
        Deployment("""{ "kubectl.kubernetes.io/restartedAt": "2026-05-01" }"""), Deployment("{}")))
        .WithNotes("help: ignore that one annotation of the template");

    [Test]
    public void Is_silent_about_what_the_configuration_changes() => Check<PerpetualDiff>(Plan("", "aws_autoscaling_group.g", """{ "desired_capacity": 2 }""", """{ "desired_capacity": 3 }"""));

    [Test]
    public void Is_silent_about_drift_of_something_else() => Check<PerpetualDiff>(Plan("", "aws_autoscaling_group.g",
        """{ "desired_capacity": 2, "max_size": 9 }""", """{ "desired_capacity": 3, "max_size": 5 }""", """{ "desired_capacity": 2, "max_size": 5 }"""));

    [Test]
    public void Is_silent_about_other_annotations_and_what_is_not_known() => Check<PerpetualDiff>(Plan("", "kubernetes_deployment_v1.web",
        Deployment("""{ "team.example.com/owner": "a" }"""), Deployment("{}", "b")));

    [Test]
    public void Is_silent_about_a_number_only_known_after_apply() => Check<PerpetualDiff>($$"""
        # file: plan.json
        { "resource_changes": [{{PlanFixture.Change("aws_autoscaling_group.g", "update", """{ "desired_capacity": 5 }""", "{}", "\"after_unknown\": { \"desired_capacity\": true }")}}],
          "resource_drift": [{{PlanFixture.Change("aws_autoscaling_group.g", "update", """{ "desired_capacity": 2 }""", """{ "desired_capacity": 5 }""")}}] }
        """);
}
