using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.State;

using static RuleTest;

public sealed class OrphanInStateTests : RuleTests<OrphanInState>
{
    protected override RuleCase Case => new(Web + State("terraform.tfstate [||]", Resource("aws_instance", "web", "{}"), Resource("aws_instance", "old", "{}")))
    {
        Lookalike = [("resource \"aws_instance\" \"web\" {}", "resource \"aws_instance\" \"web\" {}\nresource \"aws_instance\" \"old\" {}")],
        AlwaysKnown = "Addresses of blocks decide, and no expression can hide them.",
    };

    private const string Web = """
        # file: main.tf
        resource "aws_instance" "web" {}

        """;

    [Test]
    public void Warns_of_what_no_block_declares() => Check<OrphanInState>(Web + State("terraform.tfstate [||]", Resource("aws_instance", "web", "{}"), Resource("aws_instance", "old", "{}")))
        .WithMessages("aws_instance.old is in the state but not in the configuration: the next full apply destroys it.")
        .WithSeverities(Severity.Warning)
        .FixedTo("""
        # file: removed.tf
        removed {
          from = aws_instance.old

          lifecycle {
            destroy = false
          }
        }
        """);

    [Test]
    public void Is_an_error_on_what_is_protected() =>
        Check<OrphanInState>(Web + State("terraform.tfstate [||]", Resource("aws_instance", "web", "{}"), Resource("aws_s3_bucket", "old", "{}"))).WithSeverities(Severity.Error);

    [Test]
    public void Is_silent_on_what_is_moved_or_removed() => Check<OrphanInState>("""
        # file: main.tf
        resource "aws_instance" "web" {}
        moved {
          from = aws_instance.a
          to   = aws_instance.web
        }
        removed {
          from = aws_instance.b
        }

        """ + State("terraform.tfstate", Resource("aws_instance", "web", "{}"), Resource("aws_instance", "a", "{}"), Resource("aws_instance", "b", "{}")));

    [Test]
    public void Leaves_a_plan_that_destroys_most_to_PL0115() => Check<OrphanInState>(
        Web + State("terraform.tfstate", Resource("aws_instance", "web", "{}"), Resource("aws_instance", "a", "{}"), Resource("aws_instance", "b", "{}"), Resource("aws_instance", "c", "{}")) + """
        # file: plan.json
        { "resource_changes": [
          { "address": "aws_instance.a", "action_reason": "delete_because_no_resource_config", "change": { "actions": ["delete"], "before": {}, "after": null } },
          { "address": "aws_instance.b", "action_reason": "delete_because_no_resource_config", "change": { "actions": ["delete"], "before": {}, "after": null } },
          { "address": "aws_instance.c", "action_reason": "delete_because_no_resource_config", "change": { "actions": ["delete"], "before": {}, "after": null } } ] }
        """);

    [Test]
    public void Is_silent_on_the_state_of_another_root() =>
        Check<OrphanInState>(Web + State("live/terraform.tfstate", Resource("aws_instance", "x", "{}"), Resource("aws_instance", "y", "{}")));

    /// <summary>Without a plan nothing contradicts the user, who gives one state.</summary>
    [Test]
    public void Takes_a_single_state_without_a_plan_for_this_roots() =>
        RuleTester.Run([new OrphanInState()], Web + State("terraform.tfstate", Resource("aws_instance", "x", "{}"), Resource("aws_instance", "y", "{}")), Knowledge)
            .Diagnostics.SelectMany(d => d.Addresses).Select(a => a.ToString()).ShouldBe(["aws_instance.x", "aws_instance.y"]);

    private static string State(string path, params string[] resources) => $$"""
        # file: {{path}}
        { "version": 4, "terraform_version": "1.11.4", "serial": 7, "lineage": "{{path}}", "resources": [ {{string.Join(",\n", resources)}} ] }

        """;

    private static string Resource(string type, string name, string attributes, string extra = "", string alias = "") => $$"""
        { "mode": "managed", "type": "{{type}}", "name": "{{name}}", "provider": "provider[\"registry.terraform.io/hashicorp/{{type.Split('_')[0]}}\"]{{alias}}",
          "instances": [ { {{extra}}"attributes": {{attributes}} } ] }
        """;
}
