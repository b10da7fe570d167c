namespace PlanLint.Rules.Tests.Config;

using static RuleTest;

public sealed class IgnoreHidesCriticalTests
{
    [Test]
    public void Points_at_the_attribute() => Check<IgnoreHidesCritical>("""
        resource "aws_instance" "web" {
          lifecycle {
            ignore_changes = [tags, [|ami|], [|user_data|]]
          }
        }
        """);

    [Test]
    public void Is_silent_about_a_part_of_it() => Check<IgnoreHidesCritical>("""
        resource "kubernetes_secret_v1" "a" {
          lifecycle {
            ignore_changes = [data["password"], metadata[0].labels["a"]]
          }
        }
        """);
}
