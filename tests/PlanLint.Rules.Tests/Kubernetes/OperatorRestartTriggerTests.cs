using PlanLint.Diagnostics;
using PlanLint.Knowledge;
using PlanLint.Testing;
using PlanLint.Text;

namespace PlanLint.Rules.Tests.Kubernetes;

using static KubernetesFixtures;
using static RuleTest;

public sealed class OperatorRestartTriggerTests : RuleTests<OperatorRestartTrigger>
{
    protected override RuleCase Case => new("""
        resource "kubernetes_manifest" "db" {
          [|manifest = {}|]
        }

        """ + Plan(Update("kubernetes_manifest.db", Cluster("""{ "imageName": "postgresql:17.2" }"""), Cluster("""{ "imageName": {?"postgresql:17.5"?} }"""))))
    {
        Lookalike = [("\"imageName\": \"postgresql:17.5\"", "\"imageName\": \"postgresql:17.2\", \"description\": \"17.5\"")],
    };

    private static string Image(string tag, string more = "") => Cluster($$"""{ "imageName": "postgresql:{{tag}}"{{more}} }""");

    [Test]
    public void Reports_a_new_image() => Check<OperatorRestartTrigger>(PlanReported(Update("kubernetes_manifest.db", Image("17.2"), Image("17.5")))).WithSeverities(Severity.Error);

    [Test]
    public void Is_a_warning_when_the_operator_waits_for_a_person() => Check<OperatorRestartTrigger>(PlanReported(Update("kubernetes_manifest.db",
        Image("17.2", ", \"primaryUpdateStrategy\": \"supervised\""), Image("17.5", ", \"primaryUpdateStrategy\": \"supervised\"")))).WithSeverities(Severity.Warning);

    [Test]
    public void Is_a_note_after_a_restore_drill() => Check<OperatorRestartTrigger>(PlanReported(Update("kubernetes_manifest.db", Image("17.2"), Image("17.5"))) + """

        # file: upgrade.intent.hcl
        intent "upgrade" {
          attest = ["restore-drill:2026-11-20"]
        }
        """).WithSeverities(Severity.Note);

    [Test]
    public void Compares_the_first_manifest_after_an_import_with_the_live_object() => Check<OperatorRestartTrigger>(PlanReported(Update("kubernetes_manifest.db",
        """{ "manifest": null, "object": { "apiVersion": "postgresql.cnpg.io/v1", "kind": "Cluster", "spec": { "imageName": "postgresql:17.2", "resources": { "limits": { "cpu": "1" } } } } }""",
        Image("17.5"))));

    [Test]
    public void Is_silent_about_what_is_only_reloaded_or_unknown() => Check<OperatorRestartTrigger>(Plan(
        Update("kubernetes_manifest.a", Cluster("""{ "postgresql": { "parameters": { "work_mem": "4MB" } } }"""), Cluster("""{ "postgresql": { "parameters": { "work_mem": "8MB" } } }""")),
        PlanFixture.Change("kubernetes_manifest.b", "update", Image("17.2"), Cluster("{}"), """ "after_unknown": { "manifest": { "spec": { "imageName": true } } } """)));

    [Test]
    public void Reports_what_is_added() => Check<OperatorRestartTrigger>(PlanReported(Update("kubernetes_manifest.db", Cluster("{}"), Cluster("""{ "walStorage": { "size": "1Gi" } }"""))));

    [Test]
    public void Is_silent_when_an_annotation_stops_the_operator()
    {
        const string keep = """{ "cnpg.io/reconcilePodSpec": "disabled" }""";
        Check<OperatorRestartTrigger>(PlanReported(Update("kubernetes_manifest.db", Cluster("""{ "schedulerName": "a" }"""), Cluster("""{ "schedulerName": "b" }"""))));
        Check<OperatorRestartTrigger>(Plan(Update("kubernetes_manifest.db", Cluster("""{ "schedulerName": "a" }""", keep), Cluster("""{ "schedulerName": "b" }""", keep))));
    }

    [TestCase("restart", "restarts the instance pods")]
    [TestCase("offline", "stops the service for the time of the change")]
    [TestCase("rollout", "makes the instance pods anew, one after the other")]
    public void Has_words_for_knowledge_that_gives_none(string effect, string words)
    {
        var knowledge = KnowledgeReader.Extend(KnowledgeBase.Empty, [SourceText.From($$"""
            field_effect "size" {
              kind   = "Widget.example.com"
              paths  = ["spec.size"]
              effect = "{{effect}}"
            }
            """, "mine.hcl")], new DiagnosticBag());
        RuleTester.Check<OperatorRestartTrigger>(PlanReported(Update("kubernetes_manifest.w",
            """{ "manifest": { "apiVersion": "example.com/v1", "kind": "Widget", "spec": { "size": 1 } } }""", """{ "manifest": { "apiVersion": "example.com/v1", "kind": "Widget", "spec": { "size": 2 } } }""")), knowledge)
            .WithMessages($"kubernetes_manifest.w: spec.size 1 → 2 {words}; confirm first that the latest backup can be restored.");
    }
}
