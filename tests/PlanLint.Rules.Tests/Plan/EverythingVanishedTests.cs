using PlanLint.Decisions;
using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class EverythingVanishedTests : RuleTests<EverythingVanished>
{
    protected override RuleCase Case => new("""
        # file: main.tf
        [|provider "aws"|] {
          region = "us-east-1"
        }

        resource "aws_vpc" "main" {}

        resource "aws_instance" "web" {}
        # file: plan.json
        { "resource_drift": [
            { "address": "aws_vpc.main", "change": { "actions": ["delete"], "before": { "id": "vpc-1" } } },
            { "address": "aws_instance.web", "change": { "actions": ["delete"], "before": { "id": "i-1" } } } ],
          "resource_changes": [
            { "address": "aws_vpc.main", "change": { "actions": ["create"], "after": {} } },
            { "address": "aws_instance.web", "change": { "actions": ["create"], "after": {} } } ] }
        """)
    {
        Lookalike = [("{ \"address\": \"aws_vpc.main\", \"change\": { \"actions\": [\"create\"], \"after\": {} } }", "{ \"address\": \"aws_vpc.main\", \"change\": { \"actions\": [\"no-op\"], \"before\": {}, \"after\": {} } }"),
            ("    { \"address\": \"aws_vpc.main\", \"change\": { \"actions\": [\"delete\"], \"before\": { \"id\": \"vpc-1\" } } },\n", "")],
        AlwaysKnown = "Drift is what a refresh has read, so it is known.",
    };

    [Test]
    public void Says_how_many_are_gone_and_what_to_check() => Check<EverythingVanished>(KnownCase)
        .WithMessages("The plan finds none of the 2 objects of provider aws: check its region, account, cluster and credentials, and the workspace, before anything is created or imported.")
        .WithSeverities(Severity.Error);

    [Test]
    public void Says_so_of_most_of_three_or_more() => Check<EverythingVanished>(Google(gone: 3, kept: 1, ["", "[||]"]))
        .WithMessages("The plan finds only 1 of the 4 objects of provider google: check its region, account, cluster and credentials, and the workspace, before anything is created or imported.");

    [TestCase(1, 0, TestName = "One_object_may_have_been_deleted")]
    [TestCase(2, 1, TestName = "Two_of_three_may_have_been_deleted")]
    [TestCase(3, 3, TestName = "Half_may_have_been_deleted")]
    public void Is_silent_about_few(int gone, int kept) => Check<EverythingVanished>(Google(gone, kept));

    private static string Google(int gone, int kept, string[]? mark = null)
    {
        var names = Enumerable.Range(0, gone).Select(i => $"google_storage_bucket.a[{i}]").ToArray();
        return $$"""
            # file: plan.json {{mark?[1]}}
            { "resource_drift": [ {{string.Join(", ", names.Select(n => $$"""{ "address": "{{n}}", "change": { "actions": ["delete"], "before": { "name": "x" } } }"""))}} ],
              "resource_changes": [ {{string.Join(", ", names.Select(n => $$"""{ "address": "{{n}}", "change": { "actions": ["create"], "after": { "name": "x" } } }""")
                .Concat(Enumerable.Range(0, kept).Select(i => $$"""{ "address": "google_storage_bucket.b[{{i}}]", "change": { "actions": ["no-op"], "before": {}, "after": {} } }""")))}} ] }
            """;
    }

    [Test]
    public void Is_proven_by_a_uid_that_lives() => Check<EverythingVanished>(OtherCluster("[|", "|]", "0d5a2f3e-1111-4a4b-9c6d-2b1f0c9d8e7f"))
        .WithMessages("Provider kubernetes looks in another place: the plan finds the only one of its objects gone, but the inventory lists 1 object under the same id; nothing may be imported or created before that is mended.");

    [Test]
    public void Is_silent_when_the_live_object_is_another_one() => Check<EverythingVanished>(OtherCluster("", "", "9b1c0000-2222-4a4b-9c6d-2b1f0c9d8e7f"));

    [Test]
    public void Lets_decide_neither_import_nor_create()
    {
        var fixture = Fixture.Parse(OtherCluster("", "", "0d5a2f3e-1111-4a4b-9c6d-2b1f0c9d8e7f"));
        var row = DecisionTable.Of(fixture.Compile(Knowledge))!.Rows.Single();
        row.Kind.ShouldBe(DecisionKind.Ask);
        row.Rationale.ShouldStartWith("Do not import: plan again.");
    }

    private static string OtherCluster(string open, string close, string uid) => $$"""
        # file: main.tf
        {{open}}provider "kubernetes"{{close}} {
          config_context = "staging"
        }

        resource "kubernetes_namespace_v1" "shop" {
          metadata {
            name = "shop"
          }
        }
        # file: plan.json
        { "resource_drift": [ { "address": "kubernetes_namespace_v1.shop", "change": { "actions": ["delete"],
            "before": { "id": "shop", "metadata": [ { "name": "shop", "uid": "0d5a2f3e-1111-4a4b-9c6d-2b1f0c9d8e7f" } ] } } } ],
          "resource_changes": [ { "address": "kubernetes_namespace_v1.shop", "change": { "actions": ["create"], "after": { "metadata": [ { "name": "shop" } ] } } } ] }
        # file: live/namespaces.json
        { "apiVersion": "v1", "kind": "NamespaceList", "items": [ { "apiVersion": "v1", "kind": "Namespace", "metadata": { "name": "shop", "uid": "{{uid}}" } } ] }
        """;

    [Test]
    public void Counts_each_configuration_of_a_provider_by_itself() => Check<EverythingVanished>("""
        # file: main.tf
        provider "keycloak" {
          url = "https://a.example"
        }

        [|provider "keycloak"|] {
          alias = "b"
          url   = "https://b.example"
        }

        resource "keycloak_realm" "a" {}

        resource "keycloak_realm" "b" {
          provider = keycloak.b
        }

        resource "keycloak_role" "b" {
          provider = keycloak.b
        }
        # file: plan.json
        { "resource_drift": [
            { "address": "keycloak_realm.b", "change": { "actions": ["delete"], "before": { "realm": "b" } } },
            { "address": "keycloak_role.b", "change": { "actions": ["delete"], "before": { "name": "b" } } } ],
          "resource_changes": [
            { "address": "keycloak_realm.a", "change": { "actions": ["no-op"], "before": {}, "after": {} } },
            { "address": "keycloak_realm.b", "change": { "actions": ["create"], "after": { "realm": "b" } } },
            { "address": "keycloak_role.b", "change": { "actions": ["create"], "after": { "name": "b" } } } ] }
        """);

    [Test]
    public void Knows_from_the_state_given_that_a_plan_from_an_empty_state_is_of_another_workspace() => Check<EverythingVanished>(FromEmptyState("[|", "|]", "vault_mount"))
        .WithMessages("The plan creates 2 objects that prod.tfstate already holds: check workspace, backend and credentials of provider vault, or plan again if this plan has been applied.");

    [Test]
    public void Is_silent_about_a_new_root() => Check<EverythingVanished>(FromEmptyState("", "", "vault_policy"));

    private static string FromEmptyState(string open, string close, string held) => $$"""
        # file: main.tf
        {{open}}provider "vault"{{close}} {}

        resource "vault_mount" "a" {}

        resource "vault_mount" "b" {}
        # file: plan.json
        { "prior_state": { "format_version": "1.0", "values": { "root_module": {} } },
          "resource_changes": [
            { "address": "vault_mount.a", "change": { "actions": ["create"], "after": { "path": "a" } } },
            { "address": "vault_mount.b", "change": { "actions": ["create"], "after": { "path": "b" } } } ] }
        # file: prod.tfstate
        { "version": 4, "terraform_version": "1.11.4", "serial": 3, "lineage": "9f2c", "outputs": {}, "resources": [
          { "mode": "managed", "type": "{{held}}", "name": "a", "provider": "provider[\"registry.terraform.io/hashicorp/vault\"]", "instances": [ { "schema_version": 0, "attributes": { "path": "a" } } ] },
          { "mode": "managed", "type": "{{held}}", "name": "b", "provider": "provider[\"registry.terraform.io/hashicorp/vault\"]", "instances": [ { "schema_version": 0, "attributes": { "path": "b" } } ] } ] }
        """;
}
