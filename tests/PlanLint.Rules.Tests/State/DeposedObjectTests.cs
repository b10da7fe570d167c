using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.State;

using static RuleTest;

public sealed class DeposedObjectTests : RuleTests<DeposedObject>
{
    protected override RuleCase Case => new("""
        [|resource "aws_instance" "a"|] {}

        """ + State("terraform.tfstate", Resource("aws_instance", "a", "{}", "\"deposed\": {?\"0a1b2c3d\"?}, ")))
    {
        Lookalike = [("\"deposed\": \"0a1b2c3d\", ", "")],
    };

    [Test]
    public void Warns_of_what_a_replacement_left_behind() => Check<DeposedObject>(State("terraform.tfstate [||]", Resource("aws_instance", "a", """{ "id": "i-1" }""", "\"deposed\": \"0a1b2c3d\", ")))
        .WithNotes("live: id i-1")
        .WithSeverities(Severity.Warning);

    private static string State(string path, params string[] resources) => $$"""
        # file: {{path}}
        { "version": 4, "terraform_version": "1.11.4", "serial": 7, "lineage": "{{path}}", "resources": [ {{string.Join(",\n", resources)}} ] }

        """;

    private static string Resource(string type, string name, string attributes, string extra = "", string alias = "") => $$"""
        { "mode": "managed", "type": "{{type}}", "name": "{{name}}", "provider": "provider[\"registry.terraform.io/hashicorp/{{type.Split('_')[0]}}\"]{{alias}}",
          "instances": [ { {{extra}}"attributes": {{attributes}} } ] }
        """;
}
