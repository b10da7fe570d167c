using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Ownership;

using static RuleTest;

public sealed class ExclusiveResourceTakesAllTests : RuleTests<ExclusiveResourceTakesAll>
{
    protected override RuleCase Case => new("""
        # file: main.tf
        resource "aws_iam_policy_attachment" "admin" {
          [|roles = ["admin"]|]
        }
        # file: plan.json
        { "resource_changes": [ { "address": "aws_iam_policy_attachment.admin", "change": { "actions": ["update"], "before": { "roles": ["admin", "break-glass"] }, "after": { "roles": {?["admin"]?} } } } ] }
        """)
    {
        Lookalike = [("\"after\": { \"roles\": [\"admin\"] }", "\"after\": { \"roles\": [\"admin\", \"break-glass\", \"ci\"] }")],
    };

    [Test]
    public void Names_what_an_update_takes_out() => Check<ExclusiveResourceTakesAll>(KnownCase)
        .WithMessages("aws_iam_policy_attachment.admin takes the policy from every user, role and group of the account that it does not list: this update takes out \"break-glass\".")
        .WithSeverities(Severity.Warning);

    [TestCase("google_storage_bucket_iam_binding", """{ "role": "a", "members": ["b"] }""", "its create takes the role from everybody that it does not list, and no plan shows from whom")]
    [TestCase("github_team_members", """{ "team_id": "1" }""", "its create takes the team from everybody that it does not list, and no plan shows from whom")]
    [TestCase("keycloak_user_roles", """{ "role_ids": ["a"] }""", "its create takes every role or group away that it does not list, and no plan shows from whom")]
    [TestCase("grafana_folder_permission", """{ "folder_uid": "a" }""", "its create takes the permission from everybody that it does not list, and no plan shows from whom")]
    public void Warns_of_creates(string type, string after, string end) => Check<ExclusiveResourceTakesAll>($$"""
        # file: plan.json [||]
        { "resource_changes": [ { "address": "{{type}}.a", "change": { "actions": ["create"], "after": {{after}} } } ] }
        """)
        .WithMessages($"{type}.a owns the whole list: {end}.");

    [TestCase("keycloak_user_roles", """{ "role_ids": ["a"], "exhaustive": false }""")]
    [TestCase("vault_identity_group_policies", """{ "policies": ["a"], "exclusive": false }""")]
    [TestCase("google_project_iam_member", """{ "role": "a", "member": "b" }""")]
    public void Is_silent_about_what_shares_the_list(string type, string after) => Check<ExclusiveResourceTakesAll>($$"""
        # file: plan.json
        { "resource_changes": [ { "address": "{{type}}.a", "change": { "actions": ["create"], "after": {{after}} } } ] }
        """);

    [Test]
    public void Is_silent_about_the_list_of_something_new() => Check<ExclusiveResourceTakesAll>("""
        # file: plan.json
        { "resource_changes": [
            { "address": "google_storage_bucket.b", "change": { "actions": ["create"], "after": {} } },
            { "address": "google_storage_bucket_iam_binding.a", "change": { "actions": ["create"], "after": { "role": "a" } } } ],
          "configuration": { "root_module": { "resources": [
            { "address": "google_storage_bucket_iam_binding.a", "mode": "managed", "type": "google_storage_bucket_iam_binding", "name": "a",
              "expressions": { "bucket": { "references": ["google_storage_bucket.b.name", "google_storage_bucket.b"] } } } ] } } }
        """);

    [Test]
    public void Leaves_what_others_added_to_its_rule() => Check<ExclusiveResourceTakesAll>("""
        # file: plan.json
        { "resource_drift": [ { "address": "google_project_iam_binding.a", "change": { "actions": ["update"], "before": { "members": ["a"] }, "after": { "members": ["a", "b"] } } } ],
          "resource_changes": [ { "address": "google_project_iam_binding.a", "change": { "actions": ["update"], "before": { "members": ["a", "b"] }, "after": { "members": ["a"] } } } ] }
        """);
}
