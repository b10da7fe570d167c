using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.State;

using static RuleTest;

public sealed class ConfigNotInStateTests : RuleTests<ConfigNotInState>
{
    protected override RuleCase Case => new("""
        # file: main.tf
        resource "aws_instance" "web" {}

        [|resource "aws_instance" "new"|] {
          for_each = {?toset(["a"])?}
        }

        """ + State("terraform.tfstate", Resource("aws_instance", "web", "{}")))
    {
        Lookalike = [("toset([\"a\"])", "toset([])")],
    };

    [Test]
    public void Notes_what_the_next_apply_creates() => Check<ConfigNotInState>("""
        # file: main.tf
        resource "aws_instance" "web" {}
        [|resource "aws_instance" "new"|] {
          for_each = toset(["a", "b"])
        }

        """ + State("terraform.tfstate", Resource("aws_instance", "web", "{}")))
        .WithMessages("aws_instance.new (2 instances) is not in the state: the next apply creates it.")
        .WithAddresses("aws_instance.new[\"a\"]", "aws_instance.new[\"b\"]")
        .WithSeverities(Severity.Note);

    [Test]
    public void Is_silent_on_imports_empty_blocks_and_keys_not_known() => Check<ConfigNotInState>("""
        # file: main.tf
        variable "keys" {}
        resource "aws_instance" "web" {}
        resource "aws_instance" "none" {
          count = 0
        }
        resource "aws_instance" "unknown" {
          for_each = var.keys
        }
        resource "aws_instance" "imported" {}
        import {
          to = aws_instance.imported
          id = "i-1"
        }

        """ + State("terraform.tfstate", Resource("aws_instance", "web", "{}"), Resource("aws_instance", "w2", "{}")));

    [Test]
    public void Leaves_it_to_a_plan_where_there_is_one() => Check<ConfigNotInState>("""
        # file: main.tf
        resource "aws_instance" "web" {}
        resource "aws_instance" "new" {}
        # file: plan.json
        { "resource_changes": [ { "address": "aws_instance.new", "change": { "actions": ["create"], "after": {} } } ] }

        """ + State("terraform.tfstate", Resource("aws_instance", "web", "{}")));

    private static string State(string path, params string[] resources) => $$"""
        # file: {{path}}
        { "version": 4, "terraform_version": "1.11.4", "serial": 7, "lineage": "{{path}}", "resources": [ {{string.Join(",\n", resources)}} ] }

        """;

    private static string Resource(string type, string name, string attributes, string extra = "", string alias = "") => $$"""
        { "mode": "managed", "type": "{{type}}", "name": "{{name}}", "provider": "provider[\"registry.terraform.io/hashicorp/{{type.Split('_')[0]}}\"]{{alias}}",
          "instances": [ { {{extra}}"attributes": {{attributes}} } ] }
        """;
}
