using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class DoomedPartialApplyTests : RuleTests<DoomedPartialApply>
{
    protected override RuleCase Case => new("""
        # file: main.tf
        [|resource "kubernetes_secret_v1" "pull"|] {}
        # file: plan.json
        { "resource_changes": [
          { "address": "kubernetes_secret_v1.pull", "change": { "actions": ["create"], "after": { "metadata": [{ "name": {?"pull"?}, "namespace": "app" }] } } },
          { "address": "null_resource.other", "change": { "actions": ["create"], "after": {} } } ] }
        """ + Live)
    {
        Lookalike = [("\"namespace\": \"app\" }] } }", "\"namespace\": \"other\" }] } }")],
    };

    private const string Live = """

        # file: live/secrets.json
        { "apiVersion": "v1", "kind": "List", "items": [
          { "apiVersion": "v1", "kind": "Secret", "metadata": { "name": "pull", "namespace": "app", "uid": "0d3c1c5a" } } ] }
        """;

    private const string Doomed = """{ "address": "kubernetes_secret_v1.pull", "change": { "actions": ["create"], "after": { "metadata": [{ "name": "pull", "namespace": "app" }] } } }""";

    [Test]
    public void Reports_creates_that_must_fail_beside_other_changes() => Check<DoomedPartialApply>($$"""
        # file: main.tf
        [|resource "kubernetes_secret_v1" "pull"|] {}
        # file: plan.json
        { "resource_changes": [ {{Doomed}}, { "address": "null_resource.other", "change": { "actions": ["create"], "after": {} } } ] }
        """ + Live)
        .WithMessages("1 create will fail because of objects that already exist, but 1 other change will have been applied by then.")
        .WithAddresses("kubernetes_secret_v1.pull")
        .WithSeverities(Severity.Error);

    [Test]
    public void Is_silent_when_nothing_else_is_applied() => Check<DoomedPartialApply>($$"""
        # file: plan.json
        { "resource_changes": [ {{Doomed}}, { "address": "null_resource.other", "change": { "actions": ["no-op"], "before": {}, "after": {} } } ] }
        """ + Live);

    [Test]
    public void Does_not_count_what_waits_for_the_create() => Check<DoomedPartialApply>($$"""
        # file: plan.json
        { "resource_changes": [ {{Doomed}}, { "address": "null_resource.other", "change": { "actions": ["create"], "after": {} } } ],
          "configuration": { "root_module": { "resources": [
            { "address": "kubernetes_secret_v1.pull", "mode": "managed", "type": "kubernetes_secret_v1", "name": "pull", "provider_config_key": "kubernetes" },
            { "address": "null_resource.other", "mode": "managed", "type": "null_resource", "name": "other", "provider_config_key": "null", "depends_on": ["kubernetes_secret_v1.pull"] } ] } } }
        """ + Live);

    [Test]
    public void Is_silent_on_imports() => Check<DoomedPartialApply>($$"""
        # file: plan.json
        { "resource_changes": [ {{Doomed.Replace("\"actions\": [\"create\"]", "\"importing\": { \"id\": \"app/pull\" }, \"actions\": [\"create\"]")}}, { "address": "null_resource.other", "change": { "actions": ["create"], "after": {} } } ] }
        """ + Live);

    [Test]
    public void Does_not_count_what_waits_through_a_module_and_a_data_source() => Check<DoomedPartialApply>($$"""
        # file: plan.json
        { "resource_changes": [ {{Doomed.Replace("kubernetes_secret_v1.pull", "module.secrets.kubernetes_secret_v1.pull", StringComparison.Ordinal)}},
            { "address": "module.app.null_resource.other", "change": { "actions": ["create"], "after": {} } } ],
          "configuration": { "root_module": {
            "resources": [ { "address": "data.http.ready", "mode": "data", "type": "http", "name": "ready", "expressions": { "url": { "references": ["module.secrets.name", "module.secrets"] } } } ],
            "module_calls": {
              "secrets": { "source": "./secrets", "module": {
                "outputs": { "name": { "expression": { "references": ["kubernetes_secret_v1.pull.id", "kubernetes_secret_v1.pull"] } } },
                "resources": [ { "address": "kubernetes_secret_v1.pull", "mode": "managed", "type": "kubernetes_secret_v1", "name": "pull" } ] } },
              "app": { "source": "./app", "expressions": { "secret": { "references": ["data.http.ready.body", "data.http.ready"] } }, "module": {
                "variables": { "secret": {} },
                "resources": [ { "address": "null_resource.other", "mode": "managed", "type": "null_resource", "name": "other", "expressions": { "triggers": { "references": ["var.secret"] } } } ] } } } } } }
        """ + Live);

    private static string Created(string name, string more = "") =>
        $$"""{ "address": "{{name}}", "change": { "actions": ["create"], "before": null, "after": {}{{more}} } }""";

    [Test]
    public void Tells_what_an_apply_leaves_when_a_provisioner_fails() => Check<DoomedPartialApply>($$"""
        # file: main.tf
        resource "terraform_data" "ok" {
          input = 1
        }
        [|resource "terraform_data" "boom"|] {
          input = terraform_data.ok.output
          provisioner "local-exec" {
            command = "exit 1"
          }
        }
        locals {
          made = terraform_data.boom.output
        }
        resource "terraform_data" "after" {
          input = local.made
        }
        resource "terraform_data" "apart" {
          input = 2
        }
        # file: plan.json
        { "resource_changes": [ {{Created("terraform_data.ok")}}, {{Created("terraform_data.boom")}}, {{Created("terraform_data.after")}}, {{Created("terraform_data.apart")}} ] }
        """)
        .WithMessages("1 change will fail at a provisioner, but 2 other changes will have been applied by then; 1 other change will not, waiting for what fails.")
        .WithAddresses("terraform_data.boom");

    [TestCase("exit 0")]
    [TestCase("test -e /x || exit 1")]
    [TestCase("exit ${var.code}")]
    [TestCase("if true; then exit 1; fi")]
    public void Is_silent_on_commands_that_may_succeed(string command) => Check<DoomedPartialApply>($$"""
        # file: main.tf
        variable "code" {}
        resource "terraform_data" "boom" {
          provisioner "local-exec" {
            command = "{{command}}"
          }
        }
        # file: plan.json
        { "resource_changes": [ {{Created("terraform_data.boom")}}, {{Created("terraform_data.apart")}} ] }
        """);

    [TestCase("google_storage_bucket", """{ "versioning": [{ "enabled": true }] }""")]
    [TestCase("azurerm_key_vault", """{ "purge_protection_enabled": true }""")]
    public void Is_silent_on_settings_that_make_the_loss_smaller_and_refuse_nothing(string type, string before) => Check<DoomedPartialApply>($$"""
        # file: main.tf
        resource "{{type}}" "main" {}
        # file: plan.json
        { "resource_changes": [
          { "address": "{{type}}.main", "change": { "actions": ["delete", "create"], "before": {{before}}, "after": {} } },
          {{Created("terraform_data.apart")}} ] }
        """);

    [Test]
    public void Reports_a_destroy_that_a_setting_stands_against() => Check<DoomedPartialApply>($$"""
        # file: main.tf
        [|resource "aws_db_instance" "main"|] {}
        # file: plan.json
        { "resource_changes": [
          { "address": "aws_db_instance.main", "change": { "actions": ["delete", "create"], "before": { "deletion_protection": true }, "after": {} } },
          {{Created("terraform_data.apart")}} ] }
        """)
        .WithMessages("1 destroy will be refused because a setting of the object stands against it, but 1 other change will have been applied by then.");
}
