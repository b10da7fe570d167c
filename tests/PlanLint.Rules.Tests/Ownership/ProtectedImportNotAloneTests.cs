using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Ownership;

using static OwnershipFixtures;
using static RuleTest;

public sealed class ProtectedImportNotAloneTests : RuleTests<ProtectedImportNotAlone>
{
    protected override RuleCase Case => new("""
        [|resource "kubernetes_manifest" "db"|] {
        }

        """ + Plan(Update("kubernetes_manifest.db", $$"""{ "manifest": null, "object": {?{{Cluster(2)}}?} }""", $$"""{ "manifest": {{Cluster(2)}} }""", Import("x")), Create("null_resource.x", "{}")))
    {
        Lookalike = [("\"create\"", "\"no-op\"")],
    };

    private static string Claim(string name) => NoOp($"kubernetes_persistent_volume_claim_v1.{name}", $$"""{ "metadata": [{ "name": "{{name}}", "namespace": "shop" }] }""", Import($"shop/{name}"));

    private static string Database => NoOp("kubernetes_manifest.db", $$"""{ "manifest": {{Cluster(2)}}, "object": {{Cluster(2)}} }""", Import("x"));

    [Test]
    public void Reports_a_protected_import_in_company_at_the_one_to_begin_with() =>
        Check<ProtectedImportNotAlone>("# file: plan.json [||]\n" + PlanFixture.Plan(Claim("a"), Database, Create("null_resource.x", "{}")))
            .WithMessages("Import kubernetes_manifest.db first and alone, then plan again: this plan also imports 1 other object and changes 1.")
            .WithAddresses("kubernetes_manifest.db", "kubernetes_persistent_volume_claim_v1.a");

    [Test]
    public void Is_silent_when_it_is_alone() => Check<ProtectedImportNotAlone>(Plan(Claim("a"), NoOp("null_resource.x", "{}")));

    [Test]
    public void Is_silent_about_imports_of_what_can_be_made_again() =>
        Check<ProtectedImportNotAlone>(Plan(NoOp("kubernetes_config_map_v1.a", Secret, Import("shop/creds")), Create("null_resource.x", "{}")));
}
