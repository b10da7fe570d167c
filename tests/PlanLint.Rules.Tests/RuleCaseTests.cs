using PlanLint.Analysis;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests;

/// <summary>What holds every rule must not be satisfied by a case that shows nothing.</summary>
public sealed class RuleCaseTests
{
    private const string Instance = """
        [|resource "aws_instance" "a"|] {
        }
        # file: plan.json
        { "resource_changes": [ { "address": "aws_instance.a", "action_reason": "replace_because_tainted", "change": { "actions": ["delete", "create"], "before": {}, "after": {} } } ] }
        """;

    private static readonly Rule Rule = new ReplaceTainted();

    private static readonly (string, string)[] ByRequest = [("because_tainted", "by_request")];

    [Test]
    public void Fires_at_one_mark_and_with_all_inputs()
    {
        Throws(Instance.Replace("because_tainted", "by_request", StringComparison.Ordinal), c => c.CheckFires(Rule), "not those that the fixture marks");
        Throws(Instance[..Instance.IndexOf("# file", StringComparison.Ordinal)].Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal), c => c.CheckFires(Rule), "did not run");
        Throws("locals {\n  a = [|\"${var.x}\"|]\n  b = [|\"${var.x}\"|]\n}", c => c.CheckFires(new DeprecatedInterpolation()), "One marked finding");
    }

    [Test]
    public void Takes_for_a_lookalike_only_what_is_a_small_edit_and_silent()
    {
        Throws(Instance, c => c.CheckLookalike(Rule), "stands there 0 times", [("absent", "x")]);
        Throws(Instance, c => c.CheckLookalike(Rule), "by 0", []);
        Throws(Instance, c => c.CheckLookalike(Rule), "1 to 4 lines", [("{\n}", "{\n\n\n\n\n}")]);
        Throws(Instance, c => c.CheckLookalike(Rule), "should be silent", [("{\n}", "{}")]);
        Throws(Instance, c => c.CheckLookalike(Rule), "did not run", [("# file: plan.json", "# file: other.json")]);
    }

    [Test]
    public void Wants_what_decides_marked_or_a_reason()
    {
        Throws(Instance, c => c.CheckUnknown(Rule), "marks what decides");
        Throws(Instance.Replace("\"before\": {}", "\"before\": {?{}?}", StringComparison.Ordinal), c => c.CheckUnknown(Rule), "should be silent");
        Should.Throw<RuleTestException>(() => new RuleCase(Instance) { Lookalike = ByRequest, AlwaysKnown = "It is." }.CheckUnknown(Rule)).Message.ShouldContain("a sentence");
    }

    [Test]
    public void Makes_values_unknown_as_terraform_writes_them() =>
        // This rule reports what is unknown, so it tells.
        Throws("""
            # file: plan.json [||]
            { "resource_changes": [ { "address": "aws_instance.a", "change": { "actions": ["update"], "before": { "ami": ["a"] }, "after": { "ami": [{?"b"?}] } } } ],
              "configuration": { "root_module": { "resources": [ { "address": "aws_instance.a", "mode": "managed", "type": "aws_instance", "name": "a", "provider_config_key": "aws",
                "expressions": { "ami": { "references": ["data.x.y"] } } } ] } } }
            """, c => c.CheckUnknown(new UnknownOnCritical(), RuleTest.Knowledge), "only known after apply");

    private static void Throws(string fires, Action<RuleCase> check, string message, params (string, string)[] lookalike) =>
        Should.Throw<RuleTestException>(() => check(new RuleCase(fires) { Lookalike = lookalike })).Message.ShouldContain(message);
}
