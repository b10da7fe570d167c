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

    [TestCase("output \"x\" { value = try(module.m.nope, null) }", Severity.Warning)]
    [TestCase("output \"x\" { value = can(module.m.nope) }", Severity.Warning)]
    [TestCase("output \"x\" { value = module.m.nope }", Severity.Error)]
    [TestCase("output \"x\" { value = try(local.nope, null) }", Severity.Error)]
    [TestCase("resource \"x_y\" \"a\" {\n  dynamic \"b\" {\n    for_each = []\n    content {\n      c = local.nope\n    }\n  }\n}", Severity.Warning)]
    public void What_terraform_may_never_ask_is_a_warning(string text, Severity expected)
    {
        var found = Fixture.Parse("module \"m\" {\n  source = \"./m\"\n}\n" + text + "\n# file: m/main.tf\noutput \"a\" {\n  value = 1\n}\n").Compile(BuiltInKnowledge.Load());
        var issue = found.Modules!.Issues.Single();
        issue.MayBeUnasked.ShouldBe(expected == Severity.Warning, issue.Message);
    }

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

    [Test]
    public void Takes_an_alias_that_the_caller_passes_for_declared() => Check<UndeclaredReference>("""
        # file: main.tf
        provider "aws" {
          alias = "platform"
        }

        module "passed" {
          source    = "./m"
          providers = { aws.platform = aws.platform }
        }

        module "forgotten" {
          source = "./n"
        }
        # file: m/main.tf
        resource "aws_vpc" "a" {
          provider = aws.platform
        }

        module "deeper" {
          source    = "../deep"
          providers = { aws.inner = aws.platform }
        }
        # file: deep/main.tf
        resource "aws_vpc" "b" {
          provider = aws.inner
        }
        # file: n/main.tf
        resource "aws_vpc" "c" {
          provider = [|aws.platform|]
        }
        """);

    [Test]
    public void Leaves_it_to_callers_to_pass_an_alias_to_a_module_that_is_checked_alone() => Check<UndeclaredReference>("""
        variable "cidr" {}

        resource "aws_vpc" "a" {
          provider   = aws.platform
          cidr_block = var.cidr
        }
        """);

    [TestCase("variables.tf.j2")]
    [TestCase("generated.tofu.erb")]
    [TestCase("backend.tf.example")]
    [TestCase("more.tf.json.tmpl")]
    public void Notes_once_that_a_template_lies_beside_the_module(string template) => Check<UndeclaredReference>($$"""
        # file: {{template}}
        <% anything %>
        # file: main.tf
        output "a" {
          value = "${[|var.project|]}-${local.stage}"
        }
        """).WithMessages($"2 names here are not declared, but {Path.GetFileNameWithoutExtension(template)} is not there yet and may declare what is missing: {template} tells of it.");

    [TestCase("main.tf.bak")]
    [TestCase("user_data.sh.tftpl")]
    [TestCase("variables.md")]
    public void Takes_other_files_beside_for_no_part_of_the_module(string file) => Check<UndeclaredReference>($$"""
        # file: {{file}}
        variable "project" {}
        # file: main.tf
        output "a" {
          value = [|var.project|]
        }
        """);

    [Test]
    public void A_template_of_a_file_that_is_there_makes_the_module_no_less_whole() => Check<UndeclaredReference>("""
        # file: variables.tf.example
        variable "project" {}
        # file: variables.tf
        variable "other" {}
        # file: main.tf
        output "a" {
          value = [|var.project|]
        }
        """);

    [Test]
    public void Notes_that_git_ignores_a_file_that_is_not_there() => Check<UndeclaredReference>("""
        # file: .gitignore
        *.tfstate
        override.tf
        secrets.tf
        # file: main.tf
        output "a" {
          value = [|var.project|]
        }
        """).WithMessages("1 name here is not declared, but secrets.tf is not there yet and may declare what is missing: .gitignore tells of it.");

    [Test]
    public void Is_silent_about_a_module_that_terragrunt_runs_and_adds_to() => Check<UndeclaredReference>("""
        # file: units/prod/eu/app/terragrunt.hcl
        terraform {
          source = "../../../.."
        }

        generate "common" {
          path = "common.tf"
        }
        # file: main.tf
        terraform {
          backend "s3" {}
        }

        output "a" {
          value = var.forgotten
        }
        """);

    [Test]
    public void An_example_with_a_backend_is_no_example() => Check<UndeclaredReference>("""
        terraform {
          backend "s3" {}
        }

        output "a" {
          value = [|var.forgotten|]
        }
        """);
}
