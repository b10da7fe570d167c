using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Ownership;

using static OwnershipFixtures;
using static RuleTest;

public sealed class FieldManagerConflictTests : RuleTests<FieldManagerConflict>
{
    protected override RuleCase Case => new("""
        [|resource "kubernetes_manifest" "db"|] {
        }

        """ + Plan(Change().Replace("\"instances\": 1", "\"instances\": {?1?}", StringComparison.Ordinal)) + Held("autoscaler", 3))
    {
        Lookalike = [("\"spec\": { \"instances\": 3 } }] }", "\"spec\": { \"instances\": 1 } }] }")],
    };

    private static string Held(string manager, int value) => "# file: live/clusters.json\n" + $$"""
        { "apiVersion": "v1", "kind": "List", "items": [{ "apiVersion": "postgresql.cnpg.io/v1", "kind": "Cluster",
          "metadata": { "name": "db", "namespace": "postgres",
            "managedFields": [{ "manager": "{{manager}}", "operation": "Apply", "fieldsType": "FieldsV1", "fieldsV1": { "f:spec": { "f:instances": {} } } }] },
          "spec": { "instances": {{value}} } }] }
        """;

    private static string Change(string more = "") => PlanFixture.Change("kubernetes_manifest.db", "update",
        $$"""{ "manifest": {{Cluster(3)}}, "object": {{Cluster(3)}} }""", $$"""{ "manifest": {{Cluster(1)}}, "object": {{Cluster(1)}}{{more}} }""");

    [Test]
    public void Reports_a_field_that_another_manager_holds_with_another_value() =>
        Check<FieldManagerConflict>("# file: plan.json [||]\n" + PlanFixture.Plan(Change()) + "\n" + Held("autoscaler", 3))
            .WithMessages("kubernetes_manifest.db: field manager autoscaler manages spec.instances with value 3; the apply will conflict.");

    [Test]
    public void Is_silent_about_equal_values_own_fields_and_force()
    {
        Check<FieldManagerConflict>(Plan(Change()) + Held("autoscaler", 1));
        Check<FieldManagerConflict>(Plan(Change()) + Held("Terraform", 3));
        Check<FieldManagerConflict>(Plan(Change(""", "field_manager": [{ "name": "ours", "force_conflicts": false }]""")) + Held("ours", 3));
        Check<FieldManagerConflict>(Plan(Change(""", "field_manager": [{ "force_conflicts": true }]""")) + Held("autoscaler", 3));
    }
}
