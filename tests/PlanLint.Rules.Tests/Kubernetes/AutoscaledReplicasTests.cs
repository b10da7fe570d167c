namespace PlanLint.Rules.Tests.Kubernetes;

using static KubernetesFixtures;
using static RuleTest;

public sealed class AutoscaledReplicasTests
{
    private static readonly string Change = Update("kubernetes_deployment_v1.web",
        """{ "metadata": [{ "name": "web", "namespace": "shop" }], "spec": [{ "replicas": "5" }] }""", """{ "metadata": [{ "name": "web", "namespace": "shop" }], "spec": [{ "replicas": "1" }] }""");

    private static string Autoscaler(string space, string target = "web") => $$"""

        # file: live/hpa.json
        { "apiVersion": "v1", "kind": "List", "items": [ { "apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler",
          "metadata": { "name": "web", "namespace": "{{space}}", "uid": "1" }, "spec": { "scaleTargetRef": { "kind": "Deployment", "name": "{{target}}" } } } ] }
        """;

    [Test]
    public void Leaves_the_number_to_a_live_autoscaler() => Check<AutoscaledReplicas>("""
        resource "kubernetes_deployment_v1" "web" {
          spec {
            [|replicas = 1|]
          }
        }
        """ + "\n" + Plan(Change) + Autoscaler("shop"))
        .FixedTo("""
        # file: main.tf
        resource "kubernetes_deployment_v1" "web" {
          spec {
            replicas = 1
          }

          lifecycle {
            ignore_changes = [spec[0].replicas]
          }
        }
        """);

    [Test]
    public void Is_silent_when_the_autoscaler_is_another_ones() => Check<AutoscaledReplicas>(Plan(Change) + Autoscaler("other"));

    [Test]
    public void Is_silent_when_the_autoscaler_targets_another_workload() => Check<AutoscaledReplicas>(Plan(Change) + Autoscaler("shop", "api"));

    [Test]
    public void Is_silent_when_the_number_is_unknown() => Check<AutoscaledReplicas>(Plan(Testing.PlanFixture.Change("kubernetes_deployment_v1.web", "update",
        """{ "metadata": [{ "name": "web", "namespace": "shop" }], "spec": [{ "replicas": "5" }] }""", """{ "metadata": [{ "name": "web", "namespace": "shop" }], "spec": [{}] }""",
        """ "after_unknown": { "spec": [{ "replicas": true }] } """)) + Autoscaler("shop"));
}
