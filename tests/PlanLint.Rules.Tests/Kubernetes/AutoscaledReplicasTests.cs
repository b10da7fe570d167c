using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Kubernetes;

using static KubernetesFixtures;
using static RuleTest;

public sealed class AutoscaledReplicasTests : RuleTests<AutoscaledReplicas>
{
    protected override RuleCase Case => new("""
        resource "kubernetes_deployment_v1" "web" {
          spec {
            [|replicas = 1|]
          }
        }

        """ + Plan(Change.Replace("\"replicas\": \"1\"", "\"replicas\": {?\"1\"?}", StringComparison.Ordinal)) + Autoscaler("shop"))
    {
        Lookalike = [("\"kind\": \"Deployment\", \"name\": \"web\"", "\"kind\": \"Deployment\", \"name\": \"api\"")],
    };

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
}
