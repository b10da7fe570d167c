using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.State;

using static RuleTest;

public sealed class TaintedInstanceTests : RuleTests<TaintedInstance>
{
    protected override RuleCase Case => new("""
        [|resource "aws_instance" "a"|] {}

        """ + State("terraform.tfstate", Resource("aws_instance", "a", "{}", "\"status\": {?\"tainted\"?}, ")))
    {
        Lookalike = [("\"status\": \"tainted\", ", "")],
    };

    [Test]
    public void Leaves_a_replacement_that_the_plan_shows_to_PL0109() => Check<TaintedInstance>(State("terraform.tfstate", Resource("aws_instance", "a", "{}", "\"status\": \"tainted\", ")) + """
        # file: main.tf
        resource "aws_instance" "a" {}
        # file: plan.json
        { "resource_changes": [ { "address": "aws_instance.a", "action_reason": "replace_because_tainted", "change": { "actions": ["delete", "create"], "before": {}, "after": {} } } ] }
        """);

    [Test]
    public void Warns_at_the_block_of_a_tainted_instance() => Check<TaintedInstance>(State("terraform.tfstate", Resource("aws_instance", "a", "{}", "\"status\": \"tainted\", ")) + """
        # file: main.tf
        [|resource "aws_instance" "a"|] {}
        """)
        .WithMessages("aws_instance.a is tainted: the next apply destroys it and creates it again.")
        .WithSeverities(Severity.Warning);

    [Test]
    public void Is_an_error_on_what_is_protected() => Check<TaintedInstance>(State("terraform.tfstate [||]", Resource("aws_db_instance", "a", "{}", "\"status\": \"tainted\", ")))
        .WithSeverities(Severity.Error);

    private static string State(string path, params string[] resources) => $$"""
        # file: {{path}}
        { "version": 4, "terraform_version": "1.11.4", "serial": 7, "lineage": "{{path}}", "resources": [ {{string.Join(",\n", resources)}} ] }

        """;

    private static string Resource(string type, string name, string attributes, string extra = "", string alias = "") => $$"""
        { "mode": "managed", "type": "{{type}}", "name": "{{name}}", "provider": "provider[\"registry.terraform.io/hashicorp/{{type.Split('_')[0]}}\"]{{alias}}",
          "instances": [ { {{extra}}"attributes": {{attributes}} } ] }
        """;
}
