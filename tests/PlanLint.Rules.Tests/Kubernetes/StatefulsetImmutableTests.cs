using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Kubernetes;

using static KubernetesFixtures;
using static RuleTest;

public sealed class StatefulsetImmutableTests : RuleTests<StatefulsetImmutable>
{
    protected override RuleCase Case => new("""
        resource "kubernetes_stateful_set" "db" {
          spec {
            [|service_name = "db"|]
          }
        }

        """ + Plan(Replace("kubernetes_stateful_set.db", Set, Set, """{?[["spec", 0, "service_name"]]?}""")))
    {
        Lookalike = [("[\"spec\", 0, \"service_name\"]", "[\"metadata\", 0, \"name\"]")],
    };

    private const string Set = """{ "metadata": [{ "name": "db", "namespace": "shop" }], "spec": [{ "service_name": "db" }] }""";

    [Test]
    public void Says_how_to_keep_the_pods_running() => Check<StatefulsetImmutable>(PlanReported(Replace("kubernetes_stateful_set.db", Set, Set, """[["spec", 0, "selector", 0, "match_labels", "app"]]""")))
        .WithNotes("fix: kubectl delete statefulset/db -n shop --cascade=orphan lets the pods run while it is made anew");

    [Test]
    public void Is_silent_about_updates_and_replacements_without_paths() => Check<StatefulsetImmutable>(Plan(
        Update("kubernetes_stateful_set.a", Set, Set.Replace("\"db\" }]", "\"dbx\" }]", StringComparison.Ordinal)),
        Testing.PlanFixture.Change("kubernetes_stateful_set.b", "delete, create", Set, Set)));

    [Test]
    public void Is_silent_about_a_replacement_for_several_reasons_one_of_them_the_name() =>
        Check<StatefulsetImmutable>(Plan(Replace("kubernetes_stateful_set.db", Set, Set, """[["metadata", 0, "name"], ["metadata", 0, "namespace"]]""")));
}
