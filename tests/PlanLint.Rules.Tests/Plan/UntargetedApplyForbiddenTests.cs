using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class UntargetedApplyForbiddenTests : RuleTests<UntargetedApplyForbidden>
{
    protected override RuleCase Case => new("""
        # file: freeze.intent.hcl
        [|intent "freeze"|] {
          require_target = true
        }
        # file: plan.json
        { "complete": true, "resource_changes": [ { "address": "null_resource.a", "change": { "actions": ["create"], "after": {} } } ] }
        """)
    {
        Lookalike = [("\"complete\": true", "\"complete\": false")],
        AlwaysKnown = "Only a plan that lists every instance is untargeted, and that is known.",
    };

    private const string Intent = """
        # file: freeze.intent.hcl
        [|intent "freeze"|] {
          mode           = "targeted"
          ticket         = "OPS-214"
          require_target = true

          allow {
            address = "null_resource.a"
          }
        }

        """;

    [Test]
    public void Reports_a_full_plan_where_only_targets_are_allowed() => Check<UntargetedApplyForbidden>(Intent + """
        # file: plan.json
        { "resource_changes": [
          { "address": "null_resource.a", "change": { "actions": ["create"], "after": {} } },
          { "address": "null_resource.b[\"x\"]", "change": { "actions": ["create"], "after": {} } } ] }
        """)
        .WithMessages("Intent 'freeze' (OPS-214) requires -target, but this plan of this directory is untargeted and changes 2 resources.")
        .WithNotes("fix: plan again with -target=null_resource.a")
        .WithSeverities(Severity.Error);

    [Test]
    public void Is_silent_on_a_full_plan_that_changes_nothing() => Check<UntargetedApplyForbidden>(Intent.Replace("[|", "").Replace("|]", "") + """
        # file: plan.json
        { "resource_changes": [
          { "address": "null_resource.a", "change": { "actions": ["no-op"], "before": {}, "after": {} } },
          { "address": "data.http.b", "change": { "actions": ["read"], "after": {}, "after_unknown": { "body": true } } } ] }
        """);
}
