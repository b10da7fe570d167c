using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Config;

using static RuleTest;

public sealed class InvalidConfigurationTests : RuleTests<InvalidConfiguration>
{
    protected override RuleCase Case => new("""
        resource "terraform_data" "x" {
          count = [|{?"many"?}|]
        }
        """)
    {
        Lookalike = [("\"many\"", "\"3\"")],
    };

    [Test]
    public void Says_each_kind_of_mistake_at_its_place() => Check<InvalidConfiguration>("""
        locals {
          [|a|] = local.c
          c = local.a
        }

        resource "terraform_data" "x" {
          [|inputt|]   = 1 + [|"a"|]
          [|for_each|] = [|["a"]|]
          count    = 2
        }

        [|output "o"|] {
          [|vaule|] = "a"
        }
        """);

    [Test]
    public void Judges_words_of_newer_versions_by_required_version() => Check<InvalidConfiguration>("""
        terraform {
          required_version = "~> 1.11.0"
        }

        output "o" {
          [|type|]  = string
          value = "x"
        }
        """);

    [Test]
    public void Takes_words_of_newer_versions_where_the_configuration_allows_one() => Check<InvalidConfiguration>("""
        terraform {
          required_version = ">= 1.11"
        }

        output "o" {
          type  = string
          value = "x"
        }
        """);

    [TestCase("~> 0.11.6", false)]
    [TestCase("= 0.11.14", false)]
    [TestCase("~> 0.11", true)]
    [TestCase("> 1.0, < 2", true)]
    public void Leaves_the_language_of_terraform_0_11_alone(string version, bool isReported) => Check<InvalidConfiguration>($$"""
        terraform {
          required_version = "{{version}}"
        }

        variable "a" {
          type = {{(isReported ? "[|\"map\"|]" : "\"map\"")}}
        }
        """);

    [Test]
    public void Says_that_types_take_no_quotes() => Check<InvalidConfiguration>("""
        variable "a" {
          type = [|"map"|]
        }
        """).WithMessages("Invalid type specification: Only Terraform before 0.12 takes a type in quotes; write map without them.");

    [Test]
    public void Does_not_evaluate_what_has_no_instance() => Check<InvalidConfiguration>("""
        locals {
          on = false
        }

        resource "terraform_data" "a" {
          count = local.on ? 1 : 0
        }

        resource "terraform_data" "b" {
          count = local.on ? 1 : 0
          input = terraform_data.a[0].id
        }

        resource "terraform_data" "c" {
          for_each = {}
          input    = terraform_data.a[0].id
        }

        output "o" {
          value = terraform_data.a[|[0]|].id
        }
        """);
}
