using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Config;

using static RuleTest;

public sealed class RemoteStateCouplingTests : RuleTests<RemoteStateCoupling>
{
    protected override RuleCase Case => new("""
        data "terraform_remote_state" "db" {}

        locals {
          a = [|data.terraform_remote_state.db.outputs[{?"password"?}]|]
        }
        """)
    {
        Lookalike = [("\"password\"", "\"vpc_id\"")],
    };

    [TestCase("data.terraform_remote_state.db.outputs")]
    [TestCase("data.terraform_remote_state.db.outputs.password")]
    public void Reports_whole_states_and_secrets(string value) => Check<RemoteStateCoupling>($$"""
        data "terraform_remote_state" "db" {}

        locals {
          a = [|{{value}}|]
        }
        """);

    [Test]
    public void Is_silent_about_one_plain_output() => Check<RemoteStateCoupling>("""
        data "terraform_remote_state" "db" {}

        locals {
          a = data.terraform_remote_state.db.outputs.vpc_id
        }
        """);
}
