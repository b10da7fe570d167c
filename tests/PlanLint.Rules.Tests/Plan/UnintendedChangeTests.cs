using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class UnintendedChangeTests : RuleTests<UnintendedChange>
{
    protected override RuleCase Case => new("""
        # target: null_resource.a
        # file: main.tf
        [|resource "null_resource" "b"|] {}
        # file: plan.json
        { "resource_changes": [ { "address": "null_resource.b", "change": { "actions": ["create"], "after": {} } } ] }
        """)
    {
        Lookalike = [("# target: null_resource.a", "# target: null_resource.b")],
        AlwaysKnown = "Addresses and actions decide, and a plan knows them all.",
    };

    [Test]
    public void Reports_each_block_whose_change_no_target_names() => Check<UnintendedChange>("""
        # target: null_resource.a
        # file: main.tf
        resource "null_resource" "a" {}
        [|resource "null_resource" "b"|] {
          for_each = toset(["x", "y", "z"])
        }
        # file: plan.json
        { "resource_changes": [
          { "address": "null_resource.a", "change": { "actions": ["create"], "after": {} } },
          { "address": "null_resource.b[\"x\"]", "change": { "actions": ["create"], "after": {} } },
          { "address": "null_resource.b[\"y\"]", "change": { "actions": ["update"], "before": { "a": 1 }, "after": { "a": 2 } } },
          { "address": "null_resource.b[\"z\"]", "change": { "actions": ["no-op"], "before": {}, "after": {} } },
          { "address": "data.http.c", "change": { "actions": ["read"], "after": {} } }
        ] }
        """)
        .WithMessages("null_resource.b (2 instances) will be created (1) and updated (1), but intent '--target' covers only 1 address.")
        .WithAddresses("null_resource.b[\"x\"]", "null_resource.b[\"y\"]")
        .WithNotes("fix: plan again with -target=null_resource.a")
        .WithSeverities(Severity.Error);

    [Test]
    public void Covers_all_instances_of_a_targeted_block_and_module() => Check<UnintendedChange>("""
        # target: null_resource.a
        # target: module.m
        # file: plan.json
        { "resource_changes": [
          { "address": "null_resource.a[0]", "change": { "actions": ["create"], "after": {} } },
          { "address": "module.m[\"k\"].null_resource.x", "change": { "actions": ["create"], "after": {} } }
        ] }
        """);

    [Test]
    public void Holds_a_change_to_the_actions_and_attributes_allowed() => Check<UnintendedChange>("""
        # file: x.intent.hcl
        intent "tags" {
          mode = "bounded"

          allow {
            address    = "aws_instance.*"
            actions    = ["update"]
            attributes = ["tags*"]
          }
        }
        # file: main.tf
        resource "aws_instance" "a" {}
        [|resource "aws_instance" "b"|] {}
        [|resource "aws_instance" "c"|] {}
        # file: plan.json
        { "resource_changes": [
          { "address": "aws_instance.a", "change": { "actions": ["update"], "before": { "tags": { "a": "1" } }, "after": { "tags": { "a": "2" } } } },
          { "address": "aws_instance.b", "change": { "actions": ["update"], "before": { "ami": "1" }, "after": { "ami": "2" } } },
          { "address": "aws_instance.c", "change": { "actions": ["delete", "create"], "before": { "tags": {} }, "after": { "tags": {} } } }
        ] }
        """)
        .WithMessages(
            "aws_instance.b will be updated, but intent 'tags' covers only 1 address.",
            "aws_instance.c will be replaced, but intent 'tags' covers only 1 address.");

    [Test]
    public void Counts_the_instances_that_an_entry_allows() => Check<UnintendedChange>("""
        # file: x.intent.hcl
        [|intent "two"|] {
          mode = "targeted"

          allow {
            address = "null_resource.a"
            count   = 1
          }
        }
        # file: plan.json
        { "resource_changes": [
          { "address": "null_resource.a[0]", "change": { "actions": ["create"], "after": {} } },
          { "address": "null_resource.a[1]", "change": { "actions": ["create"], "after": {} } }
        ] }
        """).WithMessages("2 instances match 'null_resource.a', which intent 'two' allows 1 times.");

    [Test]
    public void Calls_a_ripple_of_what_is_allowed_a_note() => Check<UnintendedChange>("""
        # target: null_resource.a
        # file: main.tf
        resource "null_resource" "a" {}
        [|resource "terraform_data" "b"|] {
          input = null_resource.a.id
        }
        # file: plan.json
        { "resource_changes": [
          { "address": "null_resource.a", "change": { "actions": ["delete", "create"], "before": { "id": "1" }, "after": {}, "after_unknown": { "id": true } } },
          { "address": "terraform_data.b", "change": { "actions": ["update"], "before": { "input": "1" }, "after": {}, "after_unknown": { "input": true } } }
        ],
        "configuration": { "root_module": { "resources": [
          { "address": "null_resource.a", "mode": "managed", "type": "null_resource", "name": "a", "provider_config_key": "null" },
          { "address": "terraform_data.b", "mode": "managed", "type": "terraform_data", "name": "b", "provider_config_key": "terraform",
            "expressions": { "input": { "references": ["null_resource.a.id", "null_resource.a"] } } } ] } } }
        """)
        .WithMessages("terraform_data.b will be updated only because a value it takes from null_resource.a is not known yet.")
        .WithSeverities(Severity.Note);

    [Test]
    public void Lets_an_expired_intent_cover_nothing() => Check<UnintendedChange>("""
        # now: 2026-11-20
        # file: x.intent.hcl
        intent "old" {
          mode    = "targeted"
          expires = "2026-11-19"

          allow {
            address = "null_resource.a"
          }
        }
        # file: main.tf
        [|resource "null_resource" "a"|] {}
        # file: plan.json
        { "resource_changes": [ { "address": "null_resource.a", "change": { "actions": ["create"], "after": {} } } ] }
        """).WithMessages("null_resource.a will be created, but intent 'old', which covers it, expired on 2026-11-19.");

    [Test]
    public void Is_silent_where_an_intent_sets_no_limits() => Check<UnintendedChange>("""
        # file: x.intent.hcl
        intent "budget" {
          mode = "bounded"

          max {
            delete = 0
          }
        }
        # file: plan.json
        { "resource_changes": [ { "address": "null_resource.a", "change": { "actions": ["create"], "after": {} } } ] }
        """);

    private const string Since = """
        locals {
          sizes = { x = 1, y = 3 }
        }
        [|resource "terraform_data" "a"|] {
          for_each = local.sizes
          input    = each.value
        }
        # file: base/main.tf
        locals {
          sizes = { x = 1, y = 2 }
        }
        resource "terraform_data" "a" {
          for_each = local.sizes
          input    = each.value
        }
        # file: plan.json
        { "resource_changes": [
          { "address": "terraform_data.a[\"x\"]", "change": { "actions": ["update"], "before": { "input": 9 }, "after": { "input": 1 } } },
          { "address": "terraform_data.a[\"y\"]", "change": { "actions": ["update"], "before": { "input": 2 }, "after": { "input": 3 } } }
        ] }
        """;

    [Test]
    public void Since_a_revision_reports_what_no_edit_reaches_and_the_nearest_edit() => Check<UnintendedChange>(Since)
        .WithMessages("terraform_data.a[\"x\"] will be updated, and nothing in the difference since main reaches it.")
        .WithAddresses("terraform_data.a[\"x\"]")
        .WithNotes("cause: the configuration sets input, and the object has another value, and it was so at main already")
        .WithSeverities(Severity.Error);

    [Test]
    public void Since_a_revision_an_intent_adds_to_what_edits_reach() => Check<UnintendedChange>(Since.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal) + """

        # file: a.intent.hcl
        intent "repair" {
          allow {
            address = "terraform_data.a[\"x\"]"
          }
        }
        """);

    [Test]
    public void Since_a_revision_an_intent_that_names_an_address_goes_before_the_edit() => Check<UnintendedChange>(Since + """

        # file: a.intent.hcl
        intent "repair" {
          allow {
            address = "terraform_data.a[\"x\"]"
          }
          allow {
            address = "terraform_data.a[\"y\"]"
            actions = ["create"]
          }
        }
        """)
        .WithMessages("terraform_data.a[\"y\"] will be updated, and intent 'repair' does not allow that.");

    [Test]
    public void Since_a_revision_a_target_allows_nothing_else() => Check<UnintendedChange>("# target: terraform_data.a[\"x\"]\n" + Since)
        .WithAddresses("terraform_data.a[\"y\"]");
}
