using System.Text;
using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Kubernetes;

using static KubernetesFixtures;
using static RuleTest;

public sealed class SecretPlaceholderCrossingTests : RuleTests<SecretPlaceholderCrossing>
{
    protected override RuleCase Case => new("""
        resource "kubernetes_secret_v1" "creds" {
          data = { [|password = "changeme"|] }
        }

        """ + Plan(Update("kubernetes_secret_v1.creds", Secret("s3cr3t-value"), Secret("changeme").Replace("\"changeme\"", "{?\"changeme\"?}", StringComparison.Ordinal))))
    {
        Lookalike = [("\"password\": \"changeme\"", "\"password\": \"other-s3cr3t\"")],
    };

    private static string Secret(string value) => $$"""{ "metadata": [{ "name": "creds", "namespace": "shop" }], "data": { "password": {{System.Text.Json.JsonSerializer.Serialize(value)}} } }""";

    private static string Login(string password) => Secret(
        $$"""{"auths":{"harbor.example.com":{"auth":"{{Encoded("robot:" + password)}}","password":"{{password}}","username":"robot"} } }""");

    private static string LoginInOne(string pair) => Secret($$"""{"auths":{"h":{"auth":"{{Encoded(pair)}}"} } }""");

    private static string Encoded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    [Test]
    public void Is_an_error_when_a_real_value_is_lost() => Check<SecretPlaceholderCrossing>(PlanReported(Update("kubernetes_secret_v1.creds", Secret("s3cr3t-value"), Secret("changeme"))))
        .WithSeverities(Severity.Error)
        .WithMessages("kubernetes_secret_v1.creds: data.password goes from a real value to a placeholder: whatever reads it will stop working.");

    [Test]
    public void Decodes_a_registry_login_and_shows_no_value()
    {
        var result = Check<SecretPlaceholderCrossing>("[|resource \"kubernetes_secret_v1\" \"creds\"|] {\n  for_each = toset([\"a\", \"b\"])\n}\n" + Plan(
            Update("kubernetes_secret_v1.creds[\"a\"]", Login("PLACEHOLDER"), Login("Tok-a-real-0001")),
            Update("kubernetes_secret_v1.creds[\"b\"]", Login("PLACEHOLDER"), Login("Tok-b-real-0002"))));
        result.WithSeverities(Severity.Warning).WithAddresses("kubernetes_secret_v1.creds[\"a\"]", "kubernetes_secret_v1.creds[\"b\"]");
        string shown = result.Single.Message + string.Join('\n', result.Single.Notes.Select(n => n.Text));
        shown.ShouldNotContain("Tok-");
        shown.ShouldNotContain("sha256:");
    }

    [Test]
    public void Sees_a_placeholder_that_stands_only_in_the_encoded_part() => Check<SecretPlaceholderCrossing>(PlanReported(
        Update("kubernetes_secret_v1.creds", LoginInOne("robot:PLACEHOLDER"), LoginInOne("robot:a-real-token"))));

    [Test]
    public void Reads_the_secrets_of_other_systems() => Check<SecretPlaceholderCrossing>(PlanReported(
        Update("vault_generic_secret.a", """{ "data_json": "{\"key\":\"TODO\"}" }""", """{ "data_json": "{\"key\":\"f00-real-key\"}" }""")));

    [Test]
    public void Is_silent_about_rotation_and_about_one_placeholder_after_another() => Check<SecretPlaceholderCrossing>(Plan(
        Update("kubernetes_secret_v1.a", Secret("s3cr3t-value"), Secret("other-s3cr3t")),
        Update("kubernetes_secret_v1.b", Secret("changeme"), Secret("REPLACE_ME")),
        Update("kubernetes_config_map_v1.c", Secret("changeme"), Secret("other-value"))));

    [Test]
    public void Is_silent_when_the_value_is_unknown() => Check<SecretPlaceholderCrossing>(Plan(
        PlanFixture.Change("kubernetes_secret_v1.a", "update", Secret("changeme"), """{ "metadata": [{ "name": "creds" }], "data": {} }""", """ "after_unknown": { "data": true } """),
        PlanFixture.Change("kubernetes_secret_v1.b", "update", Secret("changeme"), """{ "metadata": [{ "name": "creds" }], "data": {} }""", """ "after_unknown": { "data": { "password": true } } """)));
}
