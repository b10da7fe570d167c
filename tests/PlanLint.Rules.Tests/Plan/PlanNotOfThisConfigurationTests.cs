using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class PlanNotOfThisConfigurationTests : RuleTests<PlanNotOfThisConfiguration>
{
    protected override RuleCase Case => new("""
        [|resource "terraform_data" "renamed"|] {
          input = "a"
        }

        # file: plan.json
        { "resource_changes": [], "configuration": { "root_module": { "resources": [
          { "address": "terraform_data.a", "mode": "managed", "type": "terraform_data", "name": "a", "expressions": { "input": { "constant_value": "a" } } }
        ] } } }
        """)
    {
        Lookalike = [("\"renamed\"", "\"a\"")],
        AlwaysKnown = "the configuration in a plan file is text, and what it does not record is no evidence",
    };

    private static string Plan(string configuration, string more = "") => $$"""

        # file: plan.json
        { "resource_changes": []{{more}}, "configuration": { "root_module": { {{configuration}} } } }
        """;

    private const string Resource = """{ "address": "terraform_data.a", "mode": "managed", "type": "terraform_data", "name": "a", "provider_config_key": "terraform", "expressions": { %s }, "schema_version": 0 }""";

    private static string A(string expressions) => "\"resources\": [" + Resource.Replace("%s", expressions, StringComparison.Ordinal) + "]";

    /// <summary>What is written, what the plan was made from, and whether the two may be one.</summary>
    private static readonly TestCaseData[] Bodies =
    [
        Same("A constant", "input = \"a\"", """ "input": { "constant_value": "a" } """),
        Same("A heredoc of the same text", "input = <<-E\n    a\n  E", """ "input": { "constant_value": "a\n" } """),
        Same("A heredoc that was checked out with the line ends of Windows", "input = <<-E\n    a\n  E", """ "input": { "constant_value": "a\r\n" } """),
        Same("A template around a reference", "input = \"${var.x}\"", """ "input": { "references": ["var.x"] } """),
        Same("A reference of which the tool wrote the shorter forms too", "input = terraform_data.b.output.x", """ "input": { "references": ["terraform_data.b.output.x", "terraform_data.b.output", "terraform_data.b"] } """),
        Same("A reference of which an old tool wrote the resource only", "input = terraform_data.b.output", """ "input": { "references": ["terraform_data.b"] } """),
        Same("One instance, written with brackets", "input = terraform_data.b[\"k\"].output", """ "input": { "references": ["terraform_data.b[\"k\"].output", "terraform_data.b[\"k\"]", "terraform_data.b"] } """),
        Same("A function without references", "input = timestamp()", """ "input": {} """),
        Same("A null, which plans leave out or write", "input = null", ""),
        Same("A lifecycle block", "input = \"a\"\n  lifecycle {\n    prevent_destroy = true\n  }", """ "input": { "constant_value": "a" } """),
        Same("A for variable", "input = [for k in [\"a\"] : k]", """ "input": { "constant_value": ["a"] } """),
        Same("Blocks that stand for an attribute", "route {\n    gateway = var.x\n  }\n  route {\n    cidr = \"::/0\"\n    via {\n      id = var.y\n    }\n  }", """ "route": { "references": ["var.x", "var.y"] } """),
        Same("Blocks that stand for an attribute and name nothing", "route {\n    cidr = \"::/0\"\n  }", """ "route": { "constant_value": [{ "cidr": "::/0" }] } """),
        Same("A dependency in the quotes of Terraform 0.11", "depends_on = [\"terraform_data.b\"]", """ }, "depends_on": ["terraform_data.b"], "x": { """),
        Other("Another constant", "input = \"b\"", """ "input": { "constant_value": "a" } """, "has another 'input' in the plan's configuration"),
        Other("Another reference", "input = var.y", """ "input": { "references": ["var.x"] } """, "has another 'input' in the plan's configuration"),
        Other("Another attribute of the same resource", "input = terraform_data.b.id", """ "input": { "references": ["terraform_data.b.output", "terraform_data.b"] } """, "has another 'input' in the plan's configuration"),
        Other("A reference for a constant", "input = var.x", """ "input": { "constant_value": "a" } """, "has another 'input' in the plan's configuration"),
        Other("An argument that the plan lacks", "input = \"a\"", "", "has another 'input' in the plan's configuration"),
        Other("An argument that only the plan has", "", """ "input": { "constant_value": "a" } """, "has 'input' in the plan's configuration only"),
        Other("A number for a text", "input = 1", """ "input": { "constant_value": "1" } """, "has another 'input' in the plan's configuration"),
    ];

    private static TestCaseData Same(string name, string written, string planned) => new TestCaseData(written, planned, "").SetName(name + " may be the same");

    private static TestCaseData Other(string name, string written, string planned, string text) => new TestCaseData(written, planned, text).SetName(name + " is another");

    [TestCaseSource(nameof(Bodies))]
    public void Arguments(string written, string planned, string text)
    {
        var result = Check<PlanNotOfThisConfiguration>(Names + Marked($"resource \"terraform_data\" \"a\" {{\n  {written}\n}}\n", text.Length > 0, written) + Plan(A(planned) + Rest));
        if (text.Length > 0) result.WithMessages($"The plan was not made from this configuration: terraform_data.a {text}.").WithSeverities(Severity.Warning);
    }

    private const string Names = "variable \"x\" {\n  default = null\n}\n\nvariable \"y\" {\n  default = null\n}\n\n";
    private const string Rest = """, "variables": { "x": { "default": null }, "y": { "default": null } } """;

    private static string Marked(string block, bool fires, string written)
    {
        if (!fires) return block;
        return written.Length == 0
            ? block.Replace("resource \"terraform_data\" \"a\"", "[|resource \"terraform_data\" \"a\"|]", StringComparison.Ordinal)
            : block.Replace(written, $"[|{written}|]", StringComparison.Ordinal);
    }

    [TestCase("n = \"b\"", true, TestName = "A variable file with the plan's value is silent")]
    [TestCase("", true, TestName = "Nothing that gives a value leaves the plan's")]
    [TestCase("[|n = \"c\"|]", false, TestName = "A variable file with another value is a warning")]
    public void Variables(string assignment, bool isSame)
    {
        var result = Check<PlanNotOfThisConfiguration>($"variable \"n\" {{}}\n# file: terraform.tfvars\n{assignment}\n"
            + Plan(""" "variables": { "n": {} } """, """, "variables": { "n": { "value": "b" } } """));
        if (!isSame) result.WithMessages("The plan was not made from this configuration: var.n was \"b\" when the plan was made, and is \"c\" here.").WithSeverities(Severity.Warning);
    }

    [TestCase("tags", "", """{ "env": "b", "k": 1 }""", "{ env = \"c\", k = 1 }", "var.tags.env was \"b\" when the plan was made, and is \"c\" here", TestName = "Of a map the entry that differs is named")]
    [TestCase("tags", "", """{ "env": "b" }""", "{}", "var.tags.env was \"b\" when the plan was made, and is not set here", TestName = "An entry that is not set here has one value")]
    [TestCase("zones", "", """["a", "b"]""", "[\"a\", \"c\"]", "var.zones[1] was \"b\" when the plan was made, and is \"c\" here", TestName = "Of a list the element that differs is named")]
    [TestCase("zones", "", """["a", "b"]""", "[\"a\"]", "var.zones was [\"a\", \"b\"] when the plan was made, and is [\"a\"] here", TestName = "Lists of other lengths are shown whole")]
    [TestCase("n", "sensitive = true", "\"b\"", "\"c\"", "var.n had another value when the plan was made", TestName = "A sensitive value is not shown")]
    [TestCase("db_password", "", "\"b\"", "\"c\"", "var.db_password had another value when the plan was made", TestName = "The value of a variable whose name says that it is secret is not shown")]
    [TestCase("db", "", """{ "password": "b" }""", "{ password = \"c\" }", "var.db had another value when the plan was made", TestName = "A part whose name says that it is secret is not shown")]
    [TestCase("n", "", "\"ghp_0123456789abcdefghijABCDEFGHIJ456789\"", "\"c\"", "var.n had another value when the plan was made", TestName = "A value that looks like a token is not shown")]
    public void Values_of_variables(string name, string more, string planned, string written, string text) =>
        Check<PlanNotOfThisConfiguration>($"variable \"{name}\" {{\n  {more}\n}}\n# file: terraform.tfvars\n[|{name} = {written}|]\n"
            + Plan($$""" "variables": { "{{name}}": {} } """, $$""", "variables": { "{{name}}": { "value": {{planned}} } } """))
        .WithMessages($"The plan was not made from this configuration: {text}.");

    [TestCase("null_resource", "triggers", "{ a = local.size }", """{ "a": "small" }""", false, TestName = "Another trigger is another value")]
    [TestCase("random_pet", "keepers", "{ a = local.size, n = 1, on = true }", """{ "a": "large", "n": "1", "on": "true" }""", true, TestName = "Keepers are strings in the plan")]
    [TestCase("random_pet", "keepers", "{ a = local.size, n = local.none }", """{ "a": "large", "n": null }""", true, TestName = "A keeper may be null")]
    [TestCase("null_resource", "triggers", "{ for k in [] : k => local.size }", "null", true, TestName = "An empty map is planned as nothing")]
    [TestCase("time_sleep", "triggers", "{ a = timestamp(), b = local.size }", """{ "a": "2026-11-30T10:00:00Z", "b": "large" }""", true, TestName = "The time is no evidence")]
    [TestCase("time_sleep", "triggers", "{ a = timestamp(), b = local.size }", """{ "a": "2026-11-30T10:00:00Z", "b": "small" }""", false, TestName = "What stands beside the time is")]
    [TestCase("terraform_data", "input", "{ n = 1, s = local.size }", """{ "n": 1, "s": "small" }""", false, TestName = "Input of any type is kept as written")]
    [TestCase("acme_thing", "triggers", "{ a = local.size }", """{ "a": "small" }""", true, TestName = "Of a type that nobody knows an update proves nothing")]
    public void Arguments_that_a_plan_holds_as_written(string type, string name, string written, string planned, bool isSame) => Check<PlanNotOfThisConfiguration>($$"""
        locals {
          size = "large"
          none = null
        }

        resource "{{type}}" "a" {
          {{(isSame ? "" : "[|")}}{{name}} = {{written}}{{(isSame ? "" : "|]")}}
        }

        # file: plan.json
        { "resource_changes": [ { "address": "{{type}}.a", "mode": "managed", "type": "{{type}}", "name": "a",
            "change": { "actions": ["update"], "before": { "id": "1", "{{name}}": null }, "after": { "id": "1", "{{name}}": {{planned}} }, "after_unknown": {} } } ],
          "configuration": { "root_module": { "resources": [
            { "address": "{{type}}.a", "mode": "managed", "type": "{{type}}", "name": "a", "expressions": { "{{name}}": { "references": [{{References(written)}}] } } } ] } } }
        """);

    private static string References(string written) =>
        string.Join(", ", new[] { "local.size", "local.none" }.Where(r => written.Contains(r, StringComparison.Ordinal)).Select(r => $"\"{r}\""));

    [Test]
    public void A_local_that_changed_is_seen_in_the_planned_value() => Check<PlanNotOfThisConfiguration>("""
        locals {
          size = "large"
        }

        resource "terraform_data" "a" {
          [|input = local.size|]
        }

        # file: plan.json
        { "resource_changes": [ { "address": "terraform_data.a", "mode": "managed", "type": "terraform_data", "name": "a",
            "change": { "actions": ["create"], "before": null, "after": { "input": "small" }, "after_unknown": {} } } ],
          "configuration": { "root_module": { "resources": [
            { "address": "terraform_data.a", "mode": "managed", "type": "terraform_data", "name": "a", "expressions": { "input": { "references": ["local.size"] } } } ] } } }
        """).WithMessages("The plan was not made from this configuration: terraform_data.a was planned with another 'input'.");

    [Test]
    public void A_plan_without_configuration_says_nothing() => Check<PlanNotOfThisConfiguration>("""
        resource "terraform_data" "a" {}

        # file: plan.json
        { "resource_changes": [], "configuration": null }
        """);

    [TestCase(">= 1.9", "1.11.4", true)]
    [TestCase("~> 1.11", "1.12.0", true)]
    [TestCase("~> 1.11.0", "1.12.0", false)]
    [TestCase(">= 1.4, != 1.5.1", "1.5.1", false)]
    [TestCase("< 2.0.0", "0.12.31", true)]
    [TestCase("= 1.3.9", "1.1.0", false)]
    [TestCase(">= 1.4", "1.1.0", false)]
    [TestCase(">= 1.4", "1.4.0-beta1", true, TestName = "A prerelease is left alone")]
    public void The_tool_that_made_the_plan(string constraint, string version, bool isAllowed)
    {
        string required = $"required_version = \"{constraint}\"";
        var result = Check<PlanNotOfThisConfiguration>($"terraform {{\n  {(isAllowed ? required : $"[|{required}|]")}\n}}\n" + Plan("", $""", "terraform_version": "{version}" """));
        if (!isAllowed) result.WithMessages($"The plan was not made from this configuration: required_version excludes version {version}, which made the plan.").WithSeverities(Severity.Warning);
    }
}
