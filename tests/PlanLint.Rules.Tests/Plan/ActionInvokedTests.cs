using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class ActionInvokedTests : RuleTests<ActionInvoked>
{
    protected override RuleCase Case => new("""
        # file: main.tf
        resource "aws_instance" "db" {
          lifecycle {
            action_trigger {
              events  = [after_update]
              actions = [action.aws_ec2_stop_instance.db]
            }
          }
        }
        [|action "aws_ec2_stop_instance" "db"|] {
          config {
            instance_id = "i-0abc"
          }
        }
        # file: plan.json
        { "resource_changes": [], "action_invocations": [
          { "address": "action.aws_ec2_stop_instance.db", "type": "aws_ec2_stop_instance", "name": "db",
            "lifecycle_action_trigger": { "triggering_resource_address": "aws_instance.db", "action_trigger_event": "AfterUpdate" } } ] }
        """)
    {
        Lookalike = [(", \"action_invocations\": [", ", \"relevant_attributes\": [")],
        AlwaysKnown = "A plan says itself which actions it invokes.",
    };

    [TestCase("\"lifecycle_action_trigger\": { \"triggering_resource_address\": \"aws_instance.db\", \"action_trigger_event\": \"BeforeDestroy\" }", "action.aws_ec2_stop_instance.db will be invoked before aws_instance.db is destroyed; the plan lists no resource change for what an action does.")]
    [TestCase("\"invoke_action_trigger\": {}", "action.aws_ec2_stop_instance.db will be invoked; the plan lists no resource change for what an action does.")]
    [TestCase("\"lifecycle_action_trigger\": { \"triggering_resource_address\": \"aws_instance.db\", \"action_trigger_event\": \"AtNoon\" }", "action.aws_ec2_stop_instance.db will be invoked with aws_instance.db (AtNoon); the plan lists no resource change for what an action does.")]
    public void Says_what_triggers_it(string trigger, string message) => Check<ActionInvoked>($$"""
        # file: plan.json [||]
        { "resource_changes": [], "action_invocations": [
          { "address": "action.aws_ec2_stop_instance.db", "type": "aws_ec2_stop_instance", "name": "db", {{trigger}} } ] }
        """)
        .WithMessages(message)
        .WithSeverities(Severity.Warning);

    [Test]
    public void Reports_an_action_of_a_module_at_its_block_and_one_of_a_later_plan() => Check<ActionInvoked>("""
        # file: main.tf
        module "web" {
          source = "./web"
        }
        # file: web/main.tf
        [|action "aws_lambda_invoke" "warm"|] {
        }
        # file: plan.json
        { "resource_changes": [], "deferred_action_invocations": [ { "reason": "deferred_prereq", "action_invocation":
          { "address": "module.web.action.aws_lambda_invoke.warm[0]", "type": "aws_lambda_invoke", "name": "warm" } } ] }
        """)
        .WithMessages("module.web.action.aws_lambda_invoke.warm[0] will be invoked in a later plan; the plan lists no resource change for what an action does.");

    [TestCase("action.aws_lambda_invoke.warm[0]")]
    [TestCase("action.aws_lambda_invoke.warm")]
    [TestCase("action.aws_lambda_invoke.*")]
    public void Is_silent_where_the_intent_names_the_action(string address) => Check<ActionInvoked>($$"""
        # file: web.intent.hcl
        intent "warm" {
          allow {
            address = "{{address}}"
          }
        }
        # file: plan.json
        { "resource_changes": [], "action_invocations": [ { "address": "action.aws_lambda_invoke.warm[0]", "type": "aws_lambda_invoke", "name": "warm" } ] }
        """);
}
