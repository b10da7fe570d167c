using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Config;

using static RuleTest;

public sealed class ImpureFunctionTests : RuleTests<ImpureFunction>
{
    protected override RuleCase Case => new("""
        # file: main.tf
        resource "terraform_data" "token" {
          triggers_replace = [|uuid()|]
        }
        """)
    {
        Lookalike = [("uuid()", "plantimestamp()")],
        AlwaysKnown = "The name of a function is always written out.",
    };

    [Test]
    public void Names_the_resource_and_the_function() => Check<ImpureFunction>("""
        # file: main.tf
        resource "google_storage_bucket" "a" {
          labels = { at = formatdate("YYYY-MM-DD", [|timestamp()|]) }
        }
        """)
        .WithMessages("google_storage_bucket.a changes with every day, because timestamp() gives another value then.")
        .WithSeverities(Severity.Warning);

    [TestCase("YYYY-MM-01", "with every month")]
    [TestCase("YYYY", "with every year")]
    [TestCase("'D'YYYY", "with every year")]
    [TestCase("YYYYMMDDhhmm", "on every plan")]
    public void Says_how_often_a_formatted_time_changes(string format, string often)
    {
        var result = Check<ImpureFunction>($$"""
            # file: main.tf
            resource "azurerm_consumption_budget_subscription" "a" {
              start = formatdate("{{format}}", [|timestamp()|])
            }
            """);
        result.Diagnostics.Single().Message.ShouldStartWith($"azurerm_consumption_budget_subscription.a changes {often}, because timestamp()");
    }

    [TestCase("resource \"null_resource\" \"a\" {\n  triggers = { always = [|timestamp()|] }\n}", Severity.Note)]
    [TestCase("resource \"terraform_data\" \"a\" {\n  triggers_replace = [[|uuid()|]]\n}", Severity.Note)]
    [TestCase("resource \"terraform_data\" \"a\" {\n  input = [|uuid()|]\n}", Severity.Warning)]
    public void Is_a_note_for_triggers(string resource, Severity severity) =>
        Check<ImpureFunction>($"# file: main.tf\n{resource}\n").WithSeverities(severity);

    [Test]
    public void Follows_locals_module_arguments_and_outputs() => Check<ImpureFunction>("""
        # file: main.tf
        locals {
          now    = [|timestamp()|]
          labels = { at = local.now }
        }

        module "app" {
          source = "./app"
          labels = local.labels
          hash   = [|bcrypt("x")|]
        }

        output "now" {
          value = [|timestamp()|]
        }
        # file: app/main.tf
        variable "labels" {}

        variable "hash" {}

        resource "kubernetes_namespace_v1" "a" {
          metadata {
            name   = "a"
            labels = var.labels
          }
        }

        output "hash" {
          value = var.hash
        }

        resource "kubernetes_secret_v1" "a" {
          data = { hash = var.hash }
        }
        """)
        .WithMessages(
            "module.app.kubernetes_namespace_v1.a changes on every plan, because timestamp() gives another value each time.",
            "module.app.kubernetes_secret_v1.a changes on every plan, because bcrypt() gives another value each time.",
            "output.now changes on every plan, because timestamp() gives another value each time.");

    [Test]
    public void Finds_it_in_blocks_providers_and_data_sources() => Check<ImpureFunction>("""
        # file: main.tf
        provider "aws" {
          default_tags {
            tags = { at = [|timestamp()|] }
          }
        }

        data "http" "a" {
          url = "https://example.com/?at=${[|timestamp()|]}"
        }

        resource "azurerm_container_group" "a" {
          dynamic "container" {
            for_each = [1]
            content {
              name = [|uuid()|]
            }
          }
        }
        """);

    [Test]
    public void Is_silent_where_it_makes_no_difference() => Check<ImpureFunction>("""
        # file: main.tf
        locals {
          unused = timestamp()
          hash   = bcrypt("x")
        }

        resource "aws_instance" "a" {
          user_data = local.hash
          tags      = { At = timestamp(), Name = "a" }

          lifecycle {
            ignore_changes = [user_data, tags["At"]]

            precondition {
              condition     = timestamp() != ""
              error_message = "never"
            }
          }
        }

        resource "aws_instance" "b" {
          tags = { At = timestamp() }

          lifecycle {
            ignore_changes = all
          }
        }

        resource "terraform_data" "c" {
          input = "a"

          provisioner "local-exec" {
            command = "echo ${timestamp()}"
          }
        }

        check "a" {
          assert {
            condition     = timestamp() != ""
            error_message = "never"
          }
        }
        """);

    [Test]
    public void Is_not_silenced_by_ignoring_another_argument() => Check<ImpureFunction>("""
        # file: main.tf
        resource "aws_instance" "a" {
          tags = { At = [|timestamp()|] }

          lifecycle {
            ignore_changes = [ami, tags["Name"]]
          }
        }
        """);
}
