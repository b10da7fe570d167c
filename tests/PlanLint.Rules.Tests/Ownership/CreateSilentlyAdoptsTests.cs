using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Ownership;

using static OwnershipFixtures;
using static RuleTest;

public sealed class CreateSilentlyAdoptsTests : RuleTests<CreateSilentlyAdopts>
{
    protected override RuleCase Case => new("""
        [|resource "aws_ssm_parameter" "a"|] {
        }

        """ + Plan(Create("aws_ssm_parameter.a", """{ "name": "/a", "overwrite": {?true?} }""")))
    {
        Lookalike = [("true", "false")],
    };

    private const string Manifest = """{ "yaml_body": "apiVersion: v1\nkind: Secret\nmetadata:\n  name: creds\n  namespace: shop\n" }""";

    [Test]
    public void Is_an_error_when_the_object_lives() =>
        Check<CreateSilentlyAdopts>("# file: plan.json [||]\n" + PlanFixture.Plan(Create("kubectl_manifest.creds", Manifest)) + "\n" + LiveSecret())
            .WithSeverities(Severity.Error)
            .Single.Fixes.ShouldHaveSingleItem();

    [Test]
    public void Is_a_warning_without_an_inventory_that_looked() =>
        Check<CreateSilentlyAdopts>("# file: plan.json [||]\n" + PlanFixture.Plan(Create("kubectl_manifest.creds", Manifest)))
            .WithSeverities(Severity.Warning)
            .WithMessages("kubectl_manifest.creds: kubectl_manifest does not fail on an existing object: it applies over the live object, whoever made it. A later destroy will delete an object that Terraform did not create.");

    [Test]
    public void Is_silent_when_the_inventory_looked_and_found_nothing() =>
        Check<CreateSilentlyAdopts>(Plan(Create("kubectl_manifest.creds", Manifest)) + Live("v1", "Secret", "\"name\": \"a\", \"namespace\": \"shop\"", "\"name\": \"a\", \"namespace\": \"b\""));

    [TestCase("helm_release", """{ "name": "grafana", "upgrade_install": true }""", 1)]
    [TestCase("helm_release", """{ "name": "grafana" }""", 0)]
    [TestCase("aws_route53_record", """{ "zone_id": "Z", "name": "a", "type": "A", "allow_overwrite": true }""", 1)]
    [TestCase("aws_route53_record", """{ "zone_id": "Z", "name": "a", "type": "A", "allow_overwrite": false }""", 0)]
    [TestCase("keycloak_openid_client", """{ "realm_id": "r", "client_id": "c", "import": true }""", 1)]
    [TestCase("github_actions_secret", """{ "repository": "r", "secret_name": "S" }""", 0)]
    public void Depends_on_the_flag(string type, string after, int findings) =>
        RuleTester.Run([new CreateSilentlyAdopts()], Plan(Create(type + ".a", after)), Knowledge).Diagnostics.Length.ShouldBe(findings);

    [Test]
    public void Is_a_note_for_records_that_prove_a_certificate() => Check<CreateSilentlyAdopts>("""
        # file: plan.json [||]
        { "resource_changes": [
            { "address": "aws_route53_record.proof[\"a\"]", "mode": "managed", "type": "aws_route53_record", "name": "proof", "index": "a",
              "change": { "actions": ["create"], "before": null, "after": { "allow_overwrite": true }, "after_unknown": { "name": true } } } ],
          "configuration": { "root_module": { "resources": [
            { "address": "aws_acm_certificate.main", "mode": "managed", "type": "aws_acm_certificate", "name": "main" },
            { "address": "aws_route53_record.proof", "mode": "managed", "type": "aws_route53_record", "name": "proof",
              "expressions": { "name": { "references": ["each.value"] } },
              "for_each_expression": { "references": ["aws_acm_certificate.main.domain_validation_options", "aws_acm_certificate.main"] } } ] } } }
        """).WithSeverities(Severity.Note);
}
