using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class ChangeWithoutAnEditTests : RuleTests<ChangeWithoutAnEdit>
{
    private const string Configured = """
        "configuration": { "root_module": { "resources": [ { "address": "aws_instance.a", "mode": "managed", "type": "aws_instance", "name": "a",
            "expressions": { "ami": { "references": ["data.aws_ami.a.id", "data.aws_ami.a"] } } } ] } }
        """;

    protected override RuleCase Case => new($$"""
        # file: main.tf
        data "aws_ami" "a" {
          most_recent = {?true?}
        }

        resource "aws_instance" "a" {
          [|ami = data.aws_ami.a.id|]
        }
        # file: plan.json
        { "resource_changes": [ { "address": "aws_instance.a", "change": { "actions": ["delete", "create"], "before": { "ami": "ami-1" }, "after": { "ami": "ami-2" } } } ],
          {{Configured}} }
        """)
    {
        Lookalike = [("most_recent = true", "most_recent = false")],
    };

    [Test]
    public void Says_what_moves_on() => Check<ChangeWithoutAnEdit>(KnownCase)
        .WithMessages("aws_instance.a will be replaced although nobody need have edited anything: data.aws_ami.a takes the newest, and ami takes it from there.")
        .WithSeverities(Severity.Note);

    [Test]
    public void Offers_to_ignore_it() => Check<ChangeWithoutAnEdit>(KnownCase).FixedTo("""
        # file: main.tf
        data "aws_ami" "a" {
          most_recent = true
        }

        resource "aws_instance" "a" {
          ami = data.aws_ami.a.id

          lifecycle {
            ignore_changes = [ami]
          }
        }
        """);

    [Test]
    public void Knows_families_of_images() => Check<ChangeWithoutAnEdit>("""
        # file: main.tf
        data "google_compute_image" "a" {
          family = "debian-12"
        }

        locals {
          image = data.google_compute_image.a.self_link
        }

        resource "google_compute_disk" "a" {
          [|image = local.image|]
        }
        # file: plan.json
        { "resource_changes": [ { "address": "google_compute_disk.a", "change": { "actions": ["delete", "create"], "before": { "image": "a" }, "after": { "image": "b" } } } ],
          "configuration": { "root_module": { "resources": [ { "address": "google_compute_disk.a", "mode": "managed", "type": "google_compute_disk", "name": "a",
            "expressions": { "image": { "references": ["local.image"] } } } ] } } }
        """);

    [Test]
    public void Says_which_function_makes_the_difference() => Check<ChangeWithoutAnEdit>("""
        # file: main.tf
        resource "terraform_data" "a" {
          [|triggers_replace = uuid()|]
        }
        # file: plan.json
        { "resource_changes": [ { "address": "terraform_data.a", "change": { "actions": ["delete", "create"], "before": { "triggers_replace": "a" }, "after": {}, "after_unknown": { "triggers_replace": true } } } ] }
        """)
        .WithMessages("terraform_data.a will be replaced although nobody need have edited anything: triggers_replace is made with uuid(), which gives another value on every run.");

    [Test]
    public void Is_silent_when_the_value_is_not_the_data_source_s() => Check<ChangeWithoutAnEdit>("""
        # file: main.tf
        data "aws_ami" "a" {
          most_recent = true
        }

        resource "aws_instance" "a" {
          ami           = data.aws_ami.a.id
          instance_type = "b"
        }
        # file: plan.json
        { "resource_changes": [ { "address": "aws_instance.a", "change": { "actions": ["update"], "before": { "ami": "ami-1", "instance_type": "a" }, "after": { "ami": "ami-1", "instance_type": "b" } } } ],
          "configuration": { "root_module": { "resources": [ { "address": "aws_instance.a", "mode": "managed", "type": "aws_instance", "name": "a",
            "expressions": { "ami": { "references": ["data.aws_ami.a.id", "data.aws_ami.a"] }, "instance_type": { "constant_value": "b" } } } ] } } }
        """);
}
