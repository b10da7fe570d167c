using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class OutputContractChangeTests : RuleTests<OutputContractChange>
{
    protected override RuleCase Case => new("""
        terraform {
          backend "s3" {
            bucket = "states"
            key    = "network.tfstate"
          }
        }

        [|output "subnets"|] {
          value = ["a", "b"]
        }

        """ + Plan("""{ "actions": ["update"], "before": "a,b", "after": {?["a", "b"]?} }""") + Reader("s3", """{ bucket = "states", key = "network.tfstate" }"""))
    {
        Lookalike = [("key = \"network.tfstate\"", "key = \"other.tfstate\"")],
    };

    private static string Plan(string change) => $$"""
        # file: plan.json
        { "resource_changes": [], "output_changes": { "subnets": {{change}} } }

        """;

    private static string Reader(string backend, string config, string output = "subnets", string more = "") => $$"""
        # file: roots/app/main.tf
        data "terraform_remote_state" "network" {
          backend = "{{backend}}"
          config  = {{config}}
          {{more}}
        }

        output "read" {
          value = data.terraform_remote_state.network.outputs["{{output}}"]
        }

        """;

    private const string Changed = """{ "actions": ["update"], "before": "a", "after": "b" }""", Removed = """{ "actions": ["delete"], "before": "a", "after": null }""";
    private const string Local = "# file: main.tf\n[|output \"subnets\"|] {\n  value = \"b\"\n}\n", LocalSilent = "# file: main.tf\noutput \"subnets\" {\n  value = \"b\"\n}\n";

    [Test]
    public void Reports_a_removed_output_in_the_plan() => Check<OutputContractChange>("# file: main.tf\nlocals {}\n"
        + Plan(Removed).Replace("plan.json", "plan.json [||]", StringComparison.Ordinal) + Reader("local", """{ path = "../../terraform.tfstate" }"""))
        .WithMessages("Output subnets is removed; read by roots/app.")
        .WithRelated("roots/app/main.tf(8,11): roots/app reads it");

    [Test]
    public void Notes_a_change_of_the_value() => Check<OutputContractChange>(Local + Plan(Changed) + Reader("local", """{ path = "../../terraform.tfstate" }"""))
        .WithMessages("Output subnets changes; read by roots/app.")
        .WithSeverities(Severity.Note);

    [TestCase("local", "{ path = \"../terraform.tfstate\" }", "subnets", "", TestName = "Is silent about readers of another state")]
    [TestCase("local", "{ path = \"../../terraform.tfstate\" }", "vpc", "", TestName = "Is silent about readers of another output")]
    [TestCase("local", "{ path = var.path }", "subnets", "", TestName = "Is silent about readers of a state nobody knows")]
    [TestCase("local", "{ path = \"../../terraform.tfstate\" }", "subnets", "workspace = \"blue\"", TestName = "Is silent about readers of another workspace")]
    [TestCase("s3", "{ bucket = \"states\" }", "subnets", "", TestName = "Is silent about readers that name no state in full")]
    public void Is_silent(string backend, string config, string output, string more) =>
        Check<OutputContractChange>(LocalSilent + Plan(Changed) + Reader(backend, config, output, more) + "variable \"path\" {}\n");

    [TestCase("""{ "actions": ["update"], "before": "a", "after": "a", "before_sensitive": false, "after_sensitive": true }""", TestName = "Is silent about a value that only becomes sensitive")]
    [TestCase("""{ "actions": ["create"], "before": null, "after": "a" }""", TestName = "Is silent about a new output")]
    [TestCase("""{ "actions": ["no-op"], "before": "a", "after": "a" }""", TestName = "Is silent about an unchanged output")]
    public void Is_silent_about_changes_that_break_nobody(string change) =>
        Check<OutputContractChange>(LocalSilent + Plan(change) + Reader("local", """{ path = "../../terraform.tfstate" }"""));

    [Test]
    public void Is_silent_when_nobody_reads_it() => Check<OutputContractChange>(LocalSilent + Plan(Removed));
}
