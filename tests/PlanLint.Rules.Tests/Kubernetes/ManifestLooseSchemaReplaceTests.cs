using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Kubernetes;

using static KubernetesFixtures;
using static RuleTest;

public sealed class ManifestLooseSchemaReplaceTests : RuleTests<ManifestLooseSchemaReplace>
{
    protected override RuleCase Case => new("""
        resource "kubernetes_manifest" "kafka" {
          [|manifest = {}|]
        }

        """ + Plan(Replace("kubernetes_manifest.kafka", Kafka("1"), Kafka("2"), """{?[["manifest", "spec", "v"]]?}""")))
    {
        Lookalike = [("\"spec\", \"v\"]", "\"metadata\", \"name\"]")],
    };

    private static string Kafka(string version) => $$"""{ "manifest": { "apiVersion": "kafka.strimzi.io/v1beta2", "kind": "Kafka", "metadata": { "name": "k" }, "spec": { "v": "{{version}}" } } }""";

    [Test]
    public void Is_an_error_for_kinds_that_hold_data() =>
        Check<ManifestLooseSchemaReplace>(PlanReported(Replace("kubernetes_manifest.kafka", Kafka("1"), Kafka("2"), """[["manifest", "spec", "v"]]"""))).WithSeverities(Severity.Error);

    [Test]
    public void Is_silent_when_the_object_gets_another_name() =>
        Check<ManifestLooseSchemaReplace>(Plan(Replace("kubernetes_manifest.kafka", Kafka("1"), Kafka("2"), """[["manifest", "metadata", "namespace"]]""")));

    [Test]
    public void Is_silent_about_updates_and_unknown_kinds() => Check<ManifestLooseSchemaReplace>(Plan(
        Update("kubernetes_manifest.kafka", Kafka("1"), Kafka("2")),
        Replace("kubernetes_manifest.other", "{}", "{}", """[["object"]]""")));
}
