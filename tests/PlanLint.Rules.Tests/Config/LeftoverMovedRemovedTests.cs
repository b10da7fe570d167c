using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Config;

using static RuleTest;

public sealed class LeftoverMovedRemovedTests : RuleTests<LeftoverMovedRemoved>
{
    protected override RuleCase Case => new("""
        [|moved|] {
          from = aws_instance.old
          to   = aws_instance.web
        }

        resource "aws_instance" "web" {}
        """ + State("terraform.tfstate", "web"))
    {
        Lookalike = [("\"instances\": [ { \"attributes\": {} } ] }", "\"instances\": [ { \"attributes\": {} } ] }, { \"mode\": \"managed\", \"type\": \"aws_instance\", \"name\": \"old\", \"instances\": [ { \"attributes\": {} } ] }")],
        AlwaysKnown = "Addresses decide, and a moved block takes no expressions.",
    };

    private static string State(string path, params string[] names) => $$"""

        # file: {{path}}
        { "version": 4, "terraform_version": "1.11.4", "serial": 7, "lineage": "{{path}}", "resources": [ {{string.Join(",\n", names.Select(n => $$"""
          { "mode": "managed", "type": "aws_instance", "name": "{{n}}", "provider": "provider[\"registry.terraform.io/hashicorp/aws\"]", "instances": [ { "attributes": {} } ] }
        """))}} ] }
        """;

    private const string Blocks = """
        # file: main.tf
        # was renamed in May
        moved {
          from = aws_instance.old
          to   = aws_instance.web
        }

        removed {
          from = aws_instance.gone

          lifecycle {
            destroy = false
          }
        }

        resource "aws_instance" "web" {}
        """;

    [Test]
    public void Notes_blocks_whose_old_address_no_state_has() => Check<LeftoverMovedRemoved>(
        Blocks.Replace("moved {", "[|moved|] {", StringComparison.Ordinal).Replace("re[|moved|]", "[|removed|]", StringComparison.Ordinal) + State("terraform.tfstate", "web"))
        .WithMessages(
            "No state contains aws_instance.old any more, so this moved block does nothing here; delete it once every other workspace has applied it.",
            "No state contains aws_instance.gone any more, so this removed block does nothing here; delete it once every other workspace has applied it.")
        .FixedTo("""
        # file: main.tf
        resource "aws_instance" "web" {}
        """);

    [Test]
    public void Deletes_nothing_unasked() => Check<LeftoverMovedRemoved>(
        Blocks.Replace("moved {", "[|moved|] {", StringComparison.Ordinal).Replace("re[|moved|]", "[|removed|]", StringComparison.Ordinal) + State("terraform.tfstate", "web"))
        .Diagnostics.SelectMany(d => d.Fixes).ShouldAllBe(f => f.Safety == FixSafety.Unsafe);

    [Test]
    public void Is_silent_while_a_state_has_the_address() => Check<LeftoverMovedRemoved>(Blocks + State("terraform.tfstate", "web", "gone") + State("other.tfstate", "old"));

    [Test]
    public void Is_silent_about_an_empty_state_and_a_state_of_another_root() =>
        Check<LeftoverMovedRemoved>(Blocks + State("live/terraform.tfstate", "x", "y", "z"));

    [Test]
    public void Is_silent_while_a_plan_carries_it_out() => Check<LeftoverMovedRemoved>(Blocks + State("terraform.tfstate", "web") + """

        # file: plan.json
        { "resource_changes": [
          { "address": "aws_instance.web", "previous_address": "aws_instance.old", "change": { "actions": ["no-op"], "before": {}, "after": {} } },
          { "address": "aws_instance.gone", "change": { "actions": ["forget"], "before": {}, "after": null } } ] }
        """);

    [Test]
    public void Is_silent_about_modules_of_others() => Check<LeftoverMovedRemoved>("""
        # file: main.tf
        module "m" {
          source = "./m"
        }

        resource "aws_instance" "web" {}
        # file: m/main.tf
        moved {
          from = aws_instance.a
          to   = aws_instance.b
        }

        resource "aws_instance" "b" {}
        """ + State("terraform.tfstate", "web"));
}
