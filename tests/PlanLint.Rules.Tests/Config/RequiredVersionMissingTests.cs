using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Config;

using static RuleTest;

public sealed class RequiredVersionMissingTests : RuleTests<RequiredVersionMissing>
{
    protected override RuleCase Case => new("""
        [|terraform|] {
          backend "s3" {}
        }

        resource "null_resource" "a" {}
        """)
    {
        Lookalike = [("backend \"s3\" {}", "backend \"s3\" {}\n  required_version = \">= 1.9\"")],
        AlwaysKnown = "The argument is there or not.",
    };

    [Test]
    public void Takes_the_version_from_the_plan() => Check<RequiredVersionMissing>("""
        [|terraform|] {
          backend "s3" {}
        }

        resource "null_resource" "a" {}
        # file: plan.json
        { "resource_changes": [] }
        """).FixedTo("""
        # file: main.tf
        terraform {
          backend "s3" {}

          required_version = ">= 1.11"
        }

        resource "null_resource" "a" {}
        """);

    [Test]
    public void Is_a_note_in_a_module_for_others() => Check<RequiredVersionMissing>("""
        # file: main.tf [||]
        variable "name" {}

        resource "null_resource" "a" {}
        """).WithSeverities(Severity.Note);

    [Test]
    public void Is_silent_where_nothing_runs() => Check<RequiredVersionMissing>("""
        locals {
          a = 1
        }
        """);

    [Test]
    public void Takes_the_constraint_of_a_language_block() => Check<RequiredVersionMissing>("""
        language {
          compatible_with {
            opentofu = ">= 1.12"
          }
        }

        resource "terraform_data" "x" {}
        """);
}
