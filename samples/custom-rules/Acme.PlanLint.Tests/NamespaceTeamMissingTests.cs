using PlanLint.Testing;

namespace Acme.PlanLint.Tests;

public sealed class NamespaceTeamMissingTests
{
    // [| and |] stand around what is reported; everything else must stay silent.
    [Test]
    public void Reports_a_namespace_without_labels_and_adds_them() => RuleTester.Check<NamespaceTeamMissing>("""
        [|resource "kubernetes_namespace_v1" "shop"|] {
          metadata {
            name = "shop"
          }
        }
        """)
        .WithMessages("kubernetes_namespace_v1.shop has no label 'team'.")
        .FixedTo("""
        # file: main.tf
        resource "kubernetes_namespace_v1" "shop" {
          metadata {
            name = "shop"

            labels = { team = "unknown" }
          }
        }
        """);

    // {? and ?} stand around what decides: the rule must be silent when it is not known.
    [Test]
    public void Fires_and_knows_when_to_be_silent() => new RuleCase("""
        resource "kubernetes_namespace_v1" "shop" {
          metadata {
            [|labels = {?{ stage = "prod" }?}|]
          }
        }
        """)
    {
        Lookalike = [("stage", "team")],
    }.Check(new NamespaceTeamMissing());
}
