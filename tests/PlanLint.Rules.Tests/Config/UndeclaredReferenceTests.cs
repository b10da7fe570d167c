using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Config;

using static RuleTest;

public sealed class UndeclaredReferenceTests : RuleTests<UndeclaredReference>
{
    protected override RuleCase Case => new("""
        variable "region" {}

        output "region" {
          value = [|{?var.regoin?}|]
        }
        """)
    {
        Lookalike = [("regoin", "region")],
    };

    [Test]
    public void Suggests_the_name_that_was_meant() => Check<UndeclaredReference>("""
        variable "region" {}

        output "region" {
          value = [|var.regoin|]
        }
        """).FixedTo("""
        # file: main.tf
        variable "region" {}

        output "region" {
          value = var.region
        }
        """);

    [Test]
    public void Reports_names_without_meaning_where_they_stand() => Check<UndeclaredReference>("""
        output "key" {
          value = [|each.key|]
        }
        """);

    [Test]
    public void Is_silent_about_what_terraform_gives_and_what_is_not_on_disk() => Check<UndeclaredReference>("""
        module "vpc" {
          source  = "terraform-aws-modules/vpc/aws"
          version = "5.0.0"
        }

        output "o" {
          value = [terraform.workspace, path.module, module.vpc.vpc_id, [for each in ["a"] : each]]
        }
        """);

    [Test]
    public void Is_silent_about_a_module_that_does_not_parse() =>
        Testing.RuleTester.Run([new UndeclaredReference()], """
            module "a" {
              source = "./empty"
            }

            output "o" {
              value = module.a.id
            }
            # file: empty/README.md
            Nothing here.
            """, Knowledge).Diagnostics.ShouldBeEmpty();

    [Test]
    public void Is_silent_about_what_terragrunt_may_generate() => Check<UndeclaredReference>("""
        # file: terragrunt.hcl
        generate "provider" {
          path     = "provider.tf"
          contents = "provider \"aws\" { alias = \"west\" }"
        }
        # file: main.tf
        resource "aws_s3_bucket" "a" {
          provider = aws.west
          bucket   = var.generated
        }

        module "b" {
          source = "./b"
        }
        # file: b/main.tf
        output "c" {
          value = [|var.forgotten|]
        }
        """);

    [Test]
    public void A_root_with_a_backend_of_its_own_is_whole() => Check<UndeclaredReference>("""
        # file: stage/terragrunt.hcl
        generate "provider" {
          path = "provider.tf"
        }
        # file: main.tf
        terraform {
          backend "s3" {}
        }

        output "a" {
          value = [|var.forgotten|]
        }
        """);

    [Test]
    public void Is_a_note_in_a_provider_that_nothing_uses() => Check<UndeclaredReference>("""
        provider "aws" {
          alias  = "idle"
          region = [|var.gone|]
        }

        provider "aws" {
          alias  = "west"
          region = [|var.gone|]
        }

        resource "aws_s3_bucket" "a" {
          provider = aws.west
        }
        """).WithSeverities(Severity.Note, Severity.Error);
}
