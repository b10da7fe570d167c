using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class RevertsOutsideAdditionTests : RuleTests<RevertsOutsideAddition>
{
    protected override RuleCase Case => new("""
        # file: main.tf
        resource "google_project_iam_binding" "network" {
          [|members = ["user:a"]|]
        }
        # file: plan.json
        { "resource_drift": [ { "address": "google_project_iam_binding.network", "change": { "actions": ["update"], "before": { "members": ["user:a"] }, "after": { "members": ["group:b", "user:a"] } } } ],
          "resource_changes": [ { "address": "google_project_iam_binding.network", "change": { "actions": ["update"], "before": { "members": ["group:b", "user:a"] },
            "after": { "members": {?["user:a"]?} } } } ] }
        """)
    {
        Lookalike = [("\"after\": { \"members\": [\"user:a\"] }", "\"after\": { \"members\": [\"group:b\", \"user:a\", \"user:c\"] }")],
    };

    [Test]
    public void Names_what_is_lost_and_the_way_to_keep_it()
    {
        var result = Check<RevertsOutsideAddition>(KnownCase)
            .WithMessages("google_project_iam_binding.network: the update takes \"group:b\" out of members, added outside of Terraform since the last apply.");
        result.Single.Notes.ShouldHaveSingleItem().Text.ToString().ShouldContain("write it into members as well");
    }

    [Test]
    public void Finds_keys_of_a_map_that_others_added() => Check<RevertsOutsideAddition>(Changed("kubernetes_config_map_v1",
        """{ "data": { "a": "1" } }""", """{ "data": { "a": "1", "b": "2" } }""", """{ "data": { "a": "3" } }""", "[||]"))
        .WithMessages("kubernetes_config_map_v1.a: the update takes \"b\" out of data, added outside of Terraform since the last apply.");

    [Test]
    public void Finds_blocks_that_others_added() => Check<RevertsOutsideAddition>(Changed("azurerm_network_security_group",
        """{ "security_rule": [ { "name": "web", "priority": 100 } ] }""",
        """{ "security_rule": [ { "name": "web", "priority": 100 }, { "name": "ssh", "priority": 110 } ] }""",
        """{ "security_rule": [ { "name": "web", "priority": 100 } ] }""", "[||]"));

    [Test]
    public void Finds_elements_within_a_block() => Check<RevertsOutsideAddition>(Changed("cloudflare_ruleset",
        """{ "rules": [ { "hosts": ["a"] } ] }""", """{ "rules": [ { "hosts": ["a", "b"] } ] }""", """{ "rules": [ { "hosts": ["a"] } ] }""", "[||]"))
        .WithMessages("cloudflare_ruleset.a: the update takes \"b\" out of rules[0].hosts, added outside of Terraform since the last apply.");

    [Test]
    public void Looks_into_documents() => Check<RevertsOutsideAddition>(Changed("vault_identity_group",
        """{ "policy": "{\"Statement\":[{\"Sid\":\"a\"}]}" }""", """{ "policy": "{\"Statement\":[{\"Sid\":\"a\"},{\"Sid\":\"b\"}]}" }""", """{ "policy": "{\"Statement\":[{\"Sid\":\"a\"}]}" }""", "[||]"))
        .WithMessages("vault_identity_group.a: the update takes {Sid = \"b\"} out of policy.Statement, added outside of Terraform since the last apply.");

    [Test]
    public void Is_silent_when_a_block_was_only_changed() => Check<RevertsOutsideAddition>(Changed("google_sql_database_instance",
        """{ "settings": [ { "tier": "a" } ] }""", """{ "settings": [ { "tier": "b" } ] }""", """{ "settings": [ { "tier": "a" } ] }""", ""));

    [Test]
    public void Is_silent_about_an_attribute_that_was_set() => Check<RevertsOutsideAddition>(Changed("aws_instance",
        """{ "monitoring": null, "tags_all": { } }""", """{ "monitoring": true, "tags_all": { "a": "b" } }""", """{ "monitoring": null, "tags_all": { } }""", ""));

    [Test]
    public void Is_silent_about_what_was_added_by_the_configuration() => Check<RevertsOutsideAddition>("""
        # file: plan.json
        { "resource_changes": [ { "address": "google_project_iam_binding.a", "change": { "actions": ["update"], "before": { "members": ["group:b", "user:a"] }, "after": { "members": ["user:a"] } } } ] }
        """);

    [Test]
    public void Is_silent_about_annotations_that_a_tool_writes_again() => Check<RevertsOutsideAddition>(Changed("kubernetes_deployment_v1",
        """{ "metadata": [ { "labels": { "a": "b" } } ] }""", """{ "metadata": [ { "labels": { "a": "b", "argocd.argoproj.io/instance": "shop" } } ] }""", """{ "metadata": [ { "labels": { "a": "b" } } ] }""", ""));

    [Test]
    public void Is_silent_about_what_a_resource_of_this_root_has_added() => Check<RevertsOutsideAddition>("""
        # file: plan.json
        { "resource_drift": [ { "address": "aws_route_table.a", "change": { "actions": ["update"], "before": { "route": [] }, "after": { "route": [ { "cidr_block": "10.0.0.0/8", "gateway_id": "igw-1" } ] } } } ],
          "resource_changes": [
            { "address": "aws_route.b", "change": { "actions": ["no-op"], "before": { "destination_cidr_block": "10.0.0.0/8" }, "after": { "destination_cidr_block": "10.0.0.0/8" } } },
            { "address": "aws_route_table.a", "change": { "actions": ["update"], "before": { "route": [ { "cidr_block": "10.0.0.0/8", "gateway_id": "igw-1" } ] }, "after": { "route": [] } } } ],
          "configuration": { "root_module": { "resources": [
            { "address": "aws_route.b", "mode": "managed", "type": "aws_route", "name": "b", "expressions": { "route_table_id": { "references": ["aws_route_table.a.id", "aws_route_table.a"] } } } ] } } }
        """);

    private static string Changed(string type, string before, string outside, string after, string mark) => $$"""
        # file: plan.json {{mark}}
        { "resource_drift": [ { "address": "{{type}}.a", "change": { "actions": ["update"], "before": {{before}}, "after": {{outside}} } } ],
          "resource_changes": [ { "address": "{{type}}.a", "change": { "actions": ["update"], "before": {{outside}}, "after": {{after}} } } ] }
        """;
}
