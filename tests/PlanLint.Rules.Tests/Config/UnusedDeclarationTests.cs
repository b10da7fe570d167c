using PlanLint.Analysis;
using PlanLint.Loading;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Config;

using static RuleTest;

public sealed class UnusedDeclarationTests : RuleTests<UnusedDeclaration>
{
    protected override RuleCase Case => new("""
        locals {
          [|a|] = 1
        }

        output "o" {
          value = 1
        }
        """)
    {
        Lookalike = [("value = 1", "value = local.a")],
        AlwaysKnown = "References decide, and they are there or not.",
    };

    [Test]
    public void Removes_a_local_with_its_comment() => Check<UnusedDeclaration>("""
        locals {
          a = 1
          # Not needed any more.
          [|b|] = 2
        }

        output "a" {
          value = local.a
        }
        """).FixedTo("""
        # file: main.tf
        locals {
          a = 1
        }

        output "a" {
          value = local.a
        }
        """);

    [Test]
    public void Does_not_count_a_variables_own_validation() => Check<UnusedDeclaration>("""
        [|variable "a"|] {
          validation {
            condition     = var.a != ""
            error_message = "Empty."
          }
        }

        output "b" {
          value = 1
        }
        """);

    [Test]
    public void Counts_references_wherever_they_stand() => Check<UnusedDeclaration>("""
        variable "a" {}
        variable "b" {}
        variable "c" {}
        variable "d" {}
        variable "e" {}

        data "http" "f" {
          url = "https://example.com"
        }

        locals {
          text = templatefile("a.tpl", { a = var.a })
          list = [for x in var.b : "${x}-${var.c}"]
        }

        provider "aws" {
          region = var.d
        }

        resource "null_resource" "r" {
          depends_on = [data.http.f]

          dynamic "x" {
            for_each = var.e
            content {
              y = "${local.text}${local.list[0]}"
            }
          }
        }
        """);

    [Test]
    public void Is_silent_about_what_is_kept_on_purpose() => Check<UnusedDeclaration>("""
        variable "_reserved" {}

        variable "old" {
          description = "DEPRECATED: does nothing."
        }

        variable "shared" {}

        data "http" "checked" {
          url = "https://example.com"

          lifecycle {
            postcondition {
              condition     = self.status_code == 200
              error_message = "Down."
            }
          }
        }

        check "up" {
          data "http" "scoped" {
            url = "https://example.com"
          }

          assert {
            condition     = data.http.scoped.status_code == 200
            error_message = "Down."
          }
        }
        # file: terraform.tfvars
        shared = 1
        """);

    [Test]
    public void Is_silent_about_assertions() => Check<UnusedDeclaration>("""
        variable "a" {}

        locals {
          a_is_true = regex("true", tostring(var.a))
        }
        """);

    [Test]
    public void Aligns_what_stays() => Check<UnusedDeclaration>("""
        locals {
          a                 = 1 # One.
          [|not_used_any_more|] = 2
          bcd               = 3
        }

        output "a" {
          value = local.a + local.bcd
        }
        """).FixedTo("""
        # file: main.tf
        locals {
          a   = 1 # One.
          bcd = 3
        }

        output "a" {
          value = local.a + local.bcd
        }
        """);

    [Test]
    public void Is_silent_about_a_directory_of_variables_alone() => Check<UnusedDeclaration>("""
        variable "env" {}

        variable "region" {}
        """);

    [Test, Platform("Linux")]
    public void Is_silent_about_a_file_that_other_modules_share()
    {
        string folder = Directory.CreateTempSubdirectory("planlint-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "root"));
            File.WriteAllText(Path.Combine(folder, "common.tf"), "variable \"shared\" {}\n");
            File.WriteAllText(Path.Combine(folder, "root", "main.tf"), "variable \"own\" {}\n\noutput \"o\" {\n  value = 1\n}\n");
            File.CreateSymbolicLink(Path.Combine(folder, "root", "common.tf"), "../common.tf");
            var compilation = new Compilation { RootPath = "root", Modules = new ModuleLoader(new DiskFileSource(folder)).Load("root"), Knowledge = Knowledge };
            AnalysisDriver.Run(compilation, [new UnusedDeclaration()], default).Diagnostics.ShouldHaveSingleItem().Message.ShouldBe("var.own is declared but not used in this module.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void Keeps_what_a_test_or_a_query_uses() => Check<UnusedDeclaration>("""
        variable "region" {
          type = string
        }

        variable "given" {
          type = string
        }

        locals {
          tested       = 3
          [|untested|] = 4
        }

        resource "terraform_data" "a" {}
        # file: tests/a.tftest.hcl
        run "one" {
          variables {
            given = "x"
          }
          assert {
            condition     = local.tested == 3
            error_message = "bad"
          }
        }
        # file: q.tfquery.hcl
        list "aws_instance" "all" {
          provider = aws
          config {
            region = var.region
          }
        }
        """);

    [Test]
    public void Keeps_variables_of_a_module_that_terragrunt_runs() => Check<UnusedDeclaration>("""
        # file: terragrunt.hcl
        include "root" {
          path = find_in_parent_folders("root.hcl")
        }
        # file: main.tf
        variable "region" {}

        locals {
          [|unused|] = 1
        }

        resource "aws_vpc" "a" {}
        """);

    [Test]
    public void Is_silent_beside_a_template() => Check<UnusedDeclaration>("""
        # file: main.tf
        locals {
          owner = "ops"
        }

        resource "aws_vpc" "a" {}
        # file: tags.tf.j2
        locals { tags = { owner = local.owner } }
        """);

    [TestCase("aws_lambda_invocation")]
    [TestCase("external")]
    [TestCase("archive_file")]
    public void Is_silent_about_data_sources_that_do_something(string type) => Check<UnusedDeclaration>($$"""
        data "{{type}}" "a" {}

        [|data "aws_region" "b"|] {}

        output "o" {
          value = 1
        }
        """);
}
