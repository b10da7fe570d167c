using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Kubernetes;

using static KubernetesFixtures;
using static RuleTest;

public sealed class WorkloadRestartTests : RuleTests<WorkloadRestart>
{
    protected override RuleCase Case => new("""
        [|resource "kubernetes_deployment_v1" "web"|] {
        }

        """ + Plan(Update("kubernetes_deployment_v1.web", Web("""{ "image": "a:1" }"""), Web("""{ "image": {?"a:2"?} }"""))))
    {
        Lookalike = [("\"image\": \"a:2\"", "\"image\": \"a:1\", \"tty\": null")],
    };

    private static string Web(string container) => $$"""{ "metadata": [{ "name": "web" }], "spec": [{ "replicas": "3", "template": [{ "spec": [{ "container": [{{container}}] }] }] }] }""";

    [Test]
    public void Says_how_many_pods_are_rolled() => Check<WorkloadRestart>(PlanReported(Update("kubernetes_deployment_v1.web", Web("""{ "image": "a:1" }"""), Web("""{ "image": "a:2" }"""))))
        .WithMessages("kubernetes_deployment_v1.web: spec[0].template[0].spec[0].container[0].image changes; rollout of 3 replicas.")
        .WithSeverities(Severity.Note);

    [Test]
    public void Warns_where_an_intent_protects() => Check<WorkloadRestart>(PlanReported(Update("kubernetes_deployment_v1.web", Web("""{ "image": "a:1" }"""), Web("""{ "image": "a:2" }"""))) + """

        # file: p.intent.hcl
        intent "p" {
          protected = ["kubernetes_deployment_v1.web"]
        }
        """).WithSeverities(Severity.Warning);

    [Test]
    public void Is_silent_about_an_amount_in_another_notation() => Check<WorkloadRestart>(Plan(Update("kubernetes_deployment_v1.web",
        Web("""{ "resources": [{ "limits": { "cpu": "1000m" } }] }"""), Web("""{ "resources": [{ "limits": { "cpu": "1" } }] }"""))));

    [Test]
    public void Is_silent_outside_of_the_template_and_about_creates() => Check<WorkloadRestart>(Plan(
        Update("kubernetes_deployment_v1.a", """{ "spec": [{ "replicas": "1" }] }""", """{ "spec": [{ "replicas": "2" }] }"""),
        PlanFixture.Change("kubernetes_deployment_v1.b", "create", null, Web("""{ "image": "a:1" }"""))));

    [Test]
    public void Reports_a_replacement_for_another_selector() => Check<WorkloadRestart>(PlanReported(Replace("kubernetes_deployment_v1.web",
        Web("""{ "image": "a:1" }"""), Web("""{ "image": "a:1" }"""), """[["spec", 0, "selector", 0, "match_labels", "app"]]""")))
        .WithMessages("kubernetes_deployment_v1.web: spec[0].selector[0].match_labels.app changes; rollout of 3 replicas.");

    [Test]
    public void Counts_what_else_changes() => Check<WorkloadRestart>(PlanReported(Update("kubernetes_daemon_set_v1.web",
        """{ "spec": [{ "template": [{ "spec": [{ "a": 1, "b": 1 }] }] }] }""", """{ "spec": [{ "template": [{ "spec": [{ "a": 2, "b": 2 }] }] }] }""")))
        .WithMessages("kubernetes_daemon_set_v1.web: spec[0].template[0].spec[0].a and 1 more changes; rollout of its pods.");
}
