using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.State;

using static RuleTest;

public sealed class StateDuplicateObjectTests : RuleTests<StateDuplicateObject>
{
    protected override RuleCase Case => new("""
        resource "kubernetes_namespace_v1" "a" {}
        [|resource "kubernetes_namespace_v1" "b"|] {}

        """ + State("terraform.tfstate", Resource("kubernetes_namespace_v1", "a", App), Resource("kubernetes_namespace_v1", "b", """{ "metadata": [{ "name": {?"app"?}, "uid": "2" }] }""")))
    {
        Lookalike = [("\"app\", \"uid\"", "\"api\", \"uid\"")],
    };

    private const string App = """{ "id": "app", "metadata": [{ "name": "app" }] }""";

    [Test]
    public void Reports_two_addresses_of_one_object() => Check<StateDuplicateObject>(State("terraform.tfstate", Resource("kubernetes_namespace", "a", App), Resource("kubernetes_namespace_v1", "b", App)) + """
        # file: main.tf
        resource "kubernetes_namespace" "a" {}
        [|resource "kubernetes_namespace_v1" "b"|] {}
        """)
        .WithMessages("kubernetes_namespace_v1.b and kubernetes_namespace.a both manage Namespace app: destroying one deletes the object that the other still manages.")
        .WithRelated("main.tf(1,1): kubernetes_namespace.a holds it too")
        .WithSeverities(Severity.Error);

    [Test]
    public void Falls_back_on_ids_of_one_type_and_provider() => Run(
        State("terraform.tfstate", Resource("acme_thing", "a", """{ "id": "7" }"""), Resource("acme_thing", "b", """{ "id": "7" }""")), Severity.Warning);

    [Test]
    public void Is_silent_on_two_clusters_other_names_and_unknown_ones() => Run(State("terraform.tfstate",
        Resource("kubernetes_namespace", "a", App), Resource("kubernetes_namespace", "b", App, alias: ".edge"),
        Resource("kubernetes_namespace", "c", """{ "id": "x", "metadata": [{ "name": "x" }] }"""),
        Resource("kubernetes_namespace", "d", """{ "metadata": [{}] }"""), Resource("kubernetes_namespace", "e", """{ "metadata": [{}] }"""),
        Resource("null_resource", "f", """{ "id": "1" }"""), Resource("null_resource", "g", """{ "id": "1" }""")));

    [Test]
    public void Is_silent_on_deposed_objects() => Run(State("terraform.tfstate",
        Resource("kubernetes_namespace", "a", App), Resource("kubernetes_namespace", "b", App, extra: "\"deposed\": \"0a1b2c3d\", ")));

    [TestCase("1", "1", Severity.Error)]
    [TestCase("", "", Severity.Warning)]
    [TestCase("1", "2", Severity.None)]
    public void Wants_proof_across_states(string uid, string other, Severity expected)
    {
        string fixture = State("a.tfstate", Resource("kubernetes_namespace", "a", Namespace(uid))) + State("b.tfstate", Resource("kubernetes_namespace", "b", Namespace(other)));
        if (expected == Severity.None) Run(fixture);
        else Run(fixture, expected);

        static string Namespace(string uid) => $$"""{ "id": "app", "metadata": [{ "name": "app", "uid": "{{uid}}" }] }""";
    }

    private static void Run(string fixture, params Severity[] severities) =>
        Testing.RuleTester.Run([new StateDuplicateObject()], fixture, Knowledge).WithSeverities(severities);

    private static string State(string path, params string[] resources) => $$"""
        # file: {{path}}
        { "version": 4, "terraform_version": "1.11.4", "serial": 7, "lineage": "{{path}}", "resources": [ {{string.Join(",\n", resources)}} ] }

        """;

    private static string Resource(string type, string name, string attributes, string extra = "", string alias = "") => $$"""
        { "mode": "managed", "type": "{{type}}", "name": "{{name}}", "provider": "provider[\"registry.terraform.io/hashicorp/{{type.Split('_')[0]}}\"]{{alias}}",
          "instances": [ { {{extra}}"attributes": {{attributes}} } ] }
        """;
}
