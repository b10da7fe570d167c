using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class StalePlanTests : RuleTests<StalePlan>
{
    protected override RuleCase Case => new("""
        # file: plan.json [||]
        { "timestamp": "2026-11-20T10:00:00Z", "resource_changes": [ { "address": "null_resource.a", "change": { "actions": ["no-op"], "before": {}, "after": {} } } ] }
        # file: terraform.tfstate
        { "version": 4, "terraform_version": {?"1.12.0"?}, "serial": 1, "lineage": "l", "resources": [
          { "mode": "managed", "type": "null_resource", "name": "a", "provider": "provider[\"registry.terraform.io/hashicorp/null\"]", "instances": [ { "attributes": {} } ] } ] }
        """)
    {
        Lookalike = [("1.12.0", "1.11.4")],
    };

    [Test]
    public void Reports_a_state_that_holds_more_than_the_plan_knew() => Check<StalePlan>($$"""
        {{State("a", "b")}}
        # file: plan.json [||]
        {{Plan("2026-11-20T10:00:00Z", "a")}}
        """)
        .WithMessages("Plan does not fit terraform.tfstate: the state also has null_resource.b; plan again before applying.")
        .WithAddresses("null_resource.b")
        .WithSeverities(Severity.Error);

    [Test]
    public void Reports_a_state_that_lost_an_instance() => Check<StalePlan>($$"""
        {{State("a")}}
        # file: plan.json [||]
        {{Plan("2026-11-20T10:00:00Z", "a", "b")}}
        """).WithMessages("Plan does not fit terraform.tfstate: the state no longer has null_resource.b; plan again before applying.");

    [TestCase("7\n\"l\"")]
    [TestCase("{ \"serial\": 7, \"lineage\": \"l\", \"resources\": [ { \"serial\": 9 } ] }")]
    public void Reports_a_state_that_was_written_since(string record) => Check<StalePlan>($$"""
        {{State("a").Replace("\"serial\": 7", "\"serial\": 8", StringComparison.Ordinal)}}
        # file: plan.state.json
        {{record}}
        # file: plan.json [||]
        {{Plan("2026-11-20T10:00:00Z", "a")}}
        """)
        .WithMessages("Plan was made from serial 7 of the state, and terraform.tfstate has serial 8: another apply ran since; plan again before apply.")
        .WithSeverities(Severity.Warning);

    [TestCase("7\n\"l\"")]
    [TestCase("0\n\"other\"")]
    public void Is_silent_about_the_recorded_state_and_others(string record) => Check<StalePlan>($$"""
        {{State("a")}}
        # file: plan.state.json
        {{record}}
        # file: plan.json
        {{Plan("2026-11-20T10:00:00Z", "a")}}
        """);

    [Test]
    public void Warns_of_an_old_plan() => Check<StalePlan>($$"""
        # now: 2026-11-20T13:00:00Z
        {{State("a")}}
        # file: plan.json [||]
        {{Plan("2026-11-20T10:00:00Z", "a")}}
        """)
        .WithMessages("Plan is 3 hours old, and terraform.tfstate has most likely changed since; plan again before apply.")
        .WithSeverities(Severity.Warning);

    [Test]
    public void Is_silent_on_a_young_plan_or_a_generous_option() => Check<StalePlan>($$"""
        # now: 2026-11-20T13:00:00Z
        # file: .planlint.hcl
        rule "PL0122" {
          max_age_minutes = 600
        }
        {{State("a")}}
        # file: plan.json
        {{Plan("2026-11-20T10:00:00Z", "a")}}
        """);

    [Test]
    public void Reports_a_state_written_by_a_newer_version() => Check<StalePlan>($$"""
        {{State("a").Replace("1.11.4", "1.12.0")}}
        # file: plan.json [||]
        {{Plan("2026-11-20T10:00:00Z", "a")}}
        """).WithMessages("Plan was made by version 1.11.4, but terraform.tfstate was written by version 1.12.0 since; plan again before apply.");

    [Test]
    public void Notes_a_plan_without_timestamp() => Check<StalePlan>($$"""
        {{State("a")}}
        # file: plan.json [||]
        {{Plan(null, "a")}}
        """).WithSeverities(Severity.Note);

    [Test]
    public void Is_silent_on_the_state_of_another_root() => Check<StalePlan>($$"""
        {{State("x", "y", "z")}}
        # file: plan.json
        {{Plan("2026-11-20T10:00:00Z", "a")}}
        """);

    [Test]
    public void Knows_objects_that_vanished_outside() => Check<StalePlan>($$"""
        {{State("a", "b")}}
        # file: plan.json
        { "timestamp": "2026-11-20T10:00:00Z",
          "resource_drift": [ { "address": "null_resource.b", "change": { "actions": ["delete"], "before": { "id": "1" } } } ],
          "resource_changes": [
            { "address": "null_resource.a", "change": { "actions": ["update"], "before": { "id": "1" }, "after": {}, "after_unknown": { "id": true } } },
            { "address": "null_resource.b", "change": { "actions": ["create"], "after": {} } } ] }
        """);

    [TestCase("x", true, TestName = "The state that a first plan was applied to does not fit it any more")]
    [TestCase("y", false, TestName = "A state with another value at the same address is another root's")]
    public void First_plans(string value, bool isOwn)
    {
        var result = Check<StalePlan>($$"""
            # file: plan.json{{(isOwn ? " [||]" : "")}}
            { "format_version": "1.2", "terraform_version": "1.11.4", "timestamp": "2026-11-20T10:00:00Z", "prior_state": null, "resource_changes": [
              { "address": "terraform_data.a", "mode": "managed", "type": "terraform_data", "name": "a", "change": { "actions": ["create"], "before": null, "after": { "input": "x" }, "after_unknown": { "id": true } } },
              { "address": "terraform_data.b", "mode": "managed", "type": "terraform_data", "name": "b", "change": { "actions": ["create"], "before": null, "after": { "input": "x" }, "after_unknown": { "id": true } } } ] }
            # file: terraform.tfstate
            { "version": 4, "terraform_version": "1.11.4", "serial": 2, "lineage": "l", "resources": [
              { "mode": "managed", "type": "terraform_data", "name": "a", "provider": "provider[\"terraform.io/builtin/terraform\"]", "instances": [ { "attributes": { "id": "1", "input": "{{value}}" } } ] } ] }
            """);
        if (isOwn) result.WithMessages("Plan does not fit terraform.tfstate: the state has terraform_data.a already, which the plan is to create; plan again before applying.");
    }

    private static string State(params string[] names) => $$"""
        # file: terraform.tfstate
        { "version": 4, "terraform_version": "1.11.4", "serial": 7, "lineage": "l", "resources": [ {{string.Join(", ", names.Select(n =>
            $$"""{ "mode": "managed", "type": "null_resource", "name": "{{n}}", "provider": "provider[\"registry.terraform.io/hashicorp/null\"]", "instances": [ { "attributes": { "id": "1" } } ] }"""))}} ] }
        """;

    private static string Plan(string? timestamp, params string[] names) => $$"""
        { {{(timestamp is null ? "" : $"\"timestamp\": \"{timestamp}\", ")}}"resource_changes": [ {{string.Join(", ", names.Select(n =>
            $$"""{ "address": "null_resource.{{n}}", "change": { "actions": ["no-op"], "before": { "id": "1" }, "after": { "id": "1" } } }"""))}} ] }
        """;
}
