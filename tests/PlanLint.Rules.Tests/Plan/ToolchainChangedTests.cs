using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class ToolchainChangedTests : RuleTests<ToolchainChanged>
{
    protected override RuleCase Case => new("""
        terraform {
          required_providers {
            [|kubernetes|] = {
              source = "hashicorp/kubernetes"
            }
          }
        }
        # file: .terraform.lock.hcl
        provider "registry.terraform.io/hashicorp/kubernetes" {
          version = "3.2.0"
        }
        # file: base/.terraform.lock.hcl
        provider "registry.terraform.io/hashicorp/kubernetes" {
          version = "2.38.0"
        }
        # file: plan.json
        { "resource_changes": [ { "address": "kubernetes_namespace_v1.a", "change": { "actions": ["update"], "before": { "id": "a" }, "after": { "id": "b" } } } ] }
        """)
    {
        Lookalike = [("\"3.2.0\"", "\"2.38.4\"")],
        AlwaysKnown = "A lock file holds plain versions; a text that is none has a test of its own.",
    };

    private static string Plan(string action, string address = "kubernetes_namespace_v1.a") => $$"""
        # file: plan.json
        { "resource_changes": [ { "address": "{{address}}", "change": { "actions": [{{action}}], "before": { "id": "a" }, "after": { "id": "b" } } } ] }
        """;

    private static string Locked(string now, string before) => $$"""
        # file: .terraform.lock.hcl
        provider "registry.terraform.io/hashicorp/kubernetes" {
          version = "{{now}}"
        }
        # file: base/.terraform.lock.hcl
        provider "registry.terraform.io/hashicorp/kubernetes" {
          version = "{{before}}"
        }
        # file: base/main.tf
        resource "kubernetes_namespace_v1" "a" {}
        """;

    private const string Required = """
        terraform {
          required_providers {
            kubernetes = {
              source = "hashicorp/kubernetes"
            }
          }
        }
        """;

    [Test]
    public void Reports_an_upgrade_that_comes_with_updates_of_its_resources() => Check<ToolchainChanged>($$"""
        terraform {
          required_providers {
            [|kubernetes|] = {
              source = "hashicorp/kubernetes"
            }
          }
        }
        {{Locked("3.2.0", "2.38.0")}}
        {{Plan("\"update\"")}}
        """)
        .WithMessages("hashicorp/kubernetes 2.38.0 → 3.2.0 changes together with 1 resource update.")
        .WithSeverities(Severity.Warning)
        .WithAddresses("kubernetes_namespace_v1.a")
        .WithRelated(".terraform.lock.hcl(2,3): locks 3.2.0", ".terraform.lock.hcl(2,3): locked 2.38.0 at main")
        .WithNotes("order: land the upgrade alone, with a plan that changes nothing, and only then the rest: 2.38.0 cannot read back what 3.2.0 has written");

    [Test]
    public void Reports_at_the_lock_file_what_no_entry_requires() => Check<ToolchainChanged>($$"""
        resource "kubernetes_namespace_v1" "a" {}
        {{Locked("3.2.0", "2.38.0").Replace("version = \"3.2.0\"", "[|version = \"3.2.0\"|]", StringComparison.Ordinal)}}
        {{Plan("\"delete\", \"create\"")}}
        """);

    [TestCase("\"no-op\"", TestName = "Is_silent_when_nothing_changes")]
    [TestCase("\"create\"", TestName = "Is_silent_about_creates")]
    public void Is_silent_without_updates(string action) => Check<ToolchainChanged>($"""
        {Required}
        {Locked("3.2.0", "2.38.0")}
        {Plan(action)}
        """);

    [Test]
    public void Is_silent_about_updates_of_another_provider() => Check<ToolchainChanged>($"""
        {Required}
        {Locked("3.2.0", "2.38.0")}
        {Plan("\"update\"", "aws_s3_bucket.a")}
        """);

    [TestCase("2.38.1", "2.38.0")]
    [TestCase("2.38.0", "2.38.0")]
    [TestCase("local-build", "2.38.0")]
    public void Is_silent_about_patch_levels_and_what_is_no_version(string now, string before) => Check<ToolchainChanged>($"""
        {Required}
        {Locked(now, before)}
        {Plan("\"update\"")}
        """);

    [Test]
    public void Is_silent_about_a_provider_that_is_new() => Check<ToolchainChanged>($$"""
        {{Required}}
        # file: base/main.tf
        locals {}
        # file: base/.terraform.lock.hcl
        provider "registry.terraform.io/hashicorp/aws" {
          version = "5.0.0"
        }
        # file: .terraform.lock.hcl
        provider "registry.terraform.io/hashicorp/kubernetes" {
          version = "3.2.0"
        }
        {{Plan("\"update\"")}}
        """);

    [TestCase(".terraform-version", "1.9.5\n")]
    [TestCase(".terraform-version", "# pinned\nv1.9.5")]
    [TestCase(".tool-versions", "nodejs 20.1.0\nterraform 1.9.5\n")]
    public void Reports_a_plan_of_another_minor_version_than_is_pinned(string file, string text) => Check<ToolchainChanged>($$"""
        resource "kubernetes_namespace_v1" "a" {}
        # file: {{file}} [||]
        {{text}}
        # file: plan.json
        { "terraform_version": "1.11.4", "resource_changes": [] }
        """)
        .WithMessages($"The plan was made by Terraform 1.11.4, but {file} pins 1.9.5; once 1.11.4 has written the state, 1.9.5 may refuse it.");

    [TestCase(".terraform-version", "1.11.0")]
    [TestCase(".terraform-version", "latest")]
    [TestCase(".opentofu-version", "1.9.0")]
    [TestCase(".tool-versions", "opentofu 1.9.0")]
    public void Is_silent_about_patch_levels_and_pins_of_another_tool(string file, string text) => Check<ToolchainChanged>($$"""
        resource "kubernetes_namespace_v1" "a" {}
        # file: {{file}}
        {{text}}
        # file: plan.json
        { "terraform_version": "1.11.4", "resource_changes": [] }
        """);
}
