using PlanLint.Hosting;
using PlanLint.Knowledge;
using PlanLint.Reporting;

namespace PlanLint.Core.Tests.Hosting;

public sealed class PolicyTesterTests
{
    private const string Guarded = """
        rule "ACME001" {
          resource      = "aws_db_instance"
          condition     = try(config.lifecycle[0].prevent_destroy, false)
          error_message = "${address} has no prevent_destroy."

          test "a database" {
            BODY
          }
        }
        """;

    private const string Destroys = """
        rule "ACME002" {
          resource      = "*"
          condition     = !contains(actions, "delete") || LIVE
          error_message = "${address} goes."

          test "a destroy" {
            plan = { resource_changes = [
              { address = "kubernetes_secret.a[0]", change = { actions = ["delete"], before = { metadata = [{ name = "a", namespace = "shop" }] } } },
              { address = "kubernetes_secret.a[1]", change = { actions = ["no-op"] } },
            ] }
            BODY
          }
        }
        """;

    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("planlint-policies-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    private PolicyTestResult Run(params (string Name, string Text)[] files)
    {
        foreach (var (name, text) in files) File.WriteAllText(Path.Combine(folder, name), text);
        return new PolicyTester(KnowledgeBase.Empty, folder).Run(["."]);
    }

    private string Told(string body) => Told(("a.rule.hcl", Guarded.Replace("BODY", body, StringComparison.Ordinal)));

    private string Told(params (string Name, string Text)[] files)
    {
        var result = Run(files);
        using var text = new StringWriter { NewLine = "\n" };
        foreach (var problem in result.Problems) text.Write($"{problem.Rule.Id} {problem.Location}: {problem.Message}\n");
        PolicyTestText.Write(result, text);
        return text.ToString().Replace("./", "", StringComparison.Ordinal);
    }

    [TestCase("""
        config = "resource \"aws_db_instance\" \"a\" {}"
            expect = ["aws_db_instance.a"]
        """, TestName = "A test passes when the rule reports what is expected")]
    [TestCase("""
        config = <<-EOT
              variable "guarded" {}
              resource "aws_db_instance" "a" {
                lifecycle { prevent_destroy = "${var.guarded}" }
              }
            EOT
            vars   = { guarded = true }
            expect = []
        """, TestName = "A reference in the configuration is the configuration's own")]
    public void Passes(string body) => Told(body).ShouldBe("1 test of 1 rule: all pass\n");

    [Test]
    public void What_is_missing_and_what_is_too_much_fails_the_test() => Told("""
        config = "resource \"aws_db_instance\" \"b\" {}"
            expect = ["aws_db_instance.a"]
        """).ShouldBe("""
        a.rule.hcl(6,3): ACME001 "a database" failed
          expected, and not reported: aws_db_instance.a
          reported, and not expected: aws_db_instance.b
        1 test of 1 rule: 1 failed

        """);

    [Test]
    public void A_mistake_in_the_configuration_is_told_where_it_stands_in_the_policy() => Told("""
        config = <<-EOT
              resource "aws_db_instance" "a" {
                size = = 1
              }
            EOT
            expect = []
        """).ShouldContain("PL0006 a.rule.hcl(9,16): The configuration of test 'a database' is not understood: Invalid expression");

    [TestCase("expect = []", "a.rule.hcl(6,3): Test 'a database' has nothing to look at: write config, plan, or both.")]
    [TestCase("config = \"\"", "a.rule.hcl(6,3): Test 'a database' does not say what it expects: write the addresses that the rule must report, or expect = [] for none.")]
    [TestCase("config = file(\"x\")\n    expect = []", "'config' is Terraform configuration as text")]
    [TestCase("config = \"\"\n    expect = [\"a.b.c.d.\"]", "'a.b.c.d.' is no address of a resource.")]
    [TestCase("config = \"\"\n    vars = 3\n    expect = []", "'vars' is an object of values")]
    [TestCase("plan = 3\n    expect = []", "'plan' is the path of a file, or an object as the file would hold it.")]
    [TestCase("plan = { resource_changes = 3 }\n    expect = []", "PL0006")]
    [TestCase("plan = \"../../../etc/passwd\"\n    expect = []", "lies outside the repository")]
    [TestCase("plan = \"gone.json\"\n    expect = []", "gone.json")]
    [TestCase("confg = \"\"\n    expect = []", "There is no argument 'confg' here. Did you mean 'config'?")]
    [TestCase("config = \"resource\"\n    expect = []", "The configuration of test 'a database' is not understood")]
    public void A_test_that_cannot_run_is_a_mistake_not_a_pass(string body, string message)
    {
        string told = Told(body);
        told.ShouldContain(message);
        told.ShouldNotContain("all pass");
    }

    [Test]
    public void A_plan_is_filled_in_and_instances_are_told_apart() =>
        Told(("a.rule.hcl", Destroys.Replace("LIVE", "false", StringComparison.Ordinal).Replace("BODY", "expect = [\"kubernetes_secret.a[0]\"]", StringComparison.Ordinal)))
            .ShouldBe("1 test of 1 rule: all pass\n");

    [Test]
    public void A_rule_that_asks_for_more_than_the_test_has_is_told() =>
        Told(("a.rule.hcl", Destroys.Replace("LIVE", "live == null", StringComparison.Ordinal).Replace("BODY", "expect = []", StringComparison.Ordinal)))
            .ShouldContain("Rule ACME002 asks for what test 'a destroy' does not have: inventory.");

    [Test]
    public void A_rule_that_cannot_be_evaluated_fails_its_test() =>
        Told(("a.rule.hcl", Destroys.Replace("LIVE", "before.metadata[7].name == 1", StringComparison.Ordinal).Replace("BODY", "expect = []", StringComparison.Ordinal)))
            .ShouldContain("Rule ACME002 cannot be evaluated for kubernetes_secret.a[0]");

    [Test]
    public void Tests_of_a_file_of_their_own_name_the_rule()
    {
        string rule = Guarded.Replace("BODY", "config = \"\"\n    expect = []", StringComparison.Ordinal);
        Told(("a.rule.hcl", rule), ("a.test.hcl", "rule = \"ACME001\"\ntest \"one\" {\n  config = \"\"\n  expect = []\n}\n"))
            .ShouldBe("2 tests of 1 rule: all pass\n");
        Told(("a.rule.hcl", rule), ("a.test.hcl", "test \"one\" {\n  rule   = \"ACME010\"\n  config = \"\"\n  expect = []\n}\n"))
            .ShouldContain("There is no rule 'ACME010' in these files or beside them. Did you mean 'ACME001'?");
        File.Delete(Path.Combine(folder, "a.test.hcl"));
        Told(("b.test.hcl", "test \"one\" {\n  config = \"\"\n  expect = []\n}\n")).ShouldContain("does not say which rule it tests");
    }

    [Test]
    public void Rules_without_a_test_are_named()
    {
        string rule = Guarded.Replace("""test "a database" {""" + "\n    BODY\n  }", "", StringComparison.Ordinal);
        Told(("a.rule.hcl", rule)).ShouldBe("without a test: ACME001\n");
    }

    [Test]
    public void JUnit_has_a_suite_a_file()
    {
        using var text = new StringWriter();
        PolicyTestJUnit.Write(Run(("a.rule.hcl", Guarded.Replace("BODY", "config = \"resource \\\"aws_db_instance\\\" \\\"b\\\" {}\"\n    expect = []", StringComparison.Ordinal))), text);
        text.ToString().ShouldContain("tests=\"1\" failures=\"1\" errors=\"0\"");
        text.ToString().ShouldContain("<failure message=\"reported, and not expected: aws_db_instance.b\">");
    }
}
