using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Ownership;

using static OwnershipFixtures;
using static RuleTest;

public sealed class CreateOfExistingTests : RuleTests<CreateOfExisting>
{
    protected override RuleCase Case => new(Reported + Plan(Create(Address, Named)) + LiveSecret())
    {
        Lookalike = [("\"shop\" }]", "\"post\" }]")],
    };

    private const string Address = "kubernetes_secret_v1.creds";

    [Test]
    public void Reports_a_create_of_a_live_object_and_brings_the_import_block() =>
        Check<CreateOfExisting>(Reported + Plan(Create(Address, Secret)) + LiveSecret())
            .WithMessages("kubernetes_secret_v1.creds will be created, but Secret shop/creds (uid 14ed1854, created 2026-01-09, owner unknown) already exists; on apply the provider will fail.")
            .WithNotes(
                "live: Secret shop/creds, uid 14ed1854, created 2026-01-09, owner unknown",
                "import: kubernetes_secret_v1.creds with id \"shop/creds\"")
            .WithRelated("live/Secret.json: Secret shop/creds is listed here")
            .FixedTo("""
                # file: imports.tf
                import {
                  to = kubernetes_secret_v1.creds
                  id = "shop/creds"
                }
                """, includeUnsafe: false);

    [Test]
    public void Is_one_finding_for_the_instances_of_a_block() =>
        Check<CreateOfExisting>(Reported
            + Plan(Create("kubernetes_secret_v1.creds[\"a\"]", Secret), Create("kubernetes_secret_v1.creds[\"b\"]", Secret.Replace("shop", "post")))
            + Live("v1", "Secret", "\"name\": \"creds\", \"namespace\": \"shop\"", "\"name\": \"creds\", \"namespace\": \"post\""))
            .WithAddresses("kubernetes_secret_v1.creds[\"a\"]", "kubernetes_secret_v1.creds[\"b\"]")
            .FixedTo("""
                # file: imports.tf
                import {
                  to = kubernetes_secret_v1.creds["a"]
                  id = "shop/creds"
                }

                import {
                  to = kubernetes_secret_v1.creds["b"]
                  id = "post/creds"
                }
                """);

    [Test]
    public void Matches_kinds_by_api_group_and_namespace()
    {
        const string cluster = """{ "manifest": { "apiVersion": "postgresql.cnpg.io/v1", "kind": "Cluster", "metadata": { "name": "db", "namespace": "postgres" } } }""";
        const string source = "# file: main.tf\nresource \"kubernetes_manifest\" \"db\" {\n}\n";
        Check<CreateOfExisting>(source.Replace("resource \"kubernetes_manifest\" \"db\"", "[|resource \"kubernetes_manifest\" \"db\"|]") + Plan(Create("kubernetes_manifest.db", cluster)) + Live("postgresql.cnpg.io/v1beta1", "Cluster", "\"name\": \"db\", \"namespace\": \"postgres\""))
            .Single.Notes.ShouldContain(n => n.Label == "order");
        Check<CreateOfExisting>(source + Plan(Create("kubernetes_manifest.db", cluster)) + Live("cluster.x-k8s.io/v1beta1", "Cluster", "\"name\": \"db\", \"namespace\": \"postgres\""));
        Check<CreateOfExisting>(source + Plan(Create("kubernetes_manifest.db", cluster)) + Live("postgresql.cnpg.io/v1", "Cluster", "\"name\": \"db\", \"namespace\": \"other\""));
    }

    [Test]
    public void Leaves_out_imports_updates_and_objects_on_their_way_out()
    {
        Check<CreateOfExisting>(Silent + Plan(NoOp(Address, Secret, Import("shop/creds"))) + LiveSecret());
        Check<CreateOfExisting>(Silent + Plan(Update(Address, Secret, Secret)) + LiveSecret());
        Check<CreateOfExisting>(Silent + Plan(Create(Address, Secret)) + LiveSecret(", \"deletionTimestamp\": \"2026-11-20T00:00:00Z\""));
    }

    [Test]
    public void Leaves_out_types_that_merge_by_design() =>
        Check<CreateOfExisting>(Plan(Create("kubernetes_config_map_v1_data.a", Secret)) + Live("v1", "ConfigMap", "\"name\": \"creds\", \"namespace\": \"shop\""));

    [Test]
    public void Leaves_objects_that_this_state_manages_under_another_address_to_others() =>
        Check<CreateOfExisting>(Silent + Plan(Create(Address, Secret), PlanFixture.Change("kubernetes_secret.old", "delete", Secret)) + LiveSecret());

    [Test]
    public void Follows_a_realm_that_is_made_in_the_same_plan() =>
        Check<CreateOfExisting>("# file: plan.json [||]\n" + """
            { "resource_changes": [
                { "address": "keycloak_realm.west", "change": { "actions": ["no-op"], "before": { "realm": "west" }, "after": { "realm": "west" } } },
                { "address": "keycloak_openid_client.app", "change": { "actions": ["create"], "after": { "client_id": "app" }, "after_unknown": { "realm_id": true } } } ],
              "configuration": { "root_module": { "resources": [
                { "address": "keycloak_openid_client.app", "mode": "managed", "type": "keycloak_openid_client", "name": "app",
                  "expressions": { "realm_id": { "references": ["keycloak_realm.west.id", "keycloak_realm.west"] } } } ] } } }
            # file: live/clients.json
            { "realm": "west", "clients": [{ "id": "0d4f", "clientId": "app" }] }
            """).WithNotes("live: keycloak client west/app, id 0d4f, owner unknown", "import: keycloak_openid_client.app with id \"west/0d4f\"");

    [Test]
    public void Leaves_what_is_adopted_silently_to_the_rule_about_that() =>
        Check<CreateOfExisting>(Plan(Create("kubectl_manifest.creds", """{ "yaml_body": "apiVersion: v1\nkind: Secret\nmetadata:\n  name: creds\n  namespace: shop\n" }""")) + LiveSecret());

    [Test]
    public void Says_so_when_the_type_has_no_importer() =>
        Check<CreateOfExisting>("# file: plan.json [||]\n" + PlanFixture.Plan(Create("kubernetes_job_v1.a", Secret)) + "\n" + Live("batch/v1", "Job", "\"name\": \"creds\", \"namespace\": \"shop\""))
            .WithNotes("live: Job shop/creds, uid 14ed1854, created 2026-01-09, owner unknown",
                "import: kubernetes_job_v1 has no importer: take it out of the configuration, or delete the live object and let Terraform make it")
            .Single.Fixes.ShouldBeEmpty();

    [Test]
    public void Names_the_command_where_the_tool_knows_no_import_blocks()
    {
        string old = PlanLint.Plans.ShortPlan.Complete(PlanFixture.Plan(Create(Address, Secret))).Replace("1.11.4", "1.4.0", StringComparison.Ordinal);
        Check<CreateOfExisting>(Reported + "# file: plan.json\n" + old + "\n" + LiveSecret())
            .WithNotes("live: Secret shop/creds, uid 14ed1854, created 2026-01-09, owner unknown", "import: terraform import kubernetes_secret_v1.creds shop/creds")
            .Single.Fixes.ShouldBeEmpty();
    }
}
