using PlanLint.Testing;

namespace PlanLint.Rules.Tests.State;

using static RuleTest;

public sealed class OrphanedProviderTests : RuleTests<OrphanedProvider>
{
    protected override RuleCase Case => new("""
        terraform {
          required_providers {
            aws = { source = "example.com/acme/aws" }
          }
        }

        [|resource "aws_instance" "web"|] {}
        """ + State("terraform.tfstate", """{ "mode": "managed", "type": "aws_instance", "name": "web", "provider": {?"provider[\"registry.terraform.io/hashicorp/aws\"]"?}, "instances": [ { "attributes": {} } ] }"""))
    {
        Lookalike = [("example.com/acme/aws", "hashicorp/aws")],
    };

    private static string State(string path, params string[] resources) => $$"""

        # file: {{path}}
        { "version": 4, "terraform_version": "1.11.4", "serial": 7, "lineage": "l", "resources": [ {{string.Join(",\n", resources)}} ] }
        """;

    private static string Resource(string name, string provider, string module = "") => $$"""
        { {{(module.Length == 0 ? "" : $"\"module\": \"{module}\", ")}}"mode": "managed", "type": "aws_instance", "name": "{{name}}", "provider": {{System.Text.Json.JsonSerializer.Serialize(provider)}},
          "instances": [ { "attributes": {} } ] }
        """;

    private const string Aws = """provider["registry.terraform.io/hashicorp/aws"]""";

    [Test]
    public void Reports_a_provider_of_another_source_at_its_block() => Check<OrphanedProvider>("""
        # file: main.tf
        terraform {
          required_providers {
            aws = { source = "example.com/acme/aws" }
          }
        }

        [|resource "aws_instance" "web"|] {
          count = 2
        }
        """ + State("terraform.tfstate", Resource("web", Aws)))
        .WithMessages("aws_instance.web uses provider hashicorp/aws in the state but example.com/acme/aws in the configuration; run 'terraform state replace-provider hashicorp/aws example.com/acme/aws'.");

    [Test]
    public void Reports_a_provider_without_namespace() => Check<OrphanedProvider>("""
        # file: main.tf
        [|resource "aws_instance" "web"|] {}
        """ + State("terraform.tfstate", Resource("web", """provider["registry.terraform.io/-/aws"]""")));

    [TestCase("""provider["registry.terraform.io/hashicorp/aws"].west""", "hashicorp/aws.west")]
    [TestCase("""module.old.provider["registry.terraform.io/hashicorp/aws"]""", "module.old.hashicorp/aws")]
    public void Reports_an_object_whose_configuration_went_with_its_block(string provider, string named) => Check<OrphanedProvider>("""
        # file: main.tf
        provider "aws" {
        }

        resource "aws_instance" "web" {}
        """ + State("terraform.tfstate [||]", Resource("web", Aws), Resource("gone", provider, "module.old")))
        .WithMessages($"module.old.aws_instance.gone can only be destroyed with provider configuration {named}, which is gone; keep the provider block until the object is.");

    [Test]
    public void Is_silent_about_the_other_registry_and_other_forms() => Check<OrphanedProvider>("""
        # file: main.tf
        terraform {
          required_providers {
            amazon = { source = "hashicorp/aws" }
          }
        }

        resource "aws_instance" "web" {
          provider = amazon.west
        }

        resource "aws_instance" "plain" {}

        resource "terraform_data" "x" {}
        """ + State("terraform.tfstate", Resource("web", """provider["registry.opentofu.org/hashicorp/aws"].west"""), Resource("plain", "provider.aws"),
            """{ "mode": "managed", "type": "terraform_data", "name": "x", "provider": "provider[\"terraform.io/builtin/terraform\"]", "instances": [ { "attributes": {} } ] }"""));

    [Test]
    public void Is_silent_about_orphans_whose_configuration_is_there_and_about_modules_not_loaded() => Check<OrphanedProvider>("""
        # file: main.tf
        provider "aws" {
          alias = "west"
        }

        module "far" {
          source = "acme/far/aws"
        }

        resource "aws_instance" "web" {}
        """ + State("terraform.tfstate", Resource("web", Aws), Resource("gone", Aws), Resource("west", Aws + ".west"), Resource("inside", "module.far." + Aws, "module.far")));
}
