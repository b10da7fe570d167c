using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Kubernetes;

using static KubernetesFixtures;
using static RuleTest;

public sealed class IngressHostChangedTests : RuleTests<IngressHostChanged>
{
    protected override RuleCase Case => new("""
        resource "kubernetes_ingress_v1" "web" {
          spec {
            [|rule|] {
              host = "b.example"
            }
          }
        }

        """ + Plan(Update("kubernetes_ingress_v1.web", Ingress("""{ "rule": [{ "host": "a.example" }] }"""), Ingress("""{ "rule": [{ "host": {?"b.example"?} }] }"""))))
    {
        Lookalike = [("\"rule\": [{ \"host\": \"b.example\" }]", "\"rule\": [{ \"host\": \"b.example\" }, { \"host\": \"a.example\" }]")],
    };

    private static string Ingress(string spec) => $$"""{ "metadata": [{ "name": "web" }], "spec": [{{spec}}] }""";

    [Test]
    public void Names_the_host_that_goes() => Check<IngressHostChanged>(PlanReported(Update("kubernetes_ingress_v1.web",
        Ingress("""{ "rule": [{ "host": "a.example" }, { "host": "b.example" }] }"""), Ingress("""{ "rule": [{ "host": "b.example" }] }"""))))
        .WithMessages("kubernetes_ingress_v1.web stops serving a.example.");

    [Test]
    public void Reads_the_hosts_of_a_traefik_route() => Check<IngressHostChanged>(PlanReported(Update("kubernetes_manifest.web",
        """{ "manifest": { "apiVersion": "traefik.io/v1alpha1", "kind": "IngressRoute", "spec": { "routes": [{ "match": "Host(`a.example`) && PathPrefix(`/`)" }] } } }""",
        """{ "manifest": { "apiVersion": "traefik.io/v1alpha1", "kind": "IngressRoute", "spec": { "routes": [{ "match": "Host(`b.example`) && PathPrefix(`/`)" }] } } }""")));

    [Test]
    public void Reports_another_certificate() => Check<IngressHostChanged>(PlanReported(Update("kubernetes_ingress_v1.web",
        Ingress("""{ "tls": [{ "secret_name": "old" }] }"""), Ingress("""{ "tls": [{ "secret_name": "new" }] }"""))));

    [Test]
    public void Is_silent_when_hosts_are_added_moved_or_unknown() => Check<IngressHostChanged>(Plan(
        Update("kubernetes_ingress_v1.a", Ingress("""{ "rule": [{ "host": "a.example" }] }"""), Ingress("""{ "rule": [{ "host": "b.example" }, { "host": "a.example" }] }""")),
        Testing.PlanFixture.Change("kubernetes_ingress_v1.b", "update", Ingress("""{ "rule": [{ "host": "a.example" }] }"""), Ingress("""{ "rule": [{}] }"""), """ "after_unknown": { "spec": [{ "rule": [{ "host": true }] }] } """)));
}
