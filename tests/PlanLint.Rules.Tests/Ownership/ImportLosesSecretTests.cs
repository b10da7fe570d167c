using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Ownership;

using static OwnershipFixtures;
using static RuleTest;

public sealed class ImportLosesSecretTests : RuleTests<ImportLosesSecret>
{
    protected override RuleCase Case => new("""
        import {
          to = harbor_robot_account.ci
          id = "/robots/356"
        }

        [|resource "harbor_robot_account" "ci"|] {
          name = "ci"
        }

        resource "kubernetes_secret_v1" "creds" {
          data = { password = {?harbor_robot_account.ci.secret?} }
        }
        """)
    {
        Lookalike = [("  name = \"ci\"", "  name   = \"ci\"\n  secret = random_password.ci.result")],
    };

    private const string Import = """

        import {
          to = harbor_robot_account.ci["a"]
          id = "/robots/356"
        }

        """;

    private static string Robot(string more) => $$"""
        resource "harbor_robot_account" "ci" {
          for_each = toset(["a"])

          name  = "ci"
          level = "system"
        {{more}}}

        """;

    private static string Consumer(string data, string more = "") => $$"""
        resource "kubernetes_secret_v1" "creds" {
          data = { password = {{data}} }
        {{more}}}
        """;

    [TestCase("harbor_robot_account.ci[\"a\"].secret")]
    [TestCase("{ for k, v in [1] : k => harbor_robot_account.ci[k].secret }")]
    [TestCase("base64encode(\"robot:${harbor_robot_account.ci[\"a\"].secret}\")")]
    public void Reports_a_consumer_of_the_secret(string data) =>
        Check<ImportLosesSecret>("# file: main.tf\n" + Robot("").Replace("resource \"harbor_robot_account\" \"ci\"", "[|resource \"harbor_robot_account\" \"ci\"|]") + Consumer(data) + Import)
            .WithMessages("Importing harbor_robot_account.ci[\"a\"] cannot recover secret; kubernetes_secret_v1.creds would receive an empty value.");

    [Test]
    public void Reports_what_should_be_imported() =>
        Check<ImportLosesSecret>("# file: main.tf\n" + Robot("").Replace("resource \"harbor_robot_account\" \"ci\"", "[|resource \"harbor_robot_account\" \"ci\"|]") + Consumer("harbor_robot_account.ci[\"a\"].secret") + "\n"
            + Plan(Create("harbor_robot_account.ci[\"a\"]", """{ "name": "ci", "level": "system", "permissions": [] }"""))
            + "# file: live/robots.json\n" + """[{ "id": 356, "name": "robot$ci", "level": "system", "permissions": [] }]""");

    [Test]
    public void Is_silent_when_the_secret_is_set_not_read_or_ignored()
    {
        Check<ImportLosesSecret>("# file: main.tf\n" + Robot("  secret = var.s\n") + Consumer("harbor_robot_account.ci[\"a\"].secret") + Import + "variable \"s\" {\n}\n");
        Check<ImportLosesSecret>("# file: main.tf\n" + Robot("") + Consumer("harbor_robot_account.ci[\"a\"].name") + Import);
        Check<ImportLosesSecret>("# file: main.tf\n" + Robot("") + Consumer("harbor_robot_account.ci[\"a\"].secret", "\n  lifecycle {\n    ignore_changes = [data]\n  }\n") + Import);
        Check<ImportLosesSecret>("# file: main.tf\n" + Robot("") + Consumer("harbor_robot_account.ci[\"a\"].secret"));
    }
}
