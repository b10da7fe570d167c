namespace PlanLint.Rules.Tests.Config;

using static RuleTest;

public sealed class ModuleUnpinnedTests
{
    [TestCase("git::https://example.com/vpc.git")]
    [TestCase("git::https://example.com/vpc.git?ref=main")]
    [TestCase("github.com/acme/vpc")]
    [TestCase("terraform-aws-modules/vpc/aws")]
    [TestCase("app.terraform.io/acme/vpc/aws")]
    [TestCase("terraform-aws-modules/iam/aws//modules/iam-role")]
    public void Reports_sources_that_change(string source) => Check<ModuleUnpinned>($$"""
        module "a" {
          [|source = "{{source}}"|]
        }
        """);

    [TestCase("./modules/vpc")]
    [TestCase("git::https://example.com/vpc.git?ref=v1.2.0")]
    [TestCase("git::https://example.com/vpc.git?depth=1&ref=8f3b2c1")]
    [TestCase("https://example.com/vpc.zip")]
    public void Is_silent_about_paths_and_pins(string source) => Check<ModuleUnpinned>($$"""
        module "a" {
          source = "{{source}}"
        }
        # file: modules/vpc/main.tf
        locals {}
        """);

    [Test]
    public void Is_silent_about_a_version() => Check<ModuleUnpinned>("""
        module "a" {
          source  = "terraform-aws-modules/vpc/aws"
          version = "5.0.0"
        }
        """);
}
