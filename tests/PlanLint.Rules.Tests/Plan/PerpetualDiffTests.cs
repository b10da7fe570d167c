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
        .WithMessages("aws_autoscaling_group.g: desired_capacity is reset, but an autoscaler sets it, so the difference comes back after the apply.")
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

    /// <summary>A plan of one update, made on a day of May, and the version of the state it was made from; the last is the plan that is checked.</summary>
    private static string History(params (int Day, int Serial, string After)[] plans) => string.Join('\n', plans.Select((p, i) => $$"""
        # file: {{(i == plans.Length - 1 ? "plan.json" : $"earlier/{i}.json")}}{{(i == plans.Length - 1 && p.After == Stripped ? " [||]" : "")}}
        { "timestamp": "2026-05-{{p.Day:00}}T08:00:00Z", "resource_changes": [{{PlanFixture.Change("aws_s3_bucket.b", "update", "{ \"tags\": { \"a\": \"1\", \"b\": \"2\" } }", p.After)}}] }
        # file: {{(i == plans.Length - 1 ? "plan.state.json" : $"earlier/{i}.state.json")}}
        { "lineage": "l", "serial": {{p.Serial}} }
        """));

    private const string Stripped = """{ "tags": { "a": "1" } }""";
    private const string Renamed = """{ "tags": { "a": "1", "b": "3" } }""";

    [Test]
    public void Warns_of_what_was_planned_twice_before_and_applied() => Check<PerpetualDiff>(History((1, 5, Stripped), (9, 6, Stripped), (20, 9, Stripped)))
        .WithMessages("aws_s3_bucket.b: tags.b is reset, but the same was planned 3 times since 2026-05-01 and applied in between, so the difference comes back after the apply.")
        .WithSeverities(Severity.Warning);

    [TestCase(9, 6, 1, 5, TestName = "Earlier_plans_count_in_the_order_of_their_time")]
    public void Order(int day, int serial, int otherDay, int otherSerial) => Check<PerpetualDiff>(History((day, serial, Stripped), (otherDay, otherSerial, Stripped), (20, 9, Stripped)));

    [Test]
    public void Is_silent_when_nothing_was_applied_in_between() => Silent((1, 5, Stripped), (9, 5, Stripped), (20, 5, Stripped));

    [Test]
    public void Is_silent_about_a_second_time() => Silent((9, 6, Stripped), (20, 9, Stripped));

    [Test]
    public void Is_silent_when_the_difference_was_gone_in_between() => Silent((1, 4, Stripped), (5, 5, Stripped), (9, 6, Renamed), (20, 9, Stripped));

    [Test]
    public void Is_silent_when_another_value_is_meant() => Silent((1, 5, Renamed), (9, 6, Renamed), (20, 9, Stripped));

    [Test]
    public void Is_silent_about_later_plans() => Silent((21, 10, Stripped), (22, 11, Stripped), (20, 9, Stripped));

    [TestCase("\"lineage\": \"l\", \"serial\": 6", "\"lineage\": \"other\", \"serial\": 6", TestName = "Is_silent_about_plans_of_another_state")]
    [TestCase("\"timestamp\": \"2026-05-09", "\"errored\": true, \"timestamp\": \"2026-05-09", TestName = "Is_silent_about_plans_that_failed")]
    public void Does_not_count(string text, string other) => Check<PerpetualDiff>(Unmarked(History((1, 5, Stripped), (9, 6, Stripped), (20, 9, Stripped))).Replace(text, other, StringComparison.Ordinal));

    private static void Silent(params (int Day, int Serial, string After)[] plans) => Check<PerpetualDiff>(Unmarked(History(plans)));

    private static string Unmarked(string fixture) => fixture.Replace(" [||]", "", StringComparison.Ordinal);
}
