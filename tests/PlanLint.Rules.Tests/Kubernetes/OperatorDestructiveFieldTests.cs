using PlanLint.Diagnostics;
using PlanLint.Knowledge;
using PlanLint.Testing;
using PlanLint.Text;

namespace PlanLint.Rules.Tests.Kubernetes;

using static KubernetesFixtures;
using static RuleTest;

public sealed class OperatorDestructiveFieldTests : RuleTests<OperatorDestructiveField>
{
    protected override RuleCase Case => new("""
        resource "kubernetes_manifest" "db" {
          [|manifest = {}|]
        }

        """ + Plan(Update("kubernetes_manifest.db", Cluster("""{ "instances": 3 }"""), Cluster("""{ "instances": {?1?} }"""))))
    {
        Lookalike = [("\"instances\": 1", "\"instances\": 5")],
    };

    private static readonly string Shrink = Update("kubernetes_manifest.db", Cluster("""{ "instances": 3 }"""), Cluster("""{ "instances": 1 }"""));

    [Test]
    public void Reports_fewer_instances() => Check<OperatorDestructiveField>(PlanReported(Shrink)).WithSeverities(Severity.Error);

    [Test]
    public void Reports_hibernation() => Check<OperatorDestructiveField>(PlanReported(
        Update("kubernetes_manifest.db", Cluster("{}"), Cluster("{}", """{ "cnpg.io/hibernation": "on" }"""))));

    [Test]
    public void Reports_smaller_volumes() => Check<OperatorDestructiveField>(PlanReported(
        Update("kubernetes_manifest.db", Cluster("""{ "storage": { "size": "1Ti" } }"""), Cluster("""{ "storage": { "size": "20Gi" } }"""))));

    [Test]
    public void Is_silent_about_growth_and_notation() => Check<OperatorDestructiveField>(Plan(
        Update("kubernetes_manifest.a", Cluster("""{ "instances": 1 }"""), Cluster("""{ "instances": 3 }""")),
        Update("kubernetes_manifest.b", Cluster("""{ "storage": { "size": "1024Mi" } }"""), Cluster("""{ "storage": { "size": "1Gi" } }"""))));

    [Test]
    public void Is_silent_when_an_intent_names_address_and_field() => Check<OperatorDestructiveField>(Plan(Shrink) + """

        # file: shrink.intent.hcl
        intent "shrink" {
          allow {
            address    = "kubernetes_manifest.db"
            attributes = ["spec.instances"]
          }
        }
        """);

    [Test]
    public void Reads_the_manifests_of_kubectl() => Check<OperatorDestructiveField>(PlanReported(Update("kubectl_manifest.db",
        """{ "yaml_body": "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nspec:\n  instances: 3\n" }""",
        """{ "yaml_body": "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nspec:\n  instances: 1\n" }""")));

    [Test]
    public void Reports_what_is_taken_away() => Check<OperatorDestructiveField>(PlanReported(Update("kubernetes_manifest.db",
        Cluster("""{ "walStorage": { "size": "1Gi" } }"""), Cluster("{}"))))
        .WithMessages("kubernetes_manifest.db: spec.walStorage.size \"1Gi\" → (none) the webhook refuses to take volumes away, so the apply fails.");

    [TestCase("rejected", "is refused by the operator, so the apply fails")]
    [TestCase("stops", "stops all pods")]
    [TestCase("unguards", "switches a safeguard off")]
    [TestCase("destroys_data", "deletes data")]
    public void Has_words_for_knowledge_that_gives_none(string effect, string words)
    {
        var diagnostics = new DiagnosticBag();
        var knowledge = KnowledgeReader.Extend(KnowledgeBase.Empty, [SourceText.From($$"""
            field_effect "size" {
              kind   = "Widget.example.com"
              paths  = ["spec.size"]
              effect = "{{effect}}"
            }
            """, "mine.hcl")], diagnostics);
        diagnostics.Diagnostics.ShouldBeEmpty();
        RuleTester.Check<OperatorDestructiveField>(PlanReported(Update("kubernetes_manifest.w",
            """{ "manifest": { "apiVersion": "example.com/v1", "kind": "Widget", "spec": { "size": 1 } } }""", """{ "manifest": { "apiVersion": "example.com/v1", "kind": "Widget", "spec": { "size": 2 } } }""")), knowledge)
            .WithMessages($"kubernetes_manifest.w: spec.size 1 → 2 {words}.");
    }
}
