using PlanLint.Rules;
using PlanLint.Testing;

namespace Acme.PlanLint.Tests;

public sealed class LiveReplicasLostTests
{
    // Files of one fixture: configuration, plan and inventory, told apart by their paths.
    private static string Fixture(string replicas, string mark = "[|replicas = 1|]") => $$"""
        resource "kubernetes_deployment_v1" "web" {
          metadata {
            name      = "web"
            namespace = "shop"
          }

          spec {
            {{mark}}
          }
        }
        # file: plan.json
        { "resource_changes": [ { "address": "kubernetes_deployment_v1.web", "change": { "actions": ["update"],
          "before": { "metadata": [{ "name": "web", "namespace": "shop" }], "spec": [{ "replicas": "1" }] },
          "after": { "metadata": [{ "name": "web", "namespace": "shop" }], "spec": [{ "replicas": "1" }] } } } ] }
        # file: live/deployments.json
        { "apiVersion": "v1", "kind": "List", "items": [ { "apiVersion": "apps/v1", "kind": "Deployment",
          "metadata": { "name": "web", "namespace": "shop", "uid": "1" }, "spec": { "replicas": {{replicas}} } } ] }
        """;

    [Test]
    public void Reports_replicas_that_would_be_lost() => RuleTester.Check<LiveReplicasLost>(Fixture("5"), BuiltInKnowledge.Load())
        .WithMessages("kubernetes_deployment_v1.web goes from 5 running replicas to 1.");

    [Test]
    public void Is_silent_when_none_is_lost() => RuleTester.Check<LiveReplicasLost>(Fixture("1", "replicas = 1"), BuiltInKnowledge.Load());
}
