namespace PlanLint.Rules.Tests.Config;

using static RuleTest;

public sealed class ProviderUnpinnedTests
{
    private static string Root(string version) => $$"""
        terraform {
          required_providers {
            {{version}}
          }
        }

        provider "aws" {
          region = "eu-west-1"
        }
        """;

    [Test]
    public void Reports_a_missing_upper_bound() => Check<ProviderUnpinned>(Root("""[|aws|] = { source = "hashicorp/aws", version = ">= 5.0" }"""));

    [Test]
    public void Reports_a_provider_without_entry_at_its_first_resource() => Check<ProviderUnpinned>("""
        terraform {
          backend "s3" {}
        }

        [|resource "aws_vpc" "main"|] {}
        """);

    [TestCase("~> 5.0")]
    [TestCase(">= 5.0, < 6.0")]
    [TestCase("5.70.0")]
    public void Is_silent_about_bounds(string version) => Check<ProviderUnpinned>(Root($$"""aws = { source = "hashicorp/aws", version = "{{version}}" }"""));

    [Test]
    public void Leaves_the_upper_bound_of_a_module_to_its_callers() => Check<ProviderUnpinned>("""
        terraform {
          required_providers {
            aws = { source = "hashicorp/aws", version = ">= 5.0" }
          }
        }

        variable "name" {}

        resource "aws_vpc" "main" {}
        """);

    [Test]
    public void Is_silent_about_the_built_in_provider() => Check<ProviderUnpinned>("""
        terraform {
          backend "s3" {}
        }

        resource "terraform_data" "a" {}
        """);
}
