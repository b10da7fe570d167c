using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Ownership;

using static OwnershipFixtures;
using static RuleTest;

public sealed class DuplicateDeclarationTests : RuleTests<DuplicateDeclaration>
{
    protected override RuleCase Case => new("""
        resource "kubernetes_secret_v1" "a" {
          metadata {
            name = "creds"
          }
        }

        [|resource "kubernetes_secret" "b"|] {
          metadata {
            name      = {?"creds"?}
            namespace = "default"
          }
        }
        """)
    {
        Lookalike = [("\"default\"", "\"shop\"")],
    };

    [Test]
    public void Reports_two_planned_resources_of_one_object() =>
        Check<DuplicateDeclaration>("# file: plan.json [||]\n" + PlanFixture.Plan(Create("kubernetes_secret_v1.a", Secret),
            Create("kubernetes_manifest.b", """{ "manifest": { "apiVersion": "v1", "kind": "Secret", "metadata": { "name": "creds", "namespace": "shop" } } }""")))
            .WithAddresses("kubernetes_manifest.b", "kubernetes_secret_v1.a")
            .WithMessages("kubernetes_secret_v1.a and kubernetes_manifest.b declare the same object, Secret shop/creds.");

    [Test]
    public void Is_silent_about_equal_names_of_different_kinds_and_unknown_ones() =>
        Check<DuplicateDeclaration>(Plan(Create("kubernetes_secret_v1.a", Secret), Create("kubernetes_config_map_v1.a", Secret), Create("kubernetes_secret_v1.b", Secret.Replace("shop", "b")),
            Create("kubernetes_secret_v1.c", """{ "metadata": [{ "namespace": "shop" }] }""", """ "after_unknown": { "metadata": [{ "name": true }] } """)));

    [Test]
    public void Is_silent_about_a_rename_and_about_types_several_may_declare() =>
        Check<DuplicateDeclaration>(Plan(PlanFixture.Change("kubernetes_secret.a", "delete", Secret), Create("kubernetes_secret_v1.a", Secret),
            Create("kubernetes_secret_v1_data.b", Secret), Create("kubernetes_secret_v1_data.c", Secret)));

    [Test]
    public void Is_silent_about_different_clusters() =>
        Check<DuplicateDeclaration>("# file: plan.json\n" + """
            { "resource_changes": [
                { "address": "kubernetes_secret_v1.a", "change": { "actions": ["create"], "after": { "metadata": [{ "name": "x", "namespace": "y" }] } } },
                { "address": "kubernetes_secret_v1.b", "change": { "actions": ["create"], "after": { "metadata": [{ "name": "x", "namespace": "y" }] } } } ],
              "configuration": { "root_module": { "resources": [
                { "address": "kubernetes_secret_v1.a", "mode": "managed", "type": "kubernetes_secret_v1", "name": "a", "provider_config_key": "kubernetes", "expressions": {} },
                { "address": "kubernetes_secret_v1.b", "mode": "managed", "type": "kubernetes_secret_v1", "name": "b", "provider_config_key": "kubernetes.edge", "expressions": {} } ] } } }
            """);

    private const string BothInAModule = """
        # file: plan.json
        { "resource_changes": [
            { "address": "kubernetes_secret_v1.a", "change": { "actions": ["create"], "after": { "metadata": [{ "name": "x", "namespace": "y" }] } } },
            { "address": "module.edge.kubernetes_secret_v1.a", "module_address": "module.edge", "change": { "actions": ["create"], "after": { "metadata": [{ "name": "x", "namespace": "y" }] } } } ],
          "configuration": { "root_module": {
            "resources": [ { "address": "kubernetes_secret_v1.a", "mode": "managed", "type": "kubernetes_secret_v1", "name": "a", "provider_config_key": "kubernetes", "expressions": {} } ],
            "module_calls": { "edge": { "source": "./edge", "module": { "resources": [
              { "address": "kubernetes_secret_v1.a", "mode": "managed", "type": "kubernetes_secret_v1", "name": "a", "provider_config_key": "module.edge:kubernetes", "expressions": {} } ] } } } } } }

        """;

    [Test]
    public void Is_silent_about_a_module_that_may_bring_its_own_provider_along() => Check<DuplicateDeclaration>(BothInAModule);

    [TestCase("[|resource \"kubernetes_secret_v1\" \"a\"|] {}", TestName = "Reports a module that inherits the provider")]
    [TestCase("provider \"kubernetes\" {\n  config_context = \"edge\"\n}\n\nresource \"kubernetes_secret_v1\" \"a\" {}", TestName = "Is silent about a module with a provider of its own")]
    public void Asks_the_configuration_whose_provider_a_module_uses(string edge) => Check<DuplicateDeclaration>(BothInAModule + $$"""
        # file: main.tf
        resource "kubernetes_secret_v1" "a" {}

        module "edge" {
          source = "./edge"
        }
        # file: edge/main.tf
        {{edge}}
        """);

    [Test]
    public void Reads_the_configuration_when_there_is_no_plan() => Check<DuplicateDeclaration>("""
        # file: main.tf
        locals {
          name = "creds"
        }

        resource "kubernetes_secret_v1" "a" {
          metadata {
            name = "creds"
          }
        }

        [|resource "kubernetes_secret" "b"|] {
          metadata {
            name      = local.name
            namespace = "default"
          }
        }

        resource "kubernetes_secret" "c" {
          metadata {
            name = var.unknown
          }
        }

        variable "unknown" {
        }
        """);

    [Test]
    public void Is_silent_about_modules_that_are_given_different_providers() => Check<DuplicateDeclaration>("""
        # file: main.tf
        provider "aws" {
          alias = "west"
        }

        provider "aws" {
          alias = "east"
        }

        module "a" {
          source    = "./alarms"
          providers = { aws.target = aws.west }
        }

        module "b" {
          source    = "./alarms"
          providers = { aws.target = aws.east }
        }

        module "c" {
          source    = "./alarms"
          providers = { aws.target = aws.east }
        }
        # file: alarms/main.tf
        terraform {
          required_providers {
            aws = {
              source                = "hashicorp/aws"
              configuration_aliases = [aws.target]
            }
          }
        }

        [|resource "aws_sns_topic" "alarms"|] {
          provider = aws.target
          name     = "alarms"
        }
        """).WithMessages("module.c.aws_sns_topic.alarms and module.b.aws_sns_topic.alarms declare the same object, aws sns topic alarms.");

    [Test]
    public void Is_silent_about_other_regions_and_unknown_ones() => Check<DuplicateDeclaration>("""
        variable "region" {}

        resource "aws_cloudwatch_log_group" "london" {
          name   = "/app"
          region = "eu-west-2"
        }

        resource "aws_cloudwatch_log_group" "dublin" {
          name   = "/app"
          region = "eu-west-1"
        }

        resource "aws_cloudwatch_log_group" "somewhere" {
          name   = "/app"
          region = var.region
        }

        [|resource "aws_cloudwatch_log_group" "again"|] {
          name   = "/app"
          region = "eu-west-1"
        }
        """);

    [Test]
    public void Takes_a_region_that_only_the_provider_knows_for_the_providers() =>
        Check<DuplicateDeclaration>("# file: plan.json [||]\n" + PlanFixture.Plan(
            Create("aws_s3_bucket.a", """{ "bucket": "logs" }""", """ "after_unknown": { "region": true } """),
            Create("aws_s3_bucket.b", """{ "bucket": "logs" }""", """ "after_unknown": { "region": true } """)));
}
