using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Config;

using static RuleTest;

public sealed class VariableUntypedTests : RuleTests<VariableUntyped>
{
    protected override RuleCase Case => new("""
        [|variable "a"|] {
          description = "A."
        }
        """)
    {
        Lookalike = [("description = \"A.\"", "description = \"A.\"\n  type        = any")],
        AlwaysKnown = "The argument is there or not.",
    };

    [TestCase("\"a\"", "string")]
    [TestCase("3", "number")]
    [TestCase("true", "bool")]
    [TestCase("[\"a\", \"b\"]", "list(string)")]
    public void Takes_the_type_from_the_default(string value, string type) => Check<VariableUntyped>($$"""
        [|variable "a"|] {
          default = {{value}}
        }
        """).FixedTo($$"""
        # file: main.tf
        variable "a" {
          type    = {{type}}
          default = {{value}}
        }
        """);

    [Test]
    public void Offers_no_type_for_a_default_that_tells_too_little() => Check<VariableUntyped>("""
        [|variable "a"|] {
          default = {}
        }
        """).Single.Fixes.ShouldBeEmpty();
}
