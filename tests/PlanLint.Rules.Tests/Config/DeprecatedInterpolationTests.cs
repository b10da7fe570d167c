using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Config;

using static RuleTest;

public sealed class DeprecatedInterpolationTests : RuleTests<DeprecatedInterpolation>
{
    protected override RuleCase Case => new("""
        variable "a" {}

        locals {
          b = [|"${var.a}"|]
        }
        """)
    {
        Lookalike = [("\"${var.a}\"", "\"x${var.a}\"")],
        AlwaysKnown = "The form of the expression decides, and its value is unknown in the case.",
    };

    [TestCase("\"${var.a}\"", "var.a")]
    [TestCase("lookup(var.a, \"k\")", "var.a[\"k\"]")]
    [TestCase("[\"${var.a ? 1 : 2}\"]", "[var.a ? 1 : 2]")]
    [TestCase("{ \"${var.a}\" = 1 }", "{ (var.a) = 1 }")]
    public void Writes_the_plain_form(string written, string plain)
    {
        var result = Testing.RuleTester.Run([new DeprecatedInterpolation()], "variable \"a\" {}\nlocals {\n  b = " + written + "\n}\n", Knowledge);
        result.Diagnostics.Length.ShouldBe(1);
        result.FixedTo("# file: main.tf\nvariable \"a\" {}\nlocals {\n  b = " + plain + "\n}");
    }

    [Test]
    public void Rewrites_a_legacy_index() => Check<DeprecatedInterpolation>("""
        locals {
          b = aws_vpc.main[|.0|].id
        }
        """).FixedTo("""
        # file: main.tf
        locals {
          b = aws_vpc.main[0].id
        }
        """);

    [Test]
    public void Is_silent_about_text_around_it_defaults_heredocs_and_json() => Check<DeprecatedInterpolation>("""
        variable "a" {}

        locals {
          b = "x${var.a}"
          c = lookup(var.a, "k", "d")
          d = <<-EOT
            ${var.a}
          EOT
        }
        # file: more.tf.json
        { "locals": { "e": "${var.a}" } }
        """);

    [Test]
    public void Is_silent_about_what_was_fetched_and_files_of_values() => Check<DeprecatedInterpolation>("""
        variable "a" {}

        module "vpc" {
          source = "acme/vpc/aws"
        }
        # file: terraform.tfvars
        a = "${b}"
        # file: .terraform/modules/vpc/main.tf
        variable "a" {}

        locals {
          b = "${var.a}"
        }
        # file: .terraform/modules/modules.json
        {"Modules":[{"Key":"vpc","Source":"registry.terraform.io/acme/vpc/aws","Dir":".terraform/modules/vpc"}]}
        """);

    [Test]
    public void Is_silent_where_only_terraform_0_11_may_run() => Check<DeprecatedInterpolation>("""
        terraform {
          required_version = "~> 0.11.6"
        }

        variable "a" {}

        locals {
          b = "${var.a}"
        }
        """);
}
