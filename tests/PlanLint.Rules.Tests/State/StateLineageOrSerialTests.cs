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

    private static string State(string path, int serial, string id) => $$"""
        # file: {{path}}
        { "version": 4, "terraform_version": "1.11.4", "serial": {{serial}}, "lineage": "l", "resources": [
          { "mode": "managed", "type": "aws_instance", "name": "a", "provider": "provider[\"registry.terraform.io/hashicorp/aws\"]", "instances": [ { "attributes": { "id": "{{id}}" } } ] } ] }

        """;
}
