using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Config;

using static RuleTest;

public sealed class DependsOnForcesUnknownTests : RuleTests<DependsOnForcesUnknown>
{
    protected override RuleCase Case => new("""
        resource "null_resource" "r" {}

        data "http" "a" {
          [|depends_on = [null_resource.r]|]
        }
        """)
    {
        Lookalike = [("data \"http\"", "resource \"null_resource\"")],
        AlwaysKnown = "A depends_on lists addresses, which are no expressions.",
    };

    [Test]
    public void Reports_data_sources_and_modules_that_read_some() => Check<DependsOnForcesUnknown>("""
        resource "null_resource" "r" {}

        data "http" "a" {
          url = "https://example.com"
          [|depends_on = [null_resource.r]|]
        }

        module "b" {
          source = "./b"
          [|depends_on = [null_resource.r]|]
        }
        # file: b/main.tf
        data "http" "c" {
          url = "https://example.com"
        }
        """);

    [Test]
    public void Is_silent_about_resources_and_modules_without_data() => Check<DependsOnForcesUnknown>("""
        resource "null_resource" "r" {}

        resource "null_resource" "a" {
          depends_on = [null_resource.r]
        }

        module "b" {
          source     = "./b"
          depends_on = [null_resource.r]
        }
        # file: b/main.tf
        resource "null_resource" "c" {}
        """);

    [Test]
    public void Is_silent_about_what_is_read_in_the_plan_as_well() => Check<DependsOnForcesUnknown>("""
        # file: main.tf
        data "aws_region" "current" {}

        data "aws_vpc" "a" {
          depends_on = [data.aws_region.current]
        }

        module "lookup" {
          source = "./lookup"
        }

        data "aws_vpc" "b" {
          depends_on = [module.lookup]
        }

        module "maker" {
          source = "./maker"
        }

        data "aws_vpc" "c" {
          [|depends_on = [module.lookup, module.maker]|]
        }
        # file: lookup/main.tf
        data "aws_region" "current" {}
        # file: maker/main.tf
        resource "aws_vpc" "made" {}
        """);
}
