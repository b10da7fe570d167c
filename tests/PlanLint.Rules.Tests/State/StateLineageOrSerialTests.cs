using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.State;

using static RuleTest;

public sealed class StateLineageOrSerialTests : RuleTests<StateLineageOrSerial>
{
    protected override RuleCase Case => new(State("a.tfstate", 7, "i-1") + State("b.tfstate [||]", 7, "i-2").Replace("\"serial\": 7", "\"serial\": {?7?}", StringComparison.Ordinal))
    {
        Lookalike = [("\"id\": \"i-2\"", "\"id\": \"i-1\"")],
    };

    [Test]
    public void Reports_two_files_that_claim_to_be_one_version() => Check<StateLineageOrSerial>(State("a.tfstate", 7, "i-1") + State("b.tfstate [||]", 7, "i-2"))
        .WithMessages("b.tfstate and a.tfstate have the same lineage and serial 7 but hold different instances: one of them was edited or written twice.")
        .WithSeverities(Severity.Error);

    [Test]
    public void Is_silent_on_copies_and_on_versions() => Check<StateLineageOrSerial>(State("a.tfstate", 7, "i-1") + State("b.tfstate", 7, "i-1") + State("c.tfstate", 8, "i-2"));

    private const string Root = "# file: main.tf\nresource \"aws_instance\" \"a\" {}\n";

    private static string Record(string lineage, int serial) => $"# file: plan.state.json\n{serial}\n\"{lineage}\"\n";

    [Test]
    public void Reports_a_state_that_does_not_follow_the_plans()
    {
        Check<StateLineageOrSerial>(Root + State("a.tfstate [||]", 7, "i-1") + Record("l", 8)).WithMessages("a.tfstate has serial 7, but the plan was made from serial 8: it is an older copy, or an older state was put back.")
            .WithSeverities(Severity.Warning);
        Check<StateLineageOrSerial>(Root + State("a.tfstate [||]", 7, "i-1") + Record("other", 7)).WithMessages("a.tfstate is of another lineage than the state the plan was made from: it was made anew, or belongs to another root.");
    }

    [Test]
    public void Is_silent_about_the_plans_state_later_ones_and_other_roots()
    {
        Check<StateLineageOrSerial>(Root + State("a.tfstate", 7, "i-1") + Record("l", 7));
        Check<StateLineageOrSerial>(Root + State("a.tfstate", 9, "i-1") + Record("l", 7));
        Check<StateLineageOrSerial>(Root.Replace("aws_instance", "aws_vpc", StringComparison.Ordinal) + State("a.tfstate", 7, "i-1") + Record("other", 7));
    }

    private static string State(string path, int serial, string id) => $$"""
        # file: {{path}}
        { "version": 4, "terraform_version": "1.11.4", "serial": {{serial}}, "lineage": "l", "resources": [
          { "mode": "managed", "type": "aws_instance", "name": "a", "provider": "provider[\"registry.terraform.io/hashicorp/aws\"]", "instances": [ { "attributes": { "id": "{{id}}" } } ] } ] }

        """;

    [Test]
    public void Is_silent_about_states_without_a_lineage() => Check<StateLineageOrSerial>((State("a.tfstate", 7, "i-1") + State("b.tfstate", 7, "i-2")).Replace("\"lineage\": \"l\"", "\"lineage\": \"\"", StringComparison.Ordinal));
}
