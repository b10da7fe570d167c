using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Kubernetes;

using static KubernetesFixtures;
using static RuleTest;

public sealed class SecretKeyRemovedTests : RuleTests<SecretKeyRemoved>
{
    protected override RuleCase Case => new("""
        resource "kubernetes_config_map_v1" "app" {
          [|data = { MODE = "b" }|]
        }

        """ + Plan(Update("kubernetes_config_map_v1.app", Before, After.Replace("{ \"MODE\": \"b\" }", "{?{ \"MODE\": \"b\" }?}", StringComparison.Ordinal))) + Pod("DB_URL"))
    {
        Lookalike = [("\"key\": \"DB_URL\"", "\"key\": \"MODE\"")],
    };

    private const string Before = """{ "metadata": [{ "name": "app", "namespace": "shop" }], "data": { "DB_URL": "a", "MODE": "b" } }""";

    private const string After = """{ "metadata": [{ "name": "app", "namespace": "shop" }], "data": { "MODE": "b" } }""";

    private static string Pod(string key) => $$"""

        # file: live/pods.json
        { "apiVersion": "v1", "kind": "PodList", "items": [ { "apiVersion": "v1", "kind": "Pod", "metadata": { "name": "web", "namespace": "shop", "uid": "1" },
          "spec": { "containers": [{ "name": "web", "env": [{ "name": "A", "valueFrom": { "configMapKeyRef": { "name": "app", "key": "{{key}}" } } }] }] } } ] }
        """;

    [Test]
    public void Names_who_still_reads_the_key() => Check<SecretKeyRemoved>(PlanReported(Update("kubernetes_config_map_v1.app", Before, After)) + Pod("DB_URL"))
        .WithMessages("kubernetes_config_map_v1.app: key DB_URL is removed; still referenced by Pod shop/web.");

    [Test]
    public void Is_silent_about_a_key_that_moves_to_binary_data_and_about_unknown_data() => Check<SecretKeyRemoved>(Plan(
        Update("kubernetes_secret_v1.a", Before, """{ "metadata": [{ "name": "app" }], "data": { "MODE": "b" }, "binary_data": { "DB_URL": "YQ==" } }"""),
        Testing.PlanFixture.Change("kubernetes_secret_v1.b", "update", Before, """{ "metadata": [{ "name": "app" }] }""", """ "after_unknown": { "data": true } """)));

    [TestCase("\"containers\": [{ \"envFrom\": [{ \"secretRef\": { \"name\": \"app\" } }] }]")]
    [TestCase("\"volumes\": [{ \"secret\": { \"secretName\": \"app\" } }]")]
    [TestCase("\"volumes\": [{ \"projected\": { \"sources\": [{ \"secret\": { \"name\": \"app\" } }] } }]")]
    [TestCase("\"imagePullSecrets\": [{ \"name\": \"app\" }]")]
    public void Names_who_reads_the_whole_secret(string spec) => Check<SecretKeyRemoved>(PlanReported(Update("kubernetes_secret_v1.app", Before, After)) + $$"""

        # file: live/pods.json
        { "apiVersion": "v1", "kind": "PodList", "items": [ { "apiVersion": "v1", "kind": "Pod", "metadata": { "name": "web", "namespace": "shop", "uid": "1" }, "spec": { {{spec}} } } ] }
        """).WithMessages("kubernetes_secret_v1.app: key DB_URL is removed; still referenced by Pod shop/web.");

    [TestCase("\"containers\": [{ \"envFrom\": [{ \"configMapRef\": { \"name\": \"app\" } }] }]")]
    [TestCase("\"volumes\": [{ \"secret\": { \"secretName\": \"app\", \"items\": [{ \"key\": \"MODE\" }] } }]")]
    [TestCase("\"imagePullSecrets\": [{ \"name\": \"other\" }]")]
    public void Is_silent_when_pods_read_something_else(string spec) => Check<SecretKeyRemoved>(Plan(Update("kubernetes_secret_v1.app", Before, After)) + $$"""

        # file: live/pods.json
        { "apiVersion": "v1", "kind": "PodList", "items": [ { "apiVersion": "v1", "kind": "Pod", "metadata": { "name": "web", "namespace": "shop", "uid": "1" }, "spec": { {{spec}} } } ] }
        """);
}
