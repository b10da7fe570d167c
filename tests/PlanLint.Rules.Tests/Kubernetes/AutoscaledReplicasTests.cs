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

    [TestCase("kubernetes_horizontal_pod_autoscaler_v2.web", """{ "metadata": [{ "name": "web", "namespace": "shop" }], "spec": [{ "scale_target_ref": [{ "kind": "Deployment", "name": "web" }] }] }""")]
    [TestCase("kubernetes_manifest.web", """{ "manifest": { "apiVersion": "keda.sh/v1alpha1", "kind": "ScaledObject", "metadata": { "name": "web", "namespace": "shop" }, "spec": { "scaleTargetRef": { "name": "web" } } } }""")]
    public void Sees_autoscalers_in_the_plan(string address, string autoscaler)
    {
        string planned = PlanFixture.Change(address, "no-op", autoscaler, autoscaler);
        Check<AutoscaledReplicas>(PlanReported(Change, planned)).Single.Message.ShouldContain(address);
        Check<AutoscaledReplicas>(Plan(Change, planned.Replace("\"shop\"", "\"other\"", StringComparison.Ordinal)));
    }
}
