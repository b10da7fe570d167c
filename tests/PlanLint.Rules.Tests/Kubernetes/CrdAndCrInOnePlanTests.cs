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
        .WithMessages("kubernetes_manifest.issuer: ClusterIssuer.cert-manager.io needs its CRD at plan time, but helm_release.cert_manager in this root module creates the CRD.");

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

    private const string Crd = """
        resource "kubernetes_manifest" "crd" {
          manifest = {
            apiVersion = "apiextensions.k8s.io/v1"
            kind       = "CustomResourceDefinition"
            metadata   = { name = "widgets.example.com" }
            spec       = { group = "example.com", names = { kind = "Widget" } }
          }
        }

        """;

    private const string Widget = """
        resource "kubernetes_manifest" "widget" {
          manifest = { apiVersion = "example.com/v1", kind = "Widget", metadata = { name = "w", namespace = "shop" } }
        }

        """;

    [Test]
    public void Sees_the_crd_in_a_manifest() => Check<CrdAndCrInOnePlan>(Crd + Widget.Replace("resource \"kubernetes_manifest\" \"widget\"", "[|resource \"kubernetes_manifest\" \"widget\"|]", StringComparison.Ordinal))
        .WithRelated("main.tf(1,1): brings the CRD");

    [Test]
    public void Is_silent_about_another_kind_of_the_group() => Check<CrdAndCrInOnePlan>(Crd + Widget.Replace("Widget", "Gadget", StringComparison.Ordinal));

    [Test]
    public void Is_silent_when_the_state_holds_the_crd() => Check<CrdAndCrInOnePlan>(Crd + Widget + """
        # file: terraform.tfstate
        { "version": 4, "terraform_version": "1.11.4", "serial": 1, "lineage": "l", "resources": [
          { "mode": "managed", "type": "kubernetes_manifest", "name": "crd", "provider": "provider[\"registry.terraform.io/hashicorp/kubernetes\"]", "instances": [ { "attributes": {} } ] } ] }
        """);

    [TestCase("\"apiVersion\": \"example.com/v1\", \"kind\": \"Widget\", \"metadata\": { \"name\": \"other\", \"namespace\": \"x\" }")]
    [TestCase("\"apiVersion\": \"apiextensions.k8s.io/v1\", \"kind\": \"CustomResourceDefinition\", \"metadata\": { \"name\": \"widgets.example.com\" }, \"spec\": { \"group\": \"example.com\", \"names\": { \"kind\": \"Widget\" } }")]
    public void Is_silent_when_the_cluster_knows_the_kind(string live) => Check<CrdAndCrInOnePlan>(Crd + Widget + $$"""
        # file: live/cluster.json
        { "apiVersion": "v1", "kind": "List", "items": [ { {{live}} } ] }
        """);

    [Test]
    public void Notes_a_resource_that_waits_for_a_chart_that_nobody_knows() => Check<CrdAndCrInOnePlan>("""
        resource "helm_release" "queues" {
          name  = "queue-operator"
          chart = "queue-operator"
        }

        [|resource "kubernetes_manifest" "orders"|] {
          manifest = {
            apiVersion = "queues.example.com/v1beta1"
            kind       = "Queue"
            metadata   = { name = "orders" }
          }
          depends_on = [helm_release.queues]
        }

        resource "kubernetes_manifest" "ingress" {
          manifest = {
            apiVersion = "networking.k8s.io/v1"
            kind       = "Ingress"
            metadata   = { name = "orders" }
          }
          depends_on = [helm_release.queues]
        }
        """).WithSeverities(Severity.Note);
}
