using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Kubernetes;

using static KubernetesFixtures;
using static RuleTest;

public sealed class ServiceIdentityChangedTests : RuleTests<ServiceIdentityChanged>
{
    protected override RuleCase Case => new("""
        resource "kubernetes_service_v1" "web" {
          spec {
            [|type = "ClusterIP"|]
          }
        }

        """ + Plan(Update("kubernetes_service_v1.web", Service("""{ "type": "LoadBalancer" }"""), Service("""{ "type": {?"ClusterIP"?} }"""))))
    {
        Lookalike = [("\"type\": \"ClusterIP\"", "\"type\": \"LoadBalancer\", \"session_affinity\": \"ClientIP\"")],
    };

    private static string Service(string spec) => $$"""{ "metadata": [{ "name": "web" }], "spec": [{{spec}}] }""";

    [Test]
    public void Is_an_error_when_the_load_balancer_goes() => Check<ServiceIdentityChanged>(PlanReported(Update("kubernetes_service_v1.web",
        Service("""{ "type": "LoadBalancer" }"""), Service("""{ "type": "ClusterIP" }"""))))
        .WithSeverities(Severity.Error)
        .WithMessages("kubernetes_service_v1.web: type \"LoadBalancer\" → \"ClusterIP\" gives its clients a new address.");

    [Test]
    public void Reports_other_pods_behind_it() => Check<ServiceIdentityChanged>(PlanReported(Update("kubernetes_service_v1.web",
        Service("""{ "selector": { "app": "a" } }"""), Service("""{ "selector": { "app": "b" } }""")))).WithSeverities(Severity.Warning);

    [Test]
    public void Is_silent_about_ports_and_unknown_addresses() => Check<ServiceIdentityChanged>(Plan(
        Update("kubernetes_service_v1.a", Service("""{ "type": "ClusterIP", "port": [{ "port": 80 }] }"""), Service("""{ "type": "ClusterIP", "port": [{ "port": 81 }] }""")),
        Testing.PlanFixture.Change("kubernetes_service_v1.b", "update", Service("""{ "cluster_ip": "10.0.0.1" }"""), Service("{}"), """ "after_unknown": { "spec": [{ "cluster_ip": true }] } """)));
}
