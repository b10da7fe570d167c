using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Ownership;

using static RuleTest;

public sealed class DestroysWhatAnotherClaimsTests : RuleTests<DestroysWhatAnotherClaims>
{
    protected override RuleCase Case => new("""
        # file: main.tf
        [|resource "aws_iam_role" "hook"|] {
          managed_policy_arns = ["arn:read"]
        }
        # file: plan.json
        { "resource_changes": [
          { "address": "aws_iam_role.hook", "change": { "actions": ["no-op"], "before": { "id": "hook", "name": "hook", "managed_policy_arns": ["arn:read"] },
            "after": { "id": "hook", "name": "hook", "managed_policy_arns": {?["arn:read"]?} } } },
          { "address": "aws_iam_role_policy_attachment.read", "change": { "actions": ["delete"], "before": { "role": "hook", "policy_arn": "arn:read" } } } ] }
        """)
    {
        Lookalike = [("\"policy_arn\": \"arn:read\"", "\"policy_arn\": \"arn:write\"")],
    };

    [Test]
    public void Judges_a_destroy_that_is_left_to_a_later_plan() => Check<DestroysWhatAnotherClaims>("""
        # file: main.tf
        [|resource "aws_iam_role" "hook"|] {
          managed_policy_arns = ["arn:read"]
        }
        # file: plan.json
        { "complete": false, "resource_changes": [
          { "address": "aws_iam_role.hook", "change": { "actions": ["no-op"], "before": { "id": "hook", "name": "hook", "managed_policy_arns": ["arn:read"] },
            "after": { "id": "hook", "name": "hook", "managed_policy_arns": ["arn:read"] } } } ],
          "deferred_changes": [ { "reason": "deferred_prereq", "resource_change":
            { "address": "aws_iam_role_policy_attachment.read", "change": { "actions": ["delete"], "before": { "role": "hook", "policy_arn": "arn:read" } } } } ] }
        """)
        .Single.Notes[0].Text.ToString().ShouldBe("Terraform leaves 1 of these changes to a later plan");

    [Test]
    public void Names_both_and_the_way_out()
    {
        var result = Check<DestroysWhatAnotherClaims>(KnownCase)
            .WithMessages("aws_iam_role_policy_attachment.read will be destroyed, which takes away what aws_iam_role.hook declares as well.")
            .WithSeverities(Severity.Warning);
        result.Single.Notes.ShouldHaveSingleItem().Text.ToString().ShouldContain("destroy = false");
    }

    [Test]
    public void Knows_bindings_that_list_the_member() => Check<DestroysWhatAnotherClaims>("""
        # file: plan.json [||]
        { "resource_changes": [
          { "address": "google_project_iam_binding.a", "change": { "actions": ["update"], "before": {}, "after": { "id": "p/r", "project": "p", "role": "r", "members": ["user:a", "user:b"], "etag": "x" } } },
          { "address": "google_project_iam_member.b", "change": { "actions": ["delete"], "before": { "id": "p/r/user:a", "project": "p", "role": "r", "member": "user:a", "etag": "y", "condition": [] } } } ] }
        """)
        .WithMessages("google_project_iam_member.b will be destroyed, which takes away what google_project_iam_binding.a declares as well.");

    [Test]
    public void Knows_two_resources_for_one_part() => Check<DestroysWhatAnotherClaims>("""
        # file: plan.json [||]
        { "resource_changes": [
          { "address": "aws_iam_role_policy_attachment.a", "change": { "actions": ["delete"], "before": { "id": "1", "role": "hook", "policy_arn": "arn:read" } } },
          { "address": "aws_iam_role_policy_attachment.b", "change": { "actions": ["no-op"], "before": {}, "after": { "id": "2", "role": "hook", "policy_arn": "arn:read" } } } ] }
        """);

    [Test]
    public void Is_silent_about_other_objects_and_what_goes_too() => Check<DestroysWhatAnotherClaims>("""
        # file: plan.json
        { "resource_changes": [
          { "address": "aws_iam_role.gone", "change": { "actions": ["delete"], "before": { "id": "gone", "name": "gone", "managed_policy_arns": ["arn:read"] } } },
          { "address": "aws_iam_role.other", "change": { "actions": ["no-op"], "before": {}, "after": { "id": "other", "name": "other", "managed_policy_arns": ["arn:read"] } } },
          { "address": "aws_iam_role_policy_attachment.a", "change": { "actions": ["delete"], "before": { "role": "gone", "policy_arn": "arn:read" } } } ] }
        """);
}
