using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class LostWithItsContainerTests : RuleTests<LostWithItsContainer>
{
    protected override RuleCase Case => new("""
        # file: main.tf
        resource "vault_mount" "kv" {
          path = "kv"
        }

        [|resource "vault_kv_secret_v2" "db"|] {
          mount = vault_mount.kv.path
        }
        # file: plan.json
        { "resource_changes": [
          { "address": "vault_kv_secret_v2.db", "change": { "actions": ["no-op"], "before": { "mount": "kv" }, "after": { "mount": "kv" } } },
          { "address": "vault_mount.kv", "change": { "actions": ["delete", "create"], "before": { "path": "kv", "description": "a" }, "after": { "path": "kv", "description": "b" }, "replace_paths": [["description"]] } } ] }
        """)
    {
        Lookalike = [("\"before\": { \"mount\": \"kv\" }", "\"before\": { \"mount\": \"kv2\" }")],
        AlwaysKnown = "The state knows what names what, and the plan its actions.",
    };

    [Test]
    public void Reports_a_container_that_a_later_plan_destroys() => Check<LostWithItsContainer>("""
        # file: main.tf
        [|resource "vault_kv_secret_v2" "db"|] {
          mount = "kv"
        }
        # file: plan.json
        { "complete": false,
          "resource_changes": [ { "address": "vault_kv_secret_v2.db", "change": { "actions": ["no-op"], "before": { "mount": "kv" }, "after": { "mount": "kv" } } } ],
          "deferred_changes": [ { "reason": "provider_config_unknown", "resource_change": { "address": "vault_mount.kv", "change": { "actions": ["delete"], "before": { "path": "kv" } } } } ] }
        """).WithMessages("vault_mount.kv will be destroyed in a later plan, and vault_kv_secret_v2.db is lost with it, although the plan leaves it as it is.");

    [Test]
    public void Names_what_is_lost_and_the_way_to_keep_it()
    {
        var result = Check<LostWithItsContainer>(KnownCase)
            .WithMessages("vault_mount.kv will be replaced, and vault_kv_secret_v2.db is lost with it, although the plan leaves it as it is.")
            .WithSeverities(Severity.Error)
            .FixedTo("""
            # file: main.tf
            resource "vault_mount" "kv" {
              path = "kv"

              description = "a"
            }

            resource "vault_kv_secret_v2" "db" {
              mount = vault_mount.kv.path
            }
            """);
        result.Single.Notes.ShouldContain(n => n.Text.ToString().StartsWith("leave description of vault_mount.kv as the state has it", StringComparison.Ordinal));
    }

    [Test]
    public void Follows_provider_blocks_into_a_cluster()
    {
        var result = Check<LostWithItsContainer>(Cluster("aws_eks_cluster.main.endpoint", "[|", "|]"))
            .WithMessages("aws_eks_cluster.main will be replaced, and kubernetes_namespace_v1.shop and kubernetes_persistent_volume_claim_v1.pg are lost with it, although the plan leaves them as they are.");
        result.Single.Notes.ShouldContain(n => n.Text.ToString().StartsWith("prevent_destroy of theirs does not help", StringComparison.Ordinal));
    }

    [Test]
    public void Follows_data_sources_that_look_the_cluster_up() => Check<LostWithItsContainer>(Cluster("data.aws_eks_cluster.main.endpoint", "[|", "|]"));

    [Test]
    public void Is_silent_when_the_provider_looks_elsewhere() => Check<LostWithItsContainer>(Cluster("\"https://other.example\"", "", ""));

    private static string Cluster(string host, string open, string close) => $$"""
        # file: main.tf
        resource "aws_eks_cluster" "main" {
          name = "prod"
        }

        data "aws_eks_cluster" "main" {
          name = aws_eks_cluster.main.name
        }

        {{open}}provider "kubernetes"{{close}} {
          host  = {{host}}
          token = aws_eks_cluster.main.id
        }

        resource "kubernetes_namespace_v1" "shop" {
          lifecycle {
            prevent_destroy = true
          }
        }

        resource "kubernetes_persistent_volume_claim_v1" "pg" {
          lifecycle {
            prevent_destroy = true
          }
        }
        # file: plan.json
        { "resource_changes": [
          { "address": "aws_eks_cluster.main", "change": { "actions": ["delete", "create"], "before": { "name": "prod" }, "after": { "name": "prod" } } },
          { "address": "kubernetes_namespace_v1.shop", "change": { "actions": ["no-op"], "before": {}, "after": {} } },
          { "address": "kubernetes_persistent_volume_claim_v1.pg", "change": { "actions": ["no-op"], "before": {}, "after": {} } } ] }
        """;

    [Test]
    public void Knows_containers_of_other_providers() => Check<LostWithItsContainer>("""
        # file: main.tf
        resource "keycloak_realm" "a" {}

        [|resource "keycloak_openid_client" "c"|] {}

        resource "azurerm_resource_group" "g" {}

        [|resource "azurerm_storage_account" "s"|] {}

        resource "google_sql_database_instance" "i" {}

        [|resource "google_sql_database" "d"|] {}
        # file: plan.json
        { "resource_changes": [
          { "address": "azurerm_resource_group.g", "change": { "actions": ["delete"], "before": { "name": "shop" } } },
          { "address": "azurerm_storage_account.s", "change": { "actions": ["no-op"], "before": { "resource_group_name": "shop" }, "after": { "resource_group_name": "shop" } } },
          { "address": "google_sql_database.d", "change": { "actions": ["update"], "before": { "instance": "prod", "a": 1 }, "after": { "instance": "prod", "a": 2 } } },
          { "address": "google_sql_database_instance.i", "change": { "actions": ["delete", "create"], "before": { "name": "prod" }, "after": { "name": "prod" } } },
          { "address": "keycloak_openid_client.c", "change": { "actions": ["no-op"], "before": { "realm_id": "r" }, "after": { "realm_id": "r" } } },
          { "address": "keycloak_realm.a", "change": { "actions": ["delete", "create"], "before": { "id": "r", "realm": "r" }, "after": { "realm": "r" } } } ] }
        """);

    [Test]
    public void Is_silent_about_what_the_plan_destroys_itself() => Check<LostWithItsContainer>("""
        # file: plan.json
        { "resource_changes": [
          { "address": "vault_kv_secret_v2.db", "change": { "actions": ["delete"], "before": { "mount": "kv" } } },
          { "address": "vault_mount.kv", "change": { "actions": ["delete"], "before": { "path": "kv" } } } ] }
        """);

    [Test]
    public void Is_silent_about_what_is_in_another_cluster() => Check<LostWithItsContainer>("""
        # file: main.tf
        provider "kubernetes" {
          alias = "b"
        }

        resource "kubernetes_namespace_v1" "a" {}

        resource "kubernetes_secret_v1" "b" {
          provider = kubernetes.b
        }
        # file: plan.json
        { "resource_changes": [
          { "address": "kubernetes_namespace_v1.a", "change": { "actions": ["delete"], "before": { "metadata": [ { "name": "shop" } ] } } },
          { "address": "kubernetes_secret_v1.b", "change": { "actions": ["no-op"], "before": { "metadata": [ { "namespace": "shop" } ] }, "after": { "metadata": [ { "namespace": "shop" } ] } } } ] }
        """);
}
