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
}
