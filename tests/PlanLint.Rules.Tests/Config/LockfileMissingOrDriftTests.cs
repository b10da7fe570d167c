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
}
