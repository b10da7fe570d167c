using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Kubernetes;

using static RuleTest;

public sealed class DeclaresOperatorMutatedFieldTests : RuleTests<DeclaresOperatorMutatedField>
{
    protected override RuleCase Case => new("""
        resource "kubernetes_manifest" "db" {
          manifest = {
            apiVersion = "postgresql.cnpg.io/v1"
            kind       = {?"Cluster"?}
            spec = {
              postgresql = {
                [|parameters = { work_mem = "8MB" }|]
              }
            }
          }
        }
        """)
    {
        Lookalike = [("postgresql.cnpg.io/v1", "postgresql.example.com/v1")],
    };

    [Test]
    public void Points_at_the_declared_field_and_adds_it_to_the_list_that_is_there() => Check<DeclaresOperatorMutatedField>("""
        resource "kubernetes_manifest" "db" {
          manifest = {
            apiVersion = "postgresql.cnpg.io/v1"
            kind       = "Cluster"
            spec = {
              postgresql = {
                [|parameters = { work_mem = "8MB" }|]
              }
            }
          }

          computed_fields = ["metadata.annotations"]
        }
        """).FixedTo("""
        # file: main.tf
        resource "kubernetes_manifest" "db" {
          manifest = {
            apiVersion = "postgresql.cnpg.io/v1"
            kind       = "Cluster"
            spec = {
              postgresql = {
                parameters = { work_mem = "8MB" }
              }
            }
          }

          computed_fields = ["metadata.annotations", "spec.postgresql.parameters"]
        }
        """);

    [Test]
    public void Is_silent_about_fields_that_stay_as_they_are_and_about_unknown_ones() => Check<DeclaresOperatorMutatedField>("""
        variable "postgresql" {}

        resource "kubernetes_manifest" "db" {
          manifest = {
            apiVersion = "postgresql.cnpg.io/v1"
            kind       = "Cluster"
            spec       = { instances = 3, postgresql = var.postgresql }
          }
        }
        """);

    [Test]
    public void Is_silent_when_a_field_above_it_is_left_to_others() => Check<DeclaresOperatorMutatedField>("""
        resource "kubernetes_manifest" "db" {
          manifest        = { apiVersion = "postgresql.cnpg.io/v1", kind = "Cluster", spec = { postgresql = { parameters = { a = "1" } } } }
          computed_fields = ["spec.postgresql"]
        }
        """);

    [Test]
    public void Finds_fields_in_lists() => Check<DeclaresOperatorMutatedField>("""
        resource "kubernetes_manifest" "creds" {
          manifest = {
            apiVersion = "external-secrets.io/v1"
            kind       = "ExternalSecret"
            spec = {
              data = [
                { remoteRef = { key = "a", [|conversionStrategy = "Unicode"|] } },
                { remoteRef = { key = "b" } },
              ]
            }
          }
        }
        """);
}
