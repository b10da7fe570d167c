using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Templates.Config;

using static RuleTest;

public sealed class ConfigNewRuleTests : RuleTests<ConfigNewRule>
{
    // TODO: the smallest configuration in which the rule fires, and the edit that makes it right.
    protected override RuleCase Case => new("""
        resource "example_thing" "a" {
          [|mode = {?"open"?}|]
        }
        """)
    {
        Lookalike = [("open", "closed")],
    };

    [Test]
    public void Says_what_is_wrong() => Check<ConfigNewRule>("""
        resource "example_thing" "a" {
          [|mode = "open"|]
        }
        """)
        .WithMessages("example_thing.a is open to everybody.");
}
