using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Kubernetes;

using static KubernetesFixtures;
using static RuleTest;

public sealed class TrackingLabelStrippedTests : RuleTests<TrackingLabelStripped>
{
    protected override RuleCase Case => new("""
        resource "kubernetes_secret_v1" "creds" {
          metadata {
            [|labels = { team = "a" }|]
          }
        }

        """ + Plan(Update("kubernetes_secret_v1.creds", Metadata($$"""{ "team": "a", "{{Label}}": "shop" }"""), Metadata("""{?{ "team": "a" }?}"""))))
    {
        Lookalike = [($"\"{Label}\": \"shop\"", "\"example.com/stage\": \"shop\"")],
    };

    private const string Label = "argocd.argoproj.io/instance";

    private const string Secret = """
        resource "kubernetes_secret_v1" "creds" {
          for_each = toset(["a", "b"])

          metadata {
            name   = "creds"
            [|labels = { team = "a" }|]
          }
        }
        """;

    private static string Metadata(string labels, string name = "creds") => $$"""{ "metadata": [{ "name": "{{name}}", "namespace": "shop", "labels": {{labels}} }] }""";

    private static string Strip(string key) => Update($"kubernetes_secret_v1.creds[\"{key}\"]", Metadata($$"""{ "team": "a", "{{Label}}": "{{key}}" }"""), Metadata("""{ "team": "a" }"""));

    [Test]
    public void Reports_instances_of_a_block_as_one_finding_at_its_labels() => Check<TrackingLabelStripped>($"{Secret}\n{Plan(Strip("a"), Strip("b"))}")
        .WithSeverities(Severity.Warning)
        .WithAddresses("kubernetes_secret_v1.creds[\"a\"]", "kubernetes_secret_v1.creds[\"b\"]")
        .WithMessages("kubernetes_secret_v1.creds (2 instances): removes argocd.argoproj.io/instance; Argo CD re-adds it on next sync, so this diff returns on every plan.");

    [Test]
    public void Is_an_error_when_the_application_heals_itself() => Check<TrackingLabelStripped>($"{Secret}\n" + Plan(Strip("a"), PlanFixture.Change("argocd_application.a", "no-op",
        """{ "metadata": [{ "name": "a" }], "spec": [{ "sync_policy": [{ "automated": [{ "self_heal": true }] }] }] }""",
        """{ "metadata": [{ "name": "a" }], "spec": [{ "sync_policy": [{ "automated": [{ "self_heal": true }] }] }] }""")))
        .WithSeverities(Severity.Error)
        .WithMessages("kubernetes_secret_v1.creds[\"a\"]: removes argocd.argoproj.io/instance=a; Argo CD re-adds it on next sync, so this diff returns on every plan.");

    [Test]
    public void Tells_the_provider_to_leave_the_key_alone() => Check<TrackingLabelStripped>("""
        provider "kubernetes" {
          config_path = "~/.kube/config"
        }

        resource "kubernetes_secret_v1" "creds" {
          metadata {
            name   = "creds"
            [|labels = { team = "a" }|]
          }
        }
        """ + "\n" + Plan(Update("kubernetes_secret_v1.creds", Metadata($$"""{ "{{Label}}": "a" }"""), Metadata("{}"))))
        .FixedTo("""
        # file: main.tf
        provider "kubernetes" {
          config_path = "~/.kube/config"

          ignore_labels = ["^argocd\\.argoproj\\.io/instance$"]
        }

        resource "kubernetes_secret_v1" "creds" {
          metadata {
            name   = "creds"
            labels = { team = "a" }
          }
        }
        """);

    [Test]
    public void Ignores_the_key_in_the_block_when_there_is_no_provider_block() => Check<TrackingLabelStripped>("""
        resource "kubernetes_secret_v1" "creds" {
          metadata {
            name   = "creds"
            [|labels = { team = "a" }|]
          }
        }
        """ + "\n" + Plan(Update("kubernetes_secret_v1.creds", Metadata($$"""{ "{{Label}}": "a" }"""), Metadata("{}"))))
        .FixedTo("""
        # file: main.tf
        resource "kubernetes_secret_v1" "creds" {
          metadata {
            name   = "creds"
            labels = { team = "a" }
          }

          lifecycle {
            ignore_changes = [metadata[0].labels["argocd.argoproj.io/instance"]]
          }
        }
        """);

    [Test]
    public void Reports_keys_that_an_intent_names() => Check<TrackingLabelStripped>(
        PlanReported(Update("kubernetes_secret_v1.creds", Metadata("""{ "example.com/owner": "a" }"""), Metadata("{}"))) + """

        # file: keys.intent.hcl
        intent "keys" {
          tracking_keys = ["example.com/owner"]
        }
        """);

    [Test]
    public void Is_silent_about_other_labels_creates_and_keys_that_stay() => Check<TrackingLabelStripped>(Plan(
        Update("kubernetes_secret_v1.a", Metadata("""{ "team": "a" }"""), Metadata("{}")),
        Update("kubernetes_secret_v1.b", Metadata($$"""{ "{{Label}}": "a", "x": "1" }"""), Metadata($$"""{ "{{Label}}": "a" }""")),
        PlanFixture.Change("kubernetes_secret_v1.c", "create", null, Metadata("{}"))));

    [Test]
    public void Is_silent_when_the_labels_are_unknown_after_apply() => Check<TrackingLabelStripped>(Plan(
        PlanFixture.Change("kubernetes_secret_v1.a", "update", Metadata($$"""{ "{{Label}}": "a" }"""), """{ "metadata": [{ "name": "creds" }] }""",
            """ "after_unknown": { "metadata": [{ "labels": true }] } """)));

    [Test]
    public void Is_silent_about_a_key_that_a_manifest_never_declared() => Check<TrackingLabelStripped>(Plan(Update("kubernetes_manifest.a",
        $$"""{ "manifest": { "kind": "A", "metadata": { "labels": { "a": "1" } } }, "object": { "metadata": { "labels": { "a": "1", "{{Label}}": "x" } } } }""",
        """{ "manifest": { "kind": "A", "metadata": { "labels": { "a": "2" } } }, "object": { "metadata": { "labels": { "a": "2" } } } }""")));

    [Test]
    public void Is_silent_when_the_plan_removes_the_application_as_well() => Check<TrackingLabelStripped>(Plan(
        Strip("a"), PlanFixture.Change("argocd_application.a", "delete", """{ "metadata": [{ "name": "a" }] }""")));

    [Test]
    public void Is_an_error_when_the_live_application_heals_itself() => Check<TrackingLabelStripped>($"{Secret}\n" + Plan(Strip("a")) + """

        # file: live/apps.json
        { "apiVersion": "v1", "kind": "List", "items": [ { "apiVersion": "argoproj.io/v1alpha1", "kind": "Application",
          "metadata": { "name": "a", "namespace": "argocd", "uid": "1" }, "spec": { "syncPolicy": { "automated": { "selfHeal": true } } } } ] }
        """).WithSeverities(Severity.Error);

    [Test]
    public void Takes_the_common_instance_label_for_a_mark_only_beside_its_application()
    {
        string strip = Update("kubernetes_secret_v1.creds[\"a\"]", Metadata("""{ "app.kubernetes.io/instance": "a" }"""), Metadata("{}"));
        Check<TrackingLabelStripped>(Plan(strip));
        Check<TrackingLabelStripped>($"{Secret}\n" + Plan(strip, PlanFixture.Change("argocd_application.a", "no-op", """{ "metadata": [{ "name": "a" }] }""", """{ "metadata": [{ "name": "a" }] }""")));
    }
}
