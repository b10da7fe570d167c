using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Config;

using static RuleTest;

public sealed class LockfileMissingOrDriftTests : RuleTests<LockfileMissingOrDrift>
{
    protected override RuleCase Case => new("""
        terraform {
          backend "s3" {}

          required_providers {
            [|aws|] = { source = "hashicorp/aws" }
          }
        }
        # file: .terraform.lock.hcl
        provider "registry.terraform.io/hashicorp/random" {
        }
        """)
    {
        Lookalike = [("hashicorp/random", "hashicorp/aws")],
        AlwaysKnown = "Terraform takes no expressions as sources of providers.",
    };

    private const string Root = """
        terraform {
          [|backend "s3"|] {}

          required_providers {
            aws = { source = "hashicorp/aws" }
          }
        }

        resource "aws_vpc" "main" {}
        """;

    [Test]
    public void Reports_a_missing_file() => Check<LockfileMissingOrDrift>(Root);

    [Test]
    public void Reports_a_provider_the_file_lacks() => Check<LockfileMissingOrDrift>("""
        terraform {
          backend "s3" {}

          required_providers {
            [|aws|] = { source = "hashicorp/aws" }
          }
        }
        # file: .terraform.lock.hcl
        provider "registry.terraform.io/hashicorp/random" {
          version = "3.6.0"
        }
        """);

    [Test]
    public void Is_silent_about_a_root_without_backend() => Check<LockfileMissingOrDrift>("""
        terraform {
          required_providers {
            aws = { source = "hashicorp/aws" }
          }
        }

        provider "aws" {
          region = "eu-west-1"
        }
        """);

    [TestCase("# file: terragrunt.hcl\n        include \"root\" {}", TestName = "Terragrunt's unit lies beside the module")]
    [TestCase("# file: units/app/terragrunt.hcl\n        terraform {\n          source = \"../..\"\n        }", TestName = "Terragrunt's unit names the module")]
    public void Is_silent_where_terragrunt_keeps_the_file_beside_its_unit(string unit) => Check<LockfileMissingOrDrift>($$"""
        # file: main.tf
        terraform {
          backend "gcs" {}

          required_providers {
            aws = { source = "hashicorp/aws" }
          }
        }
        {{unit}}
        """);

    [Test]
    public void Reports_a_root_beside_units_of_other_modules() => Check<LockfileMissingOrDrift>("""
        # file: units/app/terragrunt.hcl
        terraform {
          source = "../../modules/app"
        }
        # file: main.tf
        terraform {
          [|backend "gcs"|] {}

          required_providers {
            aws = { source = "hashicorp/aws" }
          }
        }
        """);
}
