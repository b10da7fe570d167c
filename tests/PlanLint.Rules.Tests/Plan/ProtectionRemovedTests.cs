using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class ProtectionRemovedTests : RuleTests<ProtectionRemoved>
{
    protected override RuleCase Case => new("""
        # file: main.tf
        resource "null_resource" "other" {}
        # file: plan.json [||]
        { "resource_changes": [ { "address": "aws_s3_bucket.a", "action_reason": {?"delete_because_no_resource_config"?}, "change": { "actions": ["delete"], "before": { "bucket": "a" } } } ] }
        """)
    {
        Lookalike = [("aws_s3_bucket", "null_resource")],
    };

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
    public void Is_silent_while_the_block_stands_because_its_prevent_destroy_holds_for_every_key() => Check<ProtectionRemoved>("""
        # file: main.tf
        resource "aws_s3_bucket" "a" {
          for_each = toset(["x"])
          bucket   = each.key
        }
        # file: plan.json
        { "resource_changes": [ { "address": "aws_s3_bucket.a[\"y\"]", "action_reason": "delete_because_each_key",
          "change": { "actions": ["delete"], "before": { "bucket": "y" } } } ] }
        """);

    [Test]
    public void Is_silent_while_the_block_of_a_module_stands_that_lost_an_instance() => Check<ProtectionRemoved>("""
        # file: main.tf
        module "db" {
          source   = "./db"
          for_each = toset(["x"])
        }
        # file: db/main.tf
        resource "aws_s3_bucket" "a" {
        }
        # file: plan.json
        { "resource_changes": [ { "address": "module.db[\"y\"].aws_s3_bucket.a", "action_reason": "delete_because_no_module",
          "change": { "actions": ["delete"], "before": { "bucket": "y" } } } ] }
        """);

    [Test]
    public void Reports_a_moved_block_that_has_no_effect_because_its_target_holds_an_object() => Check<ProtectionRemoved>("""
        # file: main.tf
        [|moved|] {
          from = aws_s3_bucket.a
          to   = aws_s3_bucket.b
        }
        resource "aws_s3_bucket" "b" {
          bucket = "a"
        }
        # file: plan.json
        { "resource_changes": [
          { "address": "aws_s3_bucket.a", "action_reason": "delete_because_no_resource_config", "change": { "actions": ["delete"], "before": { "bucket": "a" } } },
          { "address": "aws_s3_bucket.b", "change": { "actions": ["no-op"], "before": { "bucket": "a" }, "after": { "bucket": "a" } } } ] }
        """).WithMessages("prevent_destroy does not protect aws_s3_bucket.a: its block is no longer in the configuration, and its moved block has no effect because aws_s3_bucket.b holds an object already, so the destroy is allowed.")
        .WithNotes(
            "live: both addresses hold aws s3 bucket a, so the destroy deletes what aws_s3_bucket.b manages",
            "help: to keep the object, take it out of the state and plan again: terraform state rm aws_s3_bucket.a")
        .Single.Fixes.ShouldBeEmpty();

    [Test]
    public void Names_a_command_where_the_tool_knows_no_removed_block() => Check<ProtectionRemoved>("""
        # file: main.tf
        resource "null_resource" "other" {}
        # file: plan.json [||]
        { "terraform_version": "1.6.0", "resource_changes": [ { "address": "aws_s3_bucket.a[\"x\"]", "action_reason": "delete_because_no_resource_config",
          "change": { "actions": ["delete"], "before": { "bucket": "a" } } } ] }
        """)
        .WithNotes("help: to keep the object, take it out of the state and plan again: terraform state rm 'aws_s3_bucket.a[\"x\"]'")
        .Single.Fixes.ShouldBeEmpty();

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

    private const string Ledger = """
        # file: base/main.tf
        resource "terraform_data" "ledger" {
          lifecycle {
            prevent_destroy = true
          }
        }
        """;

    private const string Destroyed = """
        { "resource_changes": [ { "address": "terraform_data.ledger", "action_reason": "delete_because_no_resource_config",
          "change": { "actions": ["delete"], "before": { "input": 1 } } } ] }
        """;

    private const string Replaced = """
        # file: plan.json
        { "resource_changes": [ { "address": "terraform_data.ledger", "action_reason": "replace_because_cannot_update",
          "change": { "actions": ["delete", "create"], "before": { "input": 1 }, "after": { "input": 2 } } } ] }
        """;

    [Test]
    public void Reports_prevent_destroy_that_went_with_its_block_since_a_revision() => Check<ProtectionRemoved>($$"""
        # file: main.tf
        resource "terraform_data" "other" {}
        {{Ledger}}
        # file: plan.json [||]
        {{Destroyed}}
        """)
        .WithMessages("prevent_destroy does not protect terraform_data.ledger: its block was removed since main, so the destroy is allowed.")
        .WithSeverities(Severity.Error)
        .WithRelated("main.tf(3,5): stood here at main")
        .Single.Confidence.ShouldBe(Confidence.Proven);

    [Test]
    public void Reports_prevent_destroy_that_was_taken_out_of_a_block_whose_object_is_replaced() => Check<ProtectionRemoved>($$"""
        [|resource "terraform_data" "ledger"|] {
          input = 2
        }
        {{Ledger}}
        {{Replaced}}
        """)
        .WithMessages("prevent_destroy does not protect terraform_data.ledger: it was taken out of the block since main, so the destroy is allowed.");

    [Test]
    public void Says_nothing_of_a_prevent_destroy_whose_value_is_not_known() => Check<ProtectionRemoved>($$"""
        variable "keep" {}
        resource "terraform_data" "ledger" {
          lifecycle {
            prevent_destroy = var.keep
          }
        }
        {{Ledger}}
        {{Replaced}}
        """);

    [Test]
    public void Says_nothing_of_an_unprotected_block_that_was_never_protected() => Check<ProtectionRemoved>($$"""
        # file: base/main.tf
        resource "terraform_data" "ledger" {}
        # file: plan.json
        {{Destroyed}}
        """);

    [Test]
    public void Reports_a_protected_type_that_lost_its_block_since_a_revision() => Check<ProtectionRemoved>("""
        resource "null_resource" "other" {}
        # file: base/main.tf
        resource "aws_s3_bucket" "a" {}
        # file: plan.json [||]
        { "resource_changes": [ { "address": "aws_s3_bucket.a", "action_reason": "delete_because_no_resource_config", "change": { "actions": ["delete"], "before": { "bucket": "a" } } } ] }
        """)
        .WithMessages("aws_s3_bucket.a (stored data) will be destroyed: its block was removed since main, and no prevent_destroy stood in it.")
        .WithSeverities(Severity.Error)
        .WithRelated("main.tf(1,1): stood here at main");

    [Test]
    public void Knows_the_block_of_a_module_whose_call_is_gone() => Check<ProtectionRemoved>("""
        resource "null_resource" "other" {}
        # file: base/main.tf
        module "db" {
          source = "./db"
        }
        # file: base/db/main.tf
        resource "terraform_data" "ledger" {
          lifecycle {
            prevent_destroy = true
          }
        }
        # file: plan.json [||]
        { "resource_changes": [ { "address": "module.db.terraform_data.ledger", "action_reason": "delete_because_no_module", "change": { "actions": ["delete"], "before": { "input": 1 } } } ] }
        """).WithRelated("db/main.tf(3,5): stood here at main");

    [Test]
    public void Is_silent_on_what_is_forgotten_or_moved_since_a_revision() => Check<ProtectionRemoved>($$"""
        moved {
          from = terraform_data.gone
          to   = terraform_data.here
        }
        # file: base/main.tf
        resource "terraform_data" "gone" {
          lifecycle {
            prevent_destroy = true
          }
        }
        resource "terraform_data" "l" {
          lifecycle {
            prevent_destroy = true
          }
        }
        # file: plan.json
        { "resource_changes": [
          { "address": "terraform_data.gone", "action_reason": "delete_because_no_move_target", "change": { "actions": ["delete"], "before": { "input": 1 } } },
          { "address": "terraform_data.l", "action_reason": "delete_because_no_resource_config", "change": { "actions": ["forget"], "before": { "input": 1 } } } ] }
        """);

    [Test]
    public void Can_be_suppressed_where_the_block_stays() => Check<ProtectionRemoved>($$"""
        # planlint:disable=PL0107 reason="the ledger moved"
        resource "terraform_data" "ledger" {
          input = 2
        }
        {{Ledger}}
        {{Replaced}}
        """).Suppressed.Length.ShouldBe(1);

}
