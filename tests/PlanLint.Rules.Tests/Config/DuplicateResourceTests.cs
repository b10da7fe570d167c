using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Config;

using static RuleTest;

public sealed class DuplicateResourceTests : RuleTests<DuplicateResource>
{
    protected override RuleCase Case => new("""
        locals {
          a = { x = 1, [|({?"x"?})|] = 2 }
        }
        """)
    {
        Lookalike = [("(\"x\")", "(\"y\")")],
    };

    [Test]
    public void Reports_a_second_declaration() => Check<DuplicateResource>("""
        variable "a" {}

        [|variable "a"|] {}
        """);

    [Test]
    public void Reports_a_second_key() => Check<DuplicateResource>("""
        locals {
          a = { x = 1, [|"x"|] = 2, y = 3 }
        }
        """).WithMessages("Key 'x' is given twice in this map; the last one counts.");

    [Test]
    public void Is_silent_about_overrides_and_computed_keys() => Check<DuplicateResource>("""
        variable "a" {}

        locals {
          b = { (var.a) = 1, "${var.a}-x" = 2, a = 3 }
        }
        # file: a_override.tf
        variable "a" {
          default = 1
        }
        """);

    [Test]
    public void Takes_files_that_declare_the_same_things_for_one_mistake() => Check<DuplicateResource>("""
        # file: aws.tf
        variable "a" {}
        variable "b" {}
        variable "c" {}
        variable "d" {}
        # file: gcp.tf
        [|variable "a"|] {}
        variable "b" {}
        variable "c" {}
        variable "d" {}
        """).WithMessages("4 names of this file are declared in 'aws.tf' as well: the two are no module together.");

    [Test]
    public void Warns_in_directories_of_examples() => Check<DuplicateResource>("""
        # file: main.tf
        module "a" {
          source = "./examples"
        }
        # file: examples/one.tf
        locals {
          a = 1
        }
        # file: examples/two.tf
        locals {
          [|a|] = 2
        }
        """).WithSeverities(Severity.Warning);
}
