using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Kubernetes;

using static KubernetesFixtures;
using static RuleTest;

public sealed class CrdAndCrInOnePlanTests : RuleTests<CrdAndCrInOnePlan>
{
    protected override RuleCase Case => new("""
        resource "helm_release" "cert_manager" {
          name  = "cert-manager"
          chart = {?"cert-manager"?}
        }

        [|resource "kubernetes_manifest" "issuer"|] {
          manifest = { apiVersion = "cert-manager.io/v1", kind = "ClusterIssuer", metadata = { name = "le" } }
        }
        """)
    {
        Lookalike = [("cert-manager.io/v1", "example.com/v1")],
    };

    private const string Chart = """
        resource "helm_release" "cert_manager" {
          name  = "cert-manager"
          chart = "cert-manager"
        }
        """;

    private const string Issuer = """
        resource "kubernetes_manifest" "issuer" {
          manifest = { apiVersion = "cert-manager.io/v1", kind = "ClusterIssuer", metadata = { name = "le" } }
        }
        """;

    [Test]
    public void Warns_when_a_chart_of_the_same_root_brings_the_crd() => Check<CrdAndCrInOnePlan>(
        Chart + "\n" + Issuer.Replace("resource \"kubernetes_manifest\" \"issuer\"", "[|resource \"kubernetes_manifest\" \"issuer\"|]", StringComparison.Ordinal))
        .WithSeverities(Severity.Warning)
        .WithMessages("kubernetes_manifest.issuer: ClusterIssuer.cert-manager.io needs its CRD at plan time, but the CRD is created by helm_release.cert_manager in this root.");

    [Test]
    public void Is_an_error_when_the_plan_makes_both() => Check<CrdAndCrInOnePlan>(
        Chart + "\n" + Issuer.Replace("resource \"kubernetes_manifest\" \"issuer\"", "[|resource \"kubernetes_manifest\" \"issuer\"|]", StringComparison.Ordinal) + "\n"
        + Plan(Testing.PlanFixture.Change("helm_release.cert_manager", "create", after: "{ \"chart\": \"cert-manager\" }")))
        .WithSeverities(Severity.Error);

    [Test]
    public void Is_silent_when_the_chart_was_installed_before() => Check<CrdAndCrInOnePlan>(
        Chart + "\n" + Issuer + "\n" + Plan(Testing.PlanFixture.Change("helm_release.cert_manager", "no-op", "{ \"chart\": \"cert-manager\" }", "{ \"chart\": \"cert-manager\" }")));

    [Test]
    public void Is_silent_about_kubectl_and_about_charts_and_kinds_it_cannot_tell() => Check<CrdAndCrInOnePlan>("""
        variable "chart" {}

        resource "helm_release" "unknown" {
          name  = "a"
          chart = var.chart
        }

        resource "kubernetes_manifest" "issuer" {
          manifest = { apiVersion = "cert-manager.io/v1", kind = "ClusterIssuer", metadata = { name = "le" } }
        }
        """ + "\n" + Chart.Replace("chart = \"cert-manager\"", "chart = var.chart", StringComparison.Ordinal));
}
