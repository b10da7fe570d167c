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
}
