using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Config;

using static RuleTest;

public sealed class IgnoreAllChangesTests : RuleTests<IgnoreAllChanges>
{
    protected override RuleCase Case => new("""
        resource "aws_instance" "web" {
          lifecycle {
            [|ignore_changes = all|]
          }
        }
        """)
    {
        Lookalike = [("= all", "= [tags]")],
        AlwaysKnown = "An ignore_changes takes the word all or names, and no expressions.",
    };

    [Test]
    public void Lists_what_was_seen_to_drift() => Check<IgnoreAllChanges>("""
        resource "aws_instance" "web" {
          lifecycle {
            [|ignore_changes = all|]
          }
        }
        # file: plan.json
        { "resource_changes": [], "resource_drift": [ { "address": "aws_instance.web", "change": { "actions": ["update"], "before": { "tags": { "a": "1" }, "ami": "x" }, "after": { "tags": { "a": "2" }, "ami": "x" } } } ] }
        """).FixedTo("""
        # file: main.tf
        resource "aws_instance" "web" {
          lifecycle {
            ignore_changes = [tags]
          }
        }
        """);

    [Test]
    public void Is_silent_about_lists_markers_and_what_a_trigger_replaces() => Check<IgnoreAllChanges>("""
        resource "aws_instance" "a" {
          lifecycle {
            ignore_changes = [tags]
          }
        }

        resource "terraform_data" "b" {
          lifecycle {
            ignore_changes = all
          }
        }

        resource "azapi_update_resource" "c" {
          lifecycle {
            ignore_changes       = all
            replace_triggered_by = [terraform_data.b]
          }
        }
        """);
}
