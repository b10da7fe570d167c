using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Config;

using static RuleTest;

public sealed class SecretDataInStateTests : RuleTests<SecretDataInState>
{
    protected override RuleCase Case => new(Fixture(">= 1.11", "[|password = var.p|]"))
    {
        Lookalike = [("password =", "password_wo =")],
        AlwaysKnown = "The argument is written to the state whatever its value is, and that is unknown in the case.",
    };

    private static string Fixture(string version, string argument) => $$"""
        terraform {
          required_version = "{{version}}"
        }

        resource "aws_db_instance" "main" {
          {{argument}}
        }
        """;

    [TestCase(">= 1.11")]
    [TestCase("~> 1.12.0")]
    public void Reports_an_argument_that_has_a_write_only_form(string version) => Check<SecretDataInState>(Fixture(version, "[|password = var.p|]"));

    [TestCase(">= 1.9")]
    [TestCase("< 2.0")]
    public void Is_silent_about_tools_that_may_be_older(string version) => Check<SecretDataInState>(Fixture(version, "password = var.p"));

    [Test]
    public void Is_silent_where_callers_choose_between_the_forms() => Check<SecretDataInState>(Fixture(">= 1.11", "password = var.p\n  password_wo = var.q"));
}
