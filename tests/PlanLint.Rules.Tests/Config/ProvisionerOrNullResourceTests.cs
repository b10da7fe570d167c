using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Config;

using static RuleTest;

public sealed class ProvisionerOrNullResourceTests : RuleTests<ProvisionerOrNullResource>
{
    protected override RuleCase Case => new("""
        resource "terraform_data" "a" {
          [|provisioner "local-exec"|] {
            command = "make"
          }
        }
        """)
    {
        Lookalike = [("provisioner \"local-exec\"", "timeouts")],
        AlwaysKnown = "The block decides, whatever its command is.",
    };

    [Test]
    public void Names_the_tool_and_when_it_runs() => Check<ProvisionerOrNullResource>("""
        resource "null_resource" "a" {
          [|provisioner "local-exec"|] {
            when    = destroy
            command = "kubectl delete ns ${self.id}"
          }
        }
        """).WithMessages("null_resource.a runs kubectl (local-exec) when it is destroyed; plans do not show what that does.");

    [Test]
    public void Is_silent_about_markers() => Check<ProvisionerOrNullResource>("""
        resource "terraform_data" "a" {
          input = 1
        }

        resource "null_resource" "b" {}
        """);
}
