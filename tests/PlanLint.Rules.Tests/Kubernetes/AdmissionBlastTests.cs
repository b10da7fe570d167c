using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Kubernetes;

using static KubernetesFixtures;
using static RuleTest;

public sealed class AdmissionBlastTests : RuleTests<AdmissionBlast>
{
    protected override RuleCase Case => new("""
        resource "kubernetes_priority_class_v1" "high" {
          [|value = 2|]
        }

        """ + Plan(Update("kubernetes_priority_class_v1.high", """{ "metadata": [{ "name": "high" }], "value": 1 }""", """{ "metadata": [{ "name": "high" }], "value": {?2?} }""")))
    {
        Lookalike = [("\"value\": 2", "\"value\": 1, \"description\": \"the same\"")],
    };

    private const string Webhook = "kubernetes_validating_webhook_configuration_v1.policy";

    private static string Policy(string webhook, string metadata = "") => $$"""{ "metadata": [{ "name": "policy"{{metadata}} }], "webhook": [{ "rule": [{ "resources": ["pods", "deployments"] }], {{webhook}} }] }""";

    private static string Delete(string address, string before) => PlanFixture.Change(address, "delete", before);

    [Test]
    public void Is_an_error_when_a_webhook_goes() => Check<AdmissionBlast>(PlanReported(Delete(Webhook, Policy("\"failure_policy\": \"Fail\""))))
        .WithMessages($"{Webhook} will be destroyed: admission of deployments, pods changes for the whole cluster.")
        .WithSeverities(Severity.Error);

    [Test]
    public void Warns_of_a_changed_webhook() => Check<AdmissionBlast>(PlanReported(Update(Webhook, Policy("\"failure_policy\": \"Ignore\""), Policy("\"failure_policy\": \"Fail\""))))
        .WithSeverities(Severity.Warning);

    [TestCase("kubernetes_api_service_v1.m", """{ "metadata": [{ "name": "v1beta1.metrics.k8s.io" }] }""", "the API v1beta1.metrics.k8s.io changes")]
    [TestCase("kubernetes_priority_class_v1.p", """{ "metadata": [{ "name": "high" }], "value": 10 }""", "the priority of pods of class high changes")]
    [TestCase("kubernetes_cluster_role_binding_v1.b", """{ "metadata": [{ "name": "admins" }], "role_ref": [{ "name": "cluster-admin" }] }""", "who is cluster-admin changes")]
    [TestCase("kubernetes_manifest.b", """{ "manifest": { "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": { "name": "admins" }, "roleRef": { "name": "cluster-admin" } } }""", "who is cluster-admin changes")]
    [TestCase("kubernetes_manifest.w", """{ "manifest": { "apiVersion": "admissionregistration.k8s.io/v1", "kind": "MutatingWebhookConfiguration", "metadata": { "name": "w" }, "webhooks": [{ "rules": [{ "resources": ["*"] }] }] } }""", "admission of all objects changes")]
    public void Says_what_the_cluster_loses(string address, string before, string effect) => Check<AdmissionBlast>(PlanReported(Delete(address, before)))
        .WithMessages($"{address} will be destroyed: {effect} for the whole cluster.");

    [TestCase("kubernetes_cluster_role_binding_v1.b", """{ "metadata": [{ "name": "readers" }], "role_ref": [{ "name": "view" }] }""")]
    [TestCase("kubernetes_manifest.c", """{ "manifest": { "apiVersion": "v1", "kind": "ConfigMap", "metadata": { "name": "c" } } }""")]
    [TestCase("kubernetes_manifest.c", """{ "manifest": { "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": { "name": "c" } } }""")]
    public void Is_silent_about_objects_that_decide_on_less(string address, string before) => Check<AdmissionBlast>(Plan(Delete(address, before)));

    [Test]
    public void Is_silent_about_labels_renames_and_what_is_not_known() => Check<AdmissionBlast>(Plan(
        Update("kubernetes_validating_webhook_configuration_v1.a", Policy("\"name\": \"a\"", ", \"labels\": { \"team\": \"a\" }"), Policy("\"name\": \"a\"", ", \"labels\": { \"team\": \"b\" }")),
        Update("kubernetes_priority_class_v1.p", """{ "metadata": [{ "name": "p" }], "description": "a" }""", """{ "metadata": [{ "name": "p" }], "description": "b" }"""),
        Delete("kubernetes_priority_class.old", """{ "metadata": [{ "name": "high" }] }"""),
        PlanFixture.Change("kubernetes_priority_class_v1.new", "create", null, """{ "metadata": [{ "name": "high" }] }"""),
        PlanFixture.Change("kubernetes_cluster_role_binding_v1.b", "create", null, """{ "metadata": [{ "name": "b" }], "role_ref": [{ "name": "cluster-admin" }] }""")));

    [Test]
    public void Leaves_an_injected_certificate_to_cert_manager() => Check<AdmissionBlast>("""
        # file: main.tf
        resource "kubernetes_validating_webhook_configuration_v1" "policy" {
          metadata {
            name = "policy"
          }

          webhook {
            client_config {
              [|ca_bundle = "b"|]
            }
          }
        }

        """ + Plan(Update(Webhook,
            Policy("\"client_config\": [{ \"ca_bundle\": \"a\" }]", ", \"annotations\": { \"cert-manager.io/inject-ca-from\": \"x/y\" }"),
            Policy("\"client_config\": [{ \"ca_bundle\": \"b\" }]", ", \"annotations\": { \"cert-manager.io/inject-ca-from\": \"x/y\" }"))))
        .WithNotes("help: cert-manager writes the certificate: leave caBundle out, or ignore changes of it")
        .FixedTo("""
        # file: main.tf
        resource "kubernetes_validating_webhook_configuration_v1" "policy" {
          metadata {
            name = "policy"
          }

          webhook {
            client_config {
              ca_bundle = "b"
            }
          }

          lifecycle {
            ignore_changes = [webhook[0].client_config[0].ca_bundle]
          }
        }
        """);
}
