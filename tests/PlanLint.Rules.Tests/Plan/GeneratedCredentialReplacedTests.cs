using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class GeneratedCredentialReplacedTests : RuleTests<GeneratedCredentialReplaced>
{
    protected override RuleCase Case => new("""
        # file: main.tf
        resource "random_password" "db" {
          [|min_upper = 2|]
        }

        resource "aws_db_instance" "main" {
          password = random_password.db.result
        }
        # file: plan.json
        { "resource_changes": [
          { "address": "aws_db_instance.main", "change": { "actions": ["update"], "before": { "password": "a" }, "after": {}, "after_unknown": { "password": true } } },
          { "address": "random_password.db", "change": { "actions": ["delete", "create"], "before": { "min_upper": 0, "result": "a" }, "after": { "min_upper": 2 }, "after_unknown": { "result": true },
            "replace_paths": [["min_upper"]] } } ] }
        """)
    {
        Lookalike = [("random_password.db.result", "random_password.db.id")],
        AlwaysKnown = "The plan always knows its actions and which arguments refer to which.",
    };

    [Test]
    public void Judges_what_is_left_to_a_later_plan() => Check<GeneratedCredentialReplaced>("""
        # file: main.tf
        resource "random_password" "db" {
          [|min_upper = 2|]
        }

        resource "aws_db_instance" "main" {
          password = random_password.db.result
        }
        # file: plan.json
        { "complete": false, "resource_changes": [], "deferred_changes": [
          { "reason": "deferred_prereq", "resource_change": { "address": "aws_db_instance.main", "change": { "actions": ["update"], "before": { "password": "a" }, "after": {}, "after_unknown": { "password": true } } } },
          { "reason": "provider_config_unknown", "resource_change": { "address": "random_password.db", "change": { "actions": ["delete", "create"], "before": { "min_upper": 0, "result": "a" }, "after": { "min_upper": 2 }, "after_unknown": { "result": true },
            "replace_paths": [["min_upper"]] } } } ] }
        """)
        .WithMessages("random_password.db will be replaced, and with it the password that aws_db_instance.main reads.")
        .Single.Notes[0].Text.ToString().ShouldBe("Terraform leaves 2 of these changes to a later plan");

    [Test]
    public void Names_the_readers() => Check<GeneratedCredentialReplaced>(KnownCase)
        .WithMessages("random_password.db will be replaced, and with it the password that aws_db_instance.main reads.")
        .WithSeverities(Severity.Warning);

    [Test]
    public void Offers_to_write_back_what_the_state_has() => Check<GeneratedCredentialReplaced>(KnownCase).FixedTo("""
        # file: main.tf
        resource "random_password" "db" {
          min_upper = 0
        }

        resource "aws_db_instance" "main" {
          password = random_password.db.result
        }
        """);

    [Test]
    public void Follows_locals_modules_and_outputs() => Check<GeneratedCredentialReplaced>("""
        # file: main.tf
        [|resource "tls_private_key" "ca"|] {
          algorithm = "RSA"
        }

        locals {
          pem = { key = tls_private_key.ca.private_key_pem }
        }

        module "app" {
          source = "./app"
          key    = local.pem.key
        }

        output "key" {
          value     = local.pem
          sensitive = true
        }
        # file: app/main.tf
        variable "key" {
          type = string
        }

        resource "kubernetes_secret_v1" "tls" {
          data = { key = var.key }
        }
        # file: plan.json
        { "output_changes": { "key": { "actions": ["update"], "before": "a", "after_unknown": true } },
          "resource_changes": [
          { "address": "module.app.kubernetes_secret_v1.tls", "change": { "actions": ["update"], "before": {}, "after": {}, "after_unknown": { "data": true } } },
          { "address": "tls_private_key.ca", "change": { "actions": ["create", "delete"], "before": {}, "after": {}, "after_unknown": { "private_key_pem": true } } } ] }
        """)
        .WithMessages("tls_private_key.ca will be replaced, and with it the key pair that module.app.kubernetes_secret_v1.tls and output.key read.");

    [Test]
    public void Reads_the_plan_alone() => Check<GeneratedCredentialReplaced>("""
        # file: plan.json [||]
        { "resource_changes": [
          { "address": "aws_secretsmanager_secret_version.a", "change": { "actions": ["delete", "create"], "before": {}, "after": {} } },
          { "address": "harbor_robot_account.ci[\"a\"]", "change": { "actions": ["delete", "create"], "before": { "secret": "a" }, "after": {}, "after_unknown": { "secret": true } } } ],
          "configuration": { "root_module": { "resources": [
            { "address": "aws_secretsmanager_secret_version.a", "mode": "managed", "type": "aws_secretsmanager_secret_version", "name": "a",
              "expressions": { "secret_string": { "references": ["harbor_robot_account.ci[\"a\"].secret", "harbor_robot_account.ci[\"a\"]", "harbor_robot_account.ci"] } } } ] } } }
        """)
        .WithMessages("harbor_robot_account.ci[\"a\"] will be replaced, and with it the secret that aws_secretsmanager_secret_version.a reads.");

    [Test]
    public void Knows_what_is_made_anew_and_what_is_renewed_in_place() => Check<GeneratedCredentialReplaced>("""
        # file: main.tf
        [|resource "vault_approle_auth_backend_role_secret_id" "a"|] {}

        [|resource "keycloak_openid_client" "b"|] {}

        resource "github_actions_secret" "c" {
          plaintext_value = "${vault_approle_auth_backend_role_secret_id.a.secret_id} ${keycloak_openid_client.b.client_secret}"
        }
        # file: plan.json
        { "resource_drift": [ { "address": "vault_approle_auth_backend_role_secret_id.a", "change": { "actions": ["delete"], "before": {} } } ],
          "resource_changes": [
          { "address": "github_actions_secret.c", "change": { "actions": ["delete", "create"], "before": {}, "after": {} } },
          { "address": "keycloak_openid_client.b", "change": { "actions": ["update"], "before": { "client_secret": "a" }, "after": {}, "after_unknown": { "client_secret": true } } },
          { "address": "vault_approle_auth_backend_role_secret_id.a", "change": { "actions": ["create"], "after": {}, "after_unknown": { "secret_id": true } } } ] }
        """)
        .WithMessages(
            "vault_approle_auth_backend_role_secret_id.a is gone and will be created anew, and with it the secret id that github_actions_secret.c reads.",
            "keycloak_openid_client.b will get a new client secret that github_actions_secret.c reads.");

    [Test]
    public void Is_silent_about_readers_that_are_new_or_ignore_it() => Check<GeneratedCredentialReplaced>("""
        # file: main.tf
        resource "grafana_service_account_token" "a" {}

        resource "kubernetes_secret_v1" "new" {
          data = { key = grafana_service_account_token.a.key }
        }

        resource "kubernetes_secret_v1" "ignores" {
          data = { key = grafana_service_account_token.a.key }
        }
        # file: plan.json
        { "resource_changes": [
          { "address": "grafana_service_account_token.a", "change": { "actions": ["delete", "create"], "before": { "key": "a" }, "after": {}, "after_unknown": { "key": true } } },
          { "address": "kubernetes_secret_v1.ignores", "change": { "actions": ["no-op"], "before": {}, "after": {} } },
          { "address": "kubernetes_secret_v1.new", "change": { "actions": ["create"], "after": {}, "after_unknown": { "data": true } } } ] }
        """);

    [Test]
    public void Is_silent_about_a_secret_that_the_configuration_sets() => Check<GeneratedCredentialReplaced>("""
        # file: main.tf
        resource "harbor_robot_account" "a" {
          secret = "Set-by-hand1"
        }

        resource "kubernetes_secret_v1" "a" {
          data = { key = harbor_robot_account.a.secret }
        }
        # file: plan.json
        { "resource_changes": [
          { "address": "harbor_robot_account.a", "change": { "actions": ["delete", "create"], "before": { "secret": "x" }, "after": { "secret": "x" } } },
          { "address": "kubernetes_secret_v1.a", "change": { "actions": ["update"], "before": {}, "after": {} } } ] }
        """);
}
