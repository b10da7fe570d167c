using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Kubernetes;

using static KubernetesFixtures;
using static RuleTest;

public sealed class NamespaceDestroyedTests : RuleTests<NamespaceDestroyed>
{
    protected override RuleCase Case => new("""
        [|resource "kubernetes_namespace_v1" "shop"|] {
          count = 0
        }

        """ + Plan(PlanFixture.Change("kubernetes_namespace_v1.shop", "delete", """{ "metadata": [{ "name": {?"shop"?} }] }""")))
    {
        Lookalike = [("\"delete\"", "\"forget\"")],
    };

    private static readonly string Delete = PlanFixture.Change("kubernetes_namespace_v1.shop", "delete", """{ "metadata": [{ "name": "shop" }] }""");

    [Test]
    public void Counts_what_goes_with_it() => Check<NamespaceDestroyed>(PlanReported(Delete) + """

        # file: live/all.json
        { "apiVersion": "v1", "kind": "List", "items": [
          { "apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": { "name": "data", "namespace": "shop", "uid": "1" } },
          { "apiVersion": "v1", "kind": "Pod", "metadata": { "name": "web", "namespace": "shop", "uid": "2" } },
          { "apiVersion": "v1", "kind": "Pod", "metadata": { "name": "web", "namespace": "other", "uid": "3" } } ] }
        """)
        .WithSeverities(Severity.Error)
        .WithMessages("kubernetes_namespace_v1.shop: namespace shop will be destroyed with everything in it: 1 PersistentVolumeClaim, 1 Pod.");

    [Test]
    public void Is_a_warning_when_the_inventory_shows_it_empty() => Check<NamespaceDestroyed>(PlanReported(Delete) + """

        # file: live/pods.json
        { "apiVersion": "v1", "kind": "PodList", "items": [ { "apiVersion": "v1", "kind": "Pod", "metadata": { "name": "web", "namespace": "other", "uid": "3" } } ] }
        """).WithSeverities(Severity.Warning);

    [Test]
    public void Sees_namespaces_in_manifests() => Check<NamespaceDestroyed>(PlanReported(
        PlanFixture.Change("kubernetes_manifest.ns", "delete", """{ "manifest": { "apiVersion": "v1", "kind": "Namespace", "metadata": { "name": "shop" } } }""")));

    [Test]
    public void Is_silent_about_forgotten_unnamed_and_ephemeral_ones() => Check<NamespaceDestroyed>(Plan(
        PlanFixture.Change("kubernetes_namespace_v1.forgotten", "forget", """{ "metadata": [{ "name": "shop" }] }"""),
        PlanFixture.Change("kubernetes_namespace_v1.unnamed", "delete", """{ "metadata": [{}] }"""),
        PlanFixture.Change("module.preview.kubernetes_namespace_v1.a", "delete", """{ "metadata": [{ "name": "shop" }] }""")) + """

        # file: preview.intent.hcl
        intent "preview" {
          ephemeral = ["module.preview"]
        }
        """);
}
