using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Templates.State;

using static RuleTest;

public sealed class StateNewRuleTests : RuleTests<StateNewRule>
{
    // TODO: the smallest state in which the rule fires, and the edit that makes it right.
    protected override RuleCase Case => new(State("[||]", """{?"open"?}"""))
    {
        Lookalike = [("open", "closed")],
    };

    [Test]
    public void Says_what_is_wrong() => Check<StateNewRule>(State("[||]", "\"open\"")).WithMessages("example_thing.a is open to everybody.");

    private static string State(string mark, string mode) => $$"""
        # file: terraform.tfstate {{mark}}
        { "version": 4, "terraform_version": "1.11.4", "serial": 7, "lineage": "l", "resources": [
          { "mode": "managed", "type": "example_thing", "name": "a", "provider": "provider[\"registry.terraform.io/hashicorp/example\"]",
            "instances": [ { "attributes": { "mode": {{mode}} } } ] } ] }
        """;
}
