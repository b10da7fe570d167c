using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Config;

using static RuleTest;

public sealed class ProviderUnpinnedTests : RuleTests<ProviderUnpinned>
{
    protected override RuleCase Case => new(Root("""[|aws|] = { source = "hashicorp/aws", version = ">= 5.0" }"""))
    {
        Lookalike = [(">= 5.0", "~> 5.0")],
        AlwaysKnown = "Terraform takes no expressions as constraints of versions.",
    };

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

    private const string Lock = """

        # file: .terraform.lock.hcl
        provider "registry.terraform.io/hashicorp/aws" {
          version = "5.70.1"
        }

        provider "registry.terraform.io/hashicorp/random" {
          version = "3.6.0-beta1"
        }
        """;

    [Test]
    public void Bounds_an_open_version_by_the_locked_one() => FixTest.Fix<ProviderUnpinned>("""
        # file: main.tf
        terraform {
          required_providers {
            [|aws|] = {
              source  = "hashicorp/aws"
              version = ">= 5.0, != 5.3.0"
            }
          }
        }

        provider "aws" {
          region = "eu-west-1"
        }
        """ + Lock, """
        # file: main.tf
        terraform {
          required_providers {
            aws = {
              source  = "hashicorp/aws"
              version = "~> 5.70, != 5.3.0"
            }
          }
        }

        provider "aws" {
          region = "eu-west-1"
        }
        """);

    [Test]
    public void Adds_a_version_beside_the_source_and_keeps_its_comment() => FixTest.Fix<ProviderUnpinned>("""
        # file: main.tf
        terraform {
          required_providers {
            [|aws|] = {
              source = "hashicorp/aws" # ours
            }
          }
        }

        provider "aws" {
          region = "eu-west-1"
        }
        """ + Lock, """
        # file: main.tf
        terraform {
          required_providers {
            aws = {
              source  = "hashicorp/aws" # ours
              version = "~> 5.70"
            }
          }
        }

        provider "aws" {
          region = "eu-west-1"
        }
        """);

    [TestCase("""aws = { source = "hashicorp/aws" }""", """aws = { source = "hashicorp/aws", version = "~> 5.70" }""")]
    public void Adds_a_version_on_the_line_of_the_source(string before, string after) => FixTest.Fix<ProviderUnpinned>(
        "# file: main.tf\n" + Root(before.Replace("aws =", "[|aws|] =", StringComparison.Ordinal)) + Lock, "# file: main.tf\n" + Root(after));

    [Test]
    public void Adds_an_entry_for_a_provider_that_is_only_used() => FixTest.Fix<ProviderUnpinned>("""
        # file: main.tf
        terraform {
          backend "s3" {}
        }

        [|resource "aws_vpc" "main"|] {}
        """ + Lock, """
        # file: main.tf
        terraform {
          backend "s3" {}

          required_providers {
            aws = {
              source  = "hashicorp/aws"
              version = "~> 5.70"
            }
          }
        }

        resource "aws_vpc" "main" {}
        """);

    [TestCase("acme/aws", Lock)]
    [TestCase("hashicorp/random", Lock)]
    [TestCase("hashicorp/aws", "")]
    public void Guesses_no_version(string source, string locked) => FixTest.NoFix<ProviderUnpinned>("# file: main.tf\n" + Root($$"""[|aws|] = { source = "{{source}}" }""") + locked);

    [Test]
    public void Is_silent_where_terragrunt_may_bring_the_requirement() => Check<ProviderUnpinned>("""
        # file: stage/root.hcl
        generate "versions" {
          path = "versions.tf"
        }
        # file: main.tf
        resource "aws_vpc" "main" {}
        """);

    [Test]
    public void Is_silent_about_what_a_caller_or_a_provider_block_bounds() => Check<ProviderUnpinned>("""
        # file: main.tf
        terraform {
          required_providers {
            grafana = {
              source  = "grafana/grafana"
              version = "~> 3.0"
            }
          }
        }

        provider "github" {
          version = "~> 6.0"
        }

        resource "github_team" "a" {}

        module "folders" {
          source = "./folders"
        }
        # file: folders/main.tf
        terraform {
          required_providers {
            grafana = { source = "grafana/grafana" }
            [|aws|]     = { source = "hashicorp/aws" }
          }
        }

        resource "grafana_folder" "a" {}

        resource "aws_vpc" "a" {}
        """);
}
