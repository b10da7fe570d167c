using PlanLint.Diagnostics;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class ProtectionRemovedTests
{
    [Test]
    public void Reports_a_protected_object_whose_block_is_gone() => Check<ProtectionRemoved>("""
        # file: main.tf
        resource "null_resource" "other" {}
        # file: plan.json [||]
        { "resource_changes": [ { "address": "aws_s3_bucket.a[\"x\"]", "action_reason": "delete_because_no_resource_config",
          "change": { "actions": ["delete"], "before": { "bucket": "a" } } } ] }
        """)
        .WithMessages("prevent_destroy does not protect aws_s3_bucket.a[\"x\"]: its block is no longer in the configuration, so the destroy is allowed.")
        .WithSeverities(Severity.Warning)
        .FixedTo("""
        # file: removed.tf
        removed {
          from = aws_s3_bucket.a

          lifecycle {
            destroy = false
          }
        }
        """);

    [Test]
    public void Offers_no_removed_block_while_other_instances_stay() => Check<ProtectionRemoved>("""
        # file: main.tf
        [|resource "aws_s3_bucket" "a"|] {
          for_each = toset(["x"])
          bucket   = each.key
        }
        # file: plan.json
        { "resource_changes": [ { "address": "aws_s3_bucket.a[\"y\"]", "action_reason": "delete_because_each_key",
          "change": { "actions": ["delete"], "before": { "bucket": "y" } } } ] }
        """).Single.Fixes.ShouldBeEmpty();

    [Test]
    public void Is_silent_on_types_that_are_not_protected() => Check<ProtectionRemoved>("""
        # file: plan.json
        { "resource_changes": [ { "address": "null_resource.a", "action_reason": "delete_because_no_resource_config", "change": { "actions": ["delete"], "before": {} } } ] }
        """);

    [Test]
    public void Is_silent_on_a_destroy_plan_a_forget_and_a_replacement() => Check<ProtectionRemoved>("""
        # file: plan.json
        { "resource_changes": [
          { "address": "aws_s3_bucket.a", "change": { "actions": ["delete"], "before": { "bucket": "a" } } },
          { "address": "aws_s3_bucket.b", "action_reason": "delete_because_no_resource_config", "change": { "actions": ["forget"], "before": { "bucket": "b" } } },
          { "address": "aws_s3_bucket.c", "action_reason": "replace_because_cannot_update", "change": { "actions": ["delete", "create"], "before": { "bucket": "c" }, "after": {}, "after_unknown": { "bucket": true } } } ] }
        """);

    [Test]
    public void Is_silent_when_the_address_is_moved_away() => Check<ProtectionRemoved>("""
        # file: main.tf
        moved {
          from = aws_s3_bucket.a
          to   = aws_s3_bucket.b
        }
        # file: plan.json
        { "resource_changes": [ { "address": "aws_s3_bucket.a", "action_reason": "delete_because_no_move_target", "change": { "actions": ["delete"], "before": { "bucket": "a" } } } ] }
        """);

    [Test]
    public void Can_be_suppressed_where_an_instance_goes() => Check<ProtectionRemoved>("""
        # file: main.tf
        # planlint:disable=PL0107 reason="the bucket is empty"
        resource "aws_s3_bucket" "a" {
          for_each = toset([])
        }
        # file: plan.json
        { "resource_changes": [ { "address": "aws_s3_bucket.a[\"y\"]", "action_reason": "delete_because_each_key",
          "change": { "actions": ["delete"], "before": { "bucket": "y" } } } ] }
        """).Suppressed.Length.ShouldBe(1);
}
