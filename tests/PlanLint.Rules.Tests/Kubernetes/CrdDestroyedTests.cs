using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Kubernetes;

using static KubernetesFixtures;
using static RuleTest;

public sealed class CrdDestroyedTests : RuleTests<CrdDestroyed>
{
    protected override RuleCase Case => new("""
        [|resource "helm_release" "karpenter"|] {
          count = 0
        }

        """ + Plan(PlanFixture.Change("helm_release.karpenter", "delete", """{ "chart": {?"oci://public.ecr.aws/karpenter/karpenter-crd"?}, "name": "karpenter-crd" }""")))
    {
        Lookalike = [("karpenter/karpenter-crd", "karpenter/karpenter")],
    };

    private static readonly string Crd = PlanFixture.Change("kubernetes_manifest.crd", "delete", """
        { "manifest": { "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition", "metadata": { "name": "widgets.example.com" },
          "spec": { "group": "example.com", "names": { "kind": "Widget", "plural": "widgets" } } } }
        """);

    [Test]
    public void Counts_the_objects_that_go() => Check<CrdDestroyed>(PlanReported(Crd) + """

        # file: live/widgets.json
        { "apiVersion": "v1", "kind": "List", "items": [ { "apiVersion": "example.com/v1", "kind": "Widget", "metadata": { "name": "a", "namespace": "x", "uid": "1" } } ] }
        """).WithMessages("kubernetes_manifest.crd: CRD widgets.example.com will be destroyed; 1 Widget objects go with it.");

    [Test]
    public void Reports_the_end_of_a_release_whose_templates_hold_crds() => Check<CrdDestroyed>(PlanReported(
        PlanFixture.Change("helm_release.karpenter", "delete", """{ "chart": "oci://public.ecr.aws/karpenter/karpenter-crd", "name": "karpenter-crd" }""")));

    [Test]
    public void Is_silent_about_other_charts_and_kinds_and_unknown_charts() => Check<CrdDestroyed>(Plan(
        PlanFixture.Change("helm_release.web", "delete", """{ "chart": "nginx" }"""),
        PlanFixture.Change("helm_release.unknown", "delete", """{ "name": "a" }"""),
        PlanFixture.Change("kubernetes_manifest.map", "delete", """{ "manifest": { "apiVersion": "v1", "kind": "ConfigMap", "metadata": { "name": "a" } } }""")));

    [TestCase("\"set\": [{ \"name\": \"crds.keep\", \"value\": \"true\" }]")]
    [TestCase("\"values\": [\"replicas: 1\\n\", \"crds:\\n  keep: true\\n\"]")]
    public void Is_silent_about_a_chart_that_keeps_its_crds(string keep) =>
        Check<CrdDestroyed>(Plan(PlanFixture.Change("helm_release.certs", "delete", $$"""{ "chart": "cert-manager", {{keep}} }""")));

    [Test]
    public void Names_the_setting_that_keeps_them_and_counts_what_goes() => Check<CrdDestroyed>(PlanReported(
        PlanFixture.Change("helm_release.certs", "delete", """{ "chart": "cert-manager", "set": [{ "name": "crds.keep", "value": "false" }], "values": ["crds: {}"] }""")) + """

        # file: live/issuers.json
        { "apiVersion": "v1", "kind": "List", "items": [ { "apiVersion": "cert-manager.io/v1", "kind": "ClusterIssuer", "metadata": { "name": "le", "uid": "1" } } ] }
        """)
        .WithMessages("helm_release.certs: uninstalling cert-manager deletes the CRDs of cert-manager.io, acme.cert-manager.io; 1 objects go with them.")
        .WithNotes("fix: set crds.keep to true and apply that before the release goes");

    [Test]
    public void Is_silent_when_the_inventory_shows_that_nothing_goes() => Check<CrdDestroyed>(Plan(Crd) + """

        # file: live/own.json
        { "planlint_inventory": 1, "complete_for": [{ "system": "kubernetes", "kind": "Widget.example.com" }], "objects": [] }
        """);
}
