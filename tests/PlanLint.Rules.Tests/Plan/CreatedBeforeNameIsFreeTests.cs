using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class CreatedBeforeNameIsFreeTests : RuleTests<CreatedBeforeNameIsFree>
{
    protected override RuleCase Case => new("""
        # file: main.tf
        [|resource "google_container_cluster" "main"|] {
          name = "prod"
        }

        resource "google_container_node_pool" "batch" {
          cluster = google_container_cluster.main.id

          lifecycle {
            create_before_destroy = true
          }
        }
        # file: plan.json
        { "resource_changes": [ { "address": "google_container_cluster.main", "change": { "actions": ["create", "delete"],
          "before": { "name": "prod", "location": "a", "project": "p" },
          "after": { "name": {?"prod"?}, "location": "a", "project": "p" } } } ] }
        """)
    {
        Lookalike = [("\"actions\": [\"create\", \"delete\"]", "\"actions\": [\"delete\", \"create\"]")],
    };

    [Test]
    public void Shows_whose_setting_it_is()
    {
        var result = Check<CreatedBeforeNameIsFree>(KnownCase)
            .WithMessages("google_container_cluster.main is made before the old google container cluster p/a/prod is gone, under the same name, so the create fails.")
            .WithSeverities(Severity.Error);
        result.Single.Related.ShouldContain(r => r.Message.ToString() == "google_container_node_pool.batch is made before it is destroyed, and so is everything that it needs");
    }

    [Test]
    public void Says_when_the_delete_takes_the_new_one_as_well() => Check<CreatedBeforeNameIsFree>("""
        # file: plan.json [||]
        { "resource_changes": [ { "address": "vault_policy.a", "change": { "actions": ["create", "delete"], "before": { "name": "a", "policy": "" }, "after": { "name": "a", "policy": "x" } } } ] }
        """)
        .WithMessages("vault_policy.a is made before the old vault policy a is gone, under the same name: the create takes the old one over, and the delete then destroys it.");

    [TestCase("\"create\", \"forget\"")]
    [TestCase("\"forget\", \"create\"")]
    public void Reports_a_name_that_a_forgotten_object_keeps(string actions) => Check<CreatedBeforeNameIsFree>($$"""
        # file: plan.json [||]
        { "resource_changes": [ { "address": "aws_iam_role.a", "change": { "actions": [{{actions}}], "before": { "name": "a" }, "after": { "name": "a" } } } ] }
        """)
        .WithMessages("aws_iam_role.a is made under the name of the old aws iam role a, which is forgotten and lives on, so the create fails.")
        .WithNotes("help: give the new object another name, or take destroy = false out of its lifecycle, so that the old one goes first");

    [Test]
    public void Is_silent_on_a_forgotten_object_that_the_create_takes_over() => Check<CreatedBeforeNameIsFree>("""
        # file: plan.json
        { "resource_changes": [ { "address": "vault_policy.a", "change": { "actions": ["forget", "create"], "before": { "name": "a", "policy": "" }, "after": { "name": "a", "policy": "x" } } } ] }
        """);

    [TestCase("""{ "name": "a", "vpc_id": "x" }""", """{ "name": "b", "vpc_id": "x" }""", TestName = "Another_name_is_free")]
    [TestCase("""{ "name": "a", "region": "x" }""", """{ "name": "a", "region": "y" }""", TestName = "Another_region_has_its_own_names")]
    public void Is_silent(string before, string after) => Check<CreatedBeforeNameIsFree>($$"""
        # file: plan.json
        { "resource_changes": [ { "address": "aws_iam_role.a", "change": { "actions": ["create", "delete"], "before": {{before}}, "after": {{after}} } } ] }
        """);

    [Test]
    public void Is_silent_about_types_whose_names_nobody_knows() => Check<CreatedBeforeNameIsFree>("""
        # file: plan.json
        { "resource_changes": [ { "address": "acme_box.a", "change": { "actions": ["create", "delete"], "before": { "name": "a" }, "after": { "name": "a" } } } ] }
        """);

    [Test]
    public void Takes_places_that_the_provider_fills_in_for_the_same() => Check<CreatedBeforeNameIsFree>("""
        # file: plan.json [||]
        { "resource_changes": [ { "address": "google_container_cluster.a", "change": { "actions": ["create", "delete"],
          "before": { "name": "prod", "location": "b", "initial_node_count": 1 }, "after": { "name": "prod", "location": "b", "initial_node_count": 2 } } } ] }
        """)
        .WithMessages("google_container_cluster.a is made before the old google container cluster b/prod is gone, under the same name, so the create fails.");
}
