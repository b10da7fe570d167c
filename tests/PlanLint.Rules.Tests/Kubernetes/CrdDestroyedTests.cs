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
}
