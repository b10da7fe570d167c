using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Config;

using static RuleTest;

public sealed class StatefulWithoutPreventDestroyTests : RuleTests<StatefulWithoutPreventDestroy>
{
    protected override RuleCase Case => new(Root + """
        [|resource "aws_db_instance" "main"|] {
          deletion_protection = {?false?}
        }
        """)
    {
        Lookalike = [("deletion_protection = false", "deletion_protection = true")],
    };

    private const string Root = """
        provider "aws" {
          region = "eu-west-1"
        }

        """;

    [Test]
    public void Prevents_the_destroy_of_a_database() => Check<StatefulWithoutPreventDestroy>(Root + """
        [|resource "aws_db_instance" "main"|] {
          name = "main"

          lifecycle {
            ignore_changes = [tags]
          }
        }
        """).WithSeverities(Severity.Warning).FixedTo("# file: main.tf\n" + Root + """
        resource "aws_db_instance" "main" {
          name = "main"

          lifecycle {
            ignore_changes = [tags]

            prevent_destroy = true
          }
        }
        """);

    [Test]
    public void Guards_custom_resources_that_hold_data() => Check<StatefulWithoutPreventDestroy>("""
        provider "kubernetes" {
          host = "https://k"
        }

        [|resource "kubernetes_manifest" "db"|] {
          manifest = { apiVersion = "postgresql.cnpg.io/v1", kind = "Cluster" }
        }

        resource "kubernetes_manifest" "pooler" {
          manifest = { apiVersion = "postgresql.cnpg.io/v1", kind = "Pooler" }
        }
        """);

    [Test]
    public void Is_a_note_where_others_decide() => Check<StatefulWithoutPreventDestroy>("""
        variable "name" {
          type = string
        }

        [|resource "aws_db_instance" "this"|] {
          name = var.name
        }
        """).WithSeverities(Severity.Note);

    /// <summary>OpenTofu evaluates these arguments.</summary>
    [Test]
    public void Takes_an_expression_for_what_it_is_here() => Check<StatefulWithoutPreventDestroy>(Root + """
        variable "on" {
          default = true
        }

        variable "off" {
          default = false
        }

        resource "aws_db_instance" "kept" {
          lifecycle {
            prevent_destroy = var.on
          }
        }

        [|resource "aws_db_instance" "main"|] {
          lifecycle {
            prevent_destroy = var.off
          }
        }

        resource "aws_db_instance" "left_out" {
          lifecycle {
            enabled = var.off
          }
        }
        """).WithMessages("prevent_destroy of aws_db_instance.main depends on var.off, which is false here; destroying it would lose a database.").WithSeverities(Severity.Note);

    [Test]
    public void Takes_a_root_with_a_backend_and_a_provider_for_no_example()
    {
        const string Module = "# file: main.tf\nmodule \"shop\" {\n  source = \"./samples/shop\"\n}\n# file: samples/shop/main.tf\n[|resource \"aws_db_instance\" \"main\"|] {\n}\n";
        Check<StatefulWithoutPreventDestroy>(Module).WithSeverities(Severity.Note);
        Check<StatefulWithoutPreventDestroy>("# file: a.tf\nterraform {\n  backend \"s3\" {}\n}\n" + Root + Module).WithSeverities(Severity.Warning);
    }

    [Test]
    public void Is_a_note_when_an_expression_decides() => Check<StatefulWithoutPreventDestroy>(Root + """
        variable "keep" {}

        [|resource "aws_db_instance" "main"|] {
          lifecycle {
            prevent_destroy = var.keep
          }
        }
        """).WithSeverities(Severity.Note);

    [Test]
    public void Is_silent_about_guards_of_the_provider_ephemeral_addresses_and_what_can_be_made_again() => Check<StatefulWithoutPreventDestroy>(Root + """
        variable "protect" {
          default = true
        }

        locals {
          protect = "true"
        }

        resource "aws_db_instance" "local" {
          deletion_protection = local.protect
        }

        resource "aws_db_instance" "a" {
          deletion_protection = true
        }

        resource "aws_db_instance" "b" {
          deletion_protection = var.protect
        }

        resource "aws_db_instance" "preview" {}

        resource "aws_subnet" "web" {}

        resource "aws_db_instance" "kept" {
          lifecycle {
            destroy = false
          }
        }
        # file: preview.intent.hcl
        intent "preview" {
          ephemeral = ["aws_db_instance.preview"]
        }
        """);

    [Test]
    public void Takes_a_guard_for_what_its_variable_is_in_this_root() => Check<StatefulWithoutPreventDestroy>(Root + """
        variable "protect" {
          default = true
        }

        [|resource "aws_db_instance" "main"|] {
          deletion_protection = var.protect
        }
        # file: terraform.tfvars
        protect = false
        """);

    [Test]
    public void Is_a_note_about_what_can_be_repaired() => Check<StatefulWithoutPreventDestroy>("""
        provider "kubernetes" {
          host = "https://k"
        }

        [|resource "kubernetes_secret_v1" "a"|] {}
        """).WithSeverities(Severity.Note);

    [Test]
    public void Is_a_warning_once_a_plan_shows_that_the_root_is_one() => Check<StatefulWithoutPreventDestroy>("""
        variable "name" {
          type = string
        }

        module "db" {
          source = "./db"
          name   = var.name
        }
        # file: db/main.tf
        variable "name" {
          type = string
        }

        [|resource "aws_db_instance" "this"|] {
          name = var.name
        }
        # file: plan.json
        { "resource_changes": [] }
        """).WithSeverities(Severity.Warning);

    [Test]
    public void Is_silent_about_what_the_provider_guards_unless_told_otherwise() => Check<StatefulWithoutPreventDestroy>("""
        provider "google" {}

        resource "google_bigquery_table" "guarded" {
          table_id = "a"
        }

        [|resource "google_bigquery_table" "open"|] {
          table_id            = "b"
          deletion_protection = false
        }
        """);

    [Test]
    public void Is_silent_about_settings_of_what_it_reports() => Check<StatefulWithoutPreventDestroy>(Root + """
        [|resource "aws_s3_bucket" "a"|] {}

        resource "aws_s3_bucket_policy" "a" {
          bucket = aws_s3_bucket.a.id
        }

        resource "aws_s3_bucket_versioning" "a" {
          bucket = aws_s3_bucket.a.id
        }
        """);

    [Test]
    public void Takes_a_guard_that_a_variable_decides() => Check<StatefulWithoutPreventDestroy>("""
        variable "protect" {
          type    = bool
          default = true
        }

        resource "aws_db_instance" "b" {
          lifecycle {
            prevent_destroy = var.protect
          }
        }
        """);

    [Test]
    public void Is_silent_about_what_holds_nothing() => Check<StatefulWithoutPreventDestroy>("""
        resource "aws_dynamodb_table" "lock" {
          name     = "locks"
          hash_key = "LockID"
        }

        resource "aws_elasticache_cluster" "sessions" {
          engine = "memcached"
        }

        resource "kubernetes_manifest" "nodes" {
          manifest = {
            apiVersion = "karpenter.sh/v1"
            kind       = "NodePool"
            metadata   = { name = "default" }
          }
        }

        [|resource "aws_dynamodb_table" "orders"|] {
          name     = "orders"
          hash_key = "id"
        }
        """);
}
