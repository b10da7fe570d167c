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

    [Test]
    public void Points_at_labels_that_lack_the_team() => RuleTester.Check<NamespaceTeamMissing>("""
        resource "kubernetes_namespace_v1" "shop" {
          metadata {
            [|labels = { stage = "prod" }|]
          }
        }
        """);

    [Test]
    public void Is_silent_about_labels_that_it_cannot_read() => RuleTester.Check<NamespaceTeamMissing>("""
        variable "labels" {}

        resource "kubernetes_namespace_v1" "a" {
          metadata {
            labels = { team = "a" }
          }
        }

        resource "kubernetes_namespace_v1" "b" {
          metadata {
            labels = var.labels
          }
        }
        """);

    [Test]
    public void Can_be_suppressed() => RuleTester.Check<NamespaceTeamMissing>("""
        # planlint:disable=ACME001 reason="shared by all teams"
        resource "kubernetes_namespace_v1" "shared" {
          metadata {
            name = "shared"
          }
        }
        """);
}
