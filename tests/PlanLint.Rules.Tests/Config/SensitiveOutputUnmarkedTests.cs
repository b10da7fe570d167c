using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Config;

using static RuleTest;

public sealed class SensitiveOutputUnmarkedTests : RuleTests<SensitiveOutputUnmarked>
{
    protected override RuleCase Case => new(Root + """
        [|output "o"|] {
          value = {?random_password.db.result?}
        }
        """)
    {
        Lookalike = [("random_password.db.result", "random_password.db.length")],
    };

    private const string Root = """
        terraform {
          backend "s3" {}
        }

        variable "token" {
          sensitive = true
        }

        resource "random_password" "db" {
          length = 20
        }

        """;

    [TestCase("random_password.db.result")]
    [TestCase("var.token")]
    [TestCase("{ host = \"a\", password = random_password.db.result }")]
    [TestCase("var.token == null ? \"\" : \"x${var.token}\"")]
    public void Marks_an_output_that_shows_a_secret(string value) => Check<SensitiveOutputUnmarked>(Root + $$"""
        [|output "o"|] {
          value = {{value}}
        }
        """).FixedTo("# file: main.tf\n" + Root + $$"""
        output "o" {
          value = {{value}}

          sensitive = true
        }
        """);

    [TestCase("nonsensitive(sha256(var.token))")]
    [TestCase("length(random_password.db.result)")]
    [TestCase("var.token != null")]
    [TestCase("random_password.db.length")]
    [TestCase("random_password.db")]
    [TestCase("aws_iam_user_login_profile.a.encrypted_password")]
    [TestCase("aws_iam_access_key.a.encrypted_secret")]
    public void Is_silent_about_what_does_not_give_it_away(string value) => Check<SensitiveOutputUnmarked>(Root + $$"""
        output "o" {
          value = {{value}}
        }
        """);

    [Test]
    public void Is_silent_about_modules_for_others() => Check<SensitiveOutputUnmarked>("""
        variable "token" {
          sensitive = true
        }

        output "o" {
          value = var.token
        }
        """);
}
