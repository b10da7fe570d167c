using PlanLint.Diagnostics;
using PlanLint.Policies;
using PlanLint.Testing;
using PlanLint.Text;

namespace PlanLint.Core.Tests.Policies;

public sealed class PolicyTests
{
    private static IReadOnlyList<PolicyRule> Read(string text)
    {
        var diagnostics = new DiagnosticBag();
        var rules = PolicyReader.Read(SourceText.From(text, "a.rule.hcl"), diagnostics);
        diagnostics.Diagnostics.Select(d => d.Message).ShouldBeEmpty();
        return rules;
    }

    private static string[] Mistakes(string text)
    {
        var diagnostics = new DiagnosticBag();
        PolicyReader.Read(SourceText.From(text, "a.rule.hcl"), diagnostics).ShouldBeEmpty();
        diagnostics.Diagnostics.ShouldAllBe(d => d.Rule == ToolRules.InputNotUnderstood && !d.Location.IsFile);
        return [.. diagnostics.Diagnostics.Select(d => d.Message)];
    }

    private static RuleTestResult Check(string rule, string fixture) => RuleTester.Check(Read(rule), fixture);

    private const string Encrypted = """
        rule "ORG001" {
          title         = "Volumes are encrypted"
          resource      = "aws_ebs_volume"
          severity      = "error"
          condition     = config.encrypted == true
          error_message = "${address} is not encrypted."
        }
        """;

    [Test]
    public void Asks_about_configuration_and_points_at_the_attribute() => Check(Encrypted, """
        resource "aws_ebs_volume" "a" {
          [|encrypted = false|]
        }

        [|resource "aws_ebs_volume" "b"|] {
        }

        resource "aws_ebs_volume" "c" {
          encrypted = true
        }

        resource "aws_s3_bucket" "d" {
        }
        """).WithMessages("aws_ebs_volume.a is not encrypted.", "aws_ebs_volume.b is not encrypted.").WithSeverities(Severity.Error, Severity.Error);

    private const string Meta = """
        rule "ORG002" {
          resource      = "terraform_data"
          condition     = try(config.lifecycle[0].prevent_destroy, false)
          error_message = "${address} needs prevent_destroy."
        }

        rule "ORG003" {
          resource      = "terraform_data"
          condition     = config.count == null && config.for_each == null && config.depends_on == null && config.provider == null
          error_message = "${address} says ${try(config.count, "")} ${join(" ", try(config.depends_on, []))}."
        }

        rule "ORG004" {
          resource      = "terraform_data"
          condition     = !contains(try(config.lifecycle[0].ignore_changes, []), "input")
          error_message = "${address} ignores its input."
        }
        """;

    [Test]
    public void Config_holds_what_a_block_says_to_Terraform() => Check(Meta, """
        resource "terraform_data" "guarded" {
          input = "one"

          lifecycle {
            prevent_destroy = true
          }
        }

        {|ORG002:resource "terraform_data" "plain"|} {
        }

        resource "terraform_data" "two" {
          {|ORG003:count      = 1 + 1|}
          depends_on = [terraform_data.plain, terraform_data.guarded]

          {|ORG002:lifecycle|} {
            {|ORG004:ignore_changes = [input]|}
          }
        }
        """).WithMessages(
            "terraform_data.plain needs prevent_destroy.",
            "terraform_data.two says 2 terraform_data.plain terraform_data.guarded.",
            "terraform_data.two needs prevent_destroy.",
            "terraform_data.two ignores its input.");

    [Test]
    public void A_meta_argument_that_is_not_known_decides_nothing() => Check("""
        rule "ORG002" {
          resource      = "terraform_data"
          on_unknown    = "none"
          condition     = config.count < 3 && config.lifecycle[0].prevent_destroy
          error_message = "${address}"
        }
        """, """
        variable "n" {}

        resource "terraform_data" "a" {
          count = var.n

          lifecycle {
            prevent_destroy = true
          }
        }
        """);

    [Test]
    public void Says_what_was_not_known_when_the_condition_is_unknown() => Check(Encrypted, """
        variable "encrypted" {}

        resource "aws_ebs_volume" "a" {
          [|encrypted = var.encrypted|]
        }
        """).WithMessages("aws_ebs_volume.a: ORG001 could not be decided, because config.encrypted is not known.").WithSeverities(Severity.Note);

    [TestCase("error", Severity.Error)]
    [TestCase("warning", Severity.Warning)]
    public void Is_as_loud_about_what_is_unknown_as_the_rule_says(string word, Severity severity) =>
        Check(Encrypted.Replace("severity      = \"error\"", $"on_unknown    = \"{word}\"", StringComparison.Ordinal), """
            variable "encrypted" {}

            resource "aws_ebs_volume" "a" {
              [|encrypted = var.encrypted|]
            }
            """).WithSeverities(severity);

    [Test]
    public void Asks_about_planned_changes_that_the_filter_lets_through() => Check("""
        rule "ORG002" {
          resource      = ["aws_*", "google_*"]
          filter        = contains(actions, "update")
          on_unknown    = "none"
          condition     = local.size >= before.size
          error_message = "${address} shrinks to ${local.size}."

          locals {
            size = after.size
          }
        }
        """, "# file: plan.json [||]\n" + PlanFixture.Plan(
            PlanFixture.Change("aws_ebs_volume.a", "update", """{ "size": 20 }""", """{ "size": 10 }"""),
            PlanFixture.Change("aws_ebs_volume.b", "update", """{ "size": 10 }""", """{ "size": 20 }"""),
            PlanFixture.Change("aws_ebs_volume.c", "create", null, """{ "size": 1 }"""),
            PlanFixture.Change("azurerm_disk.d", "update", """{ "size": 20 }""", """{ "size": 10 }"""),
            PlanFixture.Change("aws_ebs_volume.e", "update", """{ "size": 20 }""", "{}", "\"after_unknown\": { \"size\": true }")))
        .WithAddresses("aws_ebs_volume.a").WithMessages("aws_ebs_volume.a shrinks to 10.");

    [Test]
    public void Never_shows_a_sensitive_value() => Check("""
        rule "ORG003" {
          title         = "Passwords are long"
          resource      = "aws_db_instance"
          condition     = length(after.password) > 12
          error_message = "The password ${after.password} is short."
        }
        """, "# file: plan.json [||]\n" + PlanFixture.Plan(
            PlanFixture.Change("aws_db_instance.a", "create", null, """{ "password": "hunter2" }""", "\"after_sensitive\": { \"password\": true }")))
        .Single.Message.ShouldNotContain("hunter2");

    [Test]
    public void Says_at_the_policy_when_it_cannot_be_evaluated()
    {
        var rules = Read("""
            rule "ORG004" {
              resource      = "aws_ebs_volume"
              condition     = config.size.unit == "GiB"
              error_message = "No."
            }
            """);
        var finding = RuleTester.Run(rules, """
            resource "aws_ebs_volume" "a" {
              size = 1
            }
            """).Single;
        finding.Rule.ShouldBe(ToolRules.InvalidExpression);
        finding.Location.ToString().ShouldStartWith("a.rule.hcl(3,");
        finding.Message.ShouldStartWith("Rule ORG004 cannot be evaluated for aws_ebs_volume.a: ");
    }

    [Test]
    public void Names_misspelt_arguments_names_and_functions_that_are_not_pure() => Mistakes("""
        rule "ORG005" {
          resource      = "aws_*"
          sevirity      = "error"
          condition     = befor.size > local.sise && file("x") == ""
          error_message = "No."

          locals {
            size = 1
          }
        }
        """).ShouldBe(
        [
            "There is no argument 'sevirity' here. Did you mean 'severity'?",
            "A rule cannot call 'file': its answer may depend only on the resource.",
            "There is no 'befor' here. Did you mean 'before'? Known are before, after, live, address, actions, config and local.",
            "There is no local 'sise' here. Did you mean 'size'?",
        ]);

    [Test]
    public void Asks_for_what_a_rule_needs() => Mistakes("""
        rule "ORG006" {
        }
        """).ShouldBe(
        [
            "Rule 'ORG006' does not say which resources it is about: write resource = \"aws_*\".",
            "Rule 'ORG006' has no 'condition'.",
            "Rule 'ORG006' has no 'error_message'.",
        ]);

    [TestCase("PL0319")]
    [TestCase("org1")]
    [TestCase("A")]
    public void Refuses_ids_that_are_not_the_authors(string id) => Mistakes($$"""
        rule "{{id}}" {
          resource      = "*"
          condition     = true
          error_message = "No."
        }
        """).Single().ShouldContain("cannot be a rule's id");
}
