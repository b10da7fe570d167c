using System.Text.RegularExpressions;
using PlanLint.Analysis;
using PlanLint.Rules.Tests.Ownership;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests;

/// <summary>
/// Every rule that fixes native syntax fixes JSON syntax too: its case, the examples of its page and what stands below are written in
/// both. What a fix leaves is checked by <see cref="JsonFixCheck"/>.
/// </summary>
public sealed partial class JsonFixTableTests
{
    /// <summary>Rules whose case and page show what JSON syntax does not have: there a template is the only way to write an expression.</summary>
    private static readonly string[] OnlyMore = ["PL0418"];

    private const string Policy = """{ "metadata": [{ "name": "policy", "annotations": { "cert-manager.io/inject-ca-from": "x/y" } }], "webhook": [{ "rule": [{ "resources": ["pods"] }], "client_config": [{ "ca_bundle": "B" }] }] }""";

    /// <summary>Fixtures that are fixed, of rules whose case and page show none that is, and of those that fix several things.</summary>
    private static readonly (string Id, string Fixture)[] More =
    [
        ("PL0202", OwnershipFixtures.Plan(OwnershipFixtures.Create("kubectl_manifest.creds", """{ "yaml_body": "apiVersion: v1\nkind: Secret\nmetadata:\n  name: creds\n  namespace: shop\n" }""")) + "\n" + OwnershipFixtures.LiveSecret()),
        ("PL0205", OwnershipFixtures.Plan(OwnershipFixtures.Create("helm_release.grafana", """{ "name": "grafana", "namespace": "shop" }""")) + "\n"
            + OwnershipFixtures.Live("v1", "Secret", "\"name\": \"sh.helm.release.v1.grafana.v3\", \"namespace\": \"shop\"")),
        ("PL0321", """
            resource "kubernetes_validating_webhook_configuration_v1" "policy" {
              webhook {
                client_config {
                  ca_bundle = "b"
                }
              }
            }
            # file: plan.json
            """ + "\n" + PlanFixture.Plan(PlanFixture.Change("kubernetes_validating_webhook_configuration_v1.policy", "update",
                Policy.Replace("B", "a", StringComparison.Ordinal), Policy.Replace("B", "b", StringComparison.Ordinal)))),
        ("PL0402", """
            resource "aws_instance" "web" {
              lifecycle {
                ignore_changes = all
              }
            }
            # file: plan.json
            { "resource_changes": [], "resource_drift": [ { "address": "aws_instance.web", "change": { "actions": ["update"], "before": { "tags": { "a": "1" } }, "after": { "tags": { "a": "2" } } } } ] }
            """),
        ("PL0404", Pinned("source = \"hashicorp/aws\"\n      version = \">= 5.0, != 5.3.0\"")),
        ("PL0404", Pinned("source = \"hashicorp/aws\"")),
        ("PL0405", """
            terraform {
              backend "s3" {}
            }

            resource "null_resource" "a" {}
            # file: plan.json
            { "resource_changes": [] }
            """),
        ("PL0416", """
            resource "aws_sqs_queue" "q" {
              count = length(var.names)

              name = "x-${var.names[count.index]}"
              tags = { Name = element(var.names, count.index) }
            }

            output "first" {
              value = aws_sqs_queue.q[0].id
            }

            output "all" {
              value = "${join(",", aws_sqs_queue.q[*].id)}-${length(aws_sqs_queue.q)}"
            }

            resource "terraform_data" "after" {
              depends_on = [aws_sqs_queue.q]
            }

            variable "names" {
              type    = list(string)
              default = ["web", "a\"b"]
            }
            """),
        ("PL0418", """
            variable "a" {}

            locals {
              b = lookup(var.a, "k\"q")
              c = "x${aws_vpc.main.0.id}"
            }
            """),
        ("PL0419", """
            module "a" {
              source = "terraform-aws-modules/vpc/aws"
              name   = "main"
            }
            # file: .terraform/modules/modules.json
            {"Modules":[{"Key":"","Source":"","Dir":"."},{"Key":"a","Source":"registry.terraform.io/terraform-aws-modules/vpc/aws","Version":"5.13.0","Dir":".terraform/modules/a"}]}
            """),
        ("PL0423", """
            variable "kube_context" {}

            provider "kubernetes" {
              config_path = "~/.kube/config"
            }
            """),
    ];

    private static string Pinned(string arguments) => $$"""
        terraform {
          backend "s3" {}
          required_providers {
            aws = {
              {{arguments}}
            }
          }
        }

        provider "aws" {
          region = "eu-west-1"
        }
        # file: .terraform.lock.hcl
        provider "registry.terraform.io/hashicorp/aws" {
          version = "5.70.1"
        }
        """;

    private static IEnumerable<TestCaseData> Fixable() => BuiltIn.Rules.Rules.Where(r => r.Descriptor.IsFixable).Select(r => new TestCaseData(r).SetArgDisplayNames(r.Descriptor.Id));

    [TestCaseSource(nameof(Fixable))]
    public void Fixes_json_syntax_as_it_fixes_native_syntax(Rule rule)
    {
        int native = 0, json = 0;
        foreach (string fixture in Fixtures(rule))
        {
            var result = RuleTester.Run([rule], fixture, RuleTest.Knowledge);
            if (!result.Diagnostics.Any(d => !d.Fixes.IsEmpty) || JsonFixCheck.Check(result) is not { } changed) continue;
            native++;
            if (changed.Count > 0) json++;
        }
        native.ShouldBePositive("no fixture shows what the rule fixes");
        json.ShouldBe(native);
    }

    private static IEnumerable<string> Fixtures(Rule rule)
    {
        string id = rule.Descriptor.Id;
        foreach (var (_, fixture) in More.Where(m => m.Id == id)) yield return fixture;
        if (OnlyMore.Contains(id)) yield break;
        foreach (var type in typeof(JsonFixTableTests).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(RuleTests)) && !t.IsAbstract))
            if (Activator.CreateInstance(type) is RuleTests tests && tests.Rule.Descriptor.Id == id) yield return Unmarked(tests.CaseText);
        foreach (Match fence in Fence().Matches(rule.Descriptor.HelpMarkdown)) yield return fence.Groups[1].Value;
    }

    private static string Unmarked(string text) => Mark().Replace(text, "");

    [GeneratedRegex(@"\[\|(?:PL\d{4}:)?|\|\]|\{\?|\?\}")]
    private static partial Regex Mark();

    [GeneratedRegex("^```hcl reports\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();
}
