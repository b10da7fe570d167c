using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Ownership;

using static OwnershipFixtures;
using static RuleTest;

public sealed class ImportIdMismatchTests : RuleTests<ImportIdMismatch>
{
    protected override RuleCase Case => new("""
        import {
          to = kubernetes_namespace_v1.shop
          id = [|"shops"|]
        }

        resource "kubernetes_namespace_v1" "shop" {
          metadata {
            name = {?"shop"?}
          }
        }
        """)
    {
        Lookalike = [("\"shops\"", "\"shop\"  ")],
    };

    private const string Namespace = """

        resource "kubernetes_namespace_v1" "shop" {
          metadata {
            name = "shop"
          }
        }
        """;

    [Test]
    public void Reports_an_id_of_the_wrong_form_and_writes_the_right_one() => Check<ImportIdMismatch>("""
        # file: main.tf
        import {
          to = kubernetes_manifest.db
          id = [|"postgres/db"|]
        }

        resource "kubernetes_manifest" "db" {
          manifest = {
            apiVersion = "postgresql.cnpg.io/v1"
            kind       = "Cluster"
            metadata   = { name = "db", namespace = "postgres" }
          }
        }
        """)
        .WithMessages("Import id 'postgres/db' is not valid for kubernetes_manifest; the format is 'apiVersion={apiVersion},kind={kind},[namespace={namespace},]name={name}', so here 'apiVersion=postgresql.cnpg.io/v1,kind=Cluster,namespace=postgres,name=db'.")
        .FixedTo("""
            # file: main.tf
            import {
              to = kubernetes_manifest.db
              id = "apiVersion=postgresql.cnpg.io/v1,kind=Cluster,namespace=postgres,name=db"
            }

            resource "kubernetes_manifest" "db" {
              manifest = {
                apiVersion = "postgresql.cnpg.io/v1"
                kind       = "Cluster"
                metadata   = { name = "db", namespace = "postgres" }
              }
            }
            """);

    [Test]
    public void Reports_an_id_of_another_object() => Check<ImportIdMismatch>("""
        # file: main.tf
        import {
          to = kubernetes_namespace_v1.shop
          id = [|"shops"|]
        }
        """ + Namespace).WithMessages("Import id 'shops' names another object than kubernetes_namespace_v1.shop declares; that one is 'shop'.");

    [Test]
    public void Holds_ids_of_a_server_against_their_form_alone() => Check<ImportIdMismatch>("""
        # file: main.tf
        import {
          to = harbor_robot_account.a
          id = [|"ci"|]
        }

        import {
          to = harbor_robot_account.b
          id = "/robots/356"
        }

        resource "harbor_robot_account" "a" {
          name  = "ci"
          level = "system"
        }

        resource "harbor_robot_account" "b" {
          name  = "ci2"
          level = "system"
        }
        """);

    [Test]
    public void Is_silent_about_computed_ids_unknown_names_and_types_with_several_forms() => Check<ImportIdMismatch>("""
        # file: main.tf
        import {
          to = kubernetes_namespace_v1.a
          id = var.id
        }

        import {
          to = kubernetes_namespace_v1.b
          id = "anything"
        }

        import {
          to = google_storage_bucket.c
          id = "project/bucket"
        }

        variable "id" {
        }

        resource "kubernetes_namespace_v1" "a" {
          metadata {
            name = "a"
          }
        }

        resource "kubernetes_namespace_v1" "b" {
          metadata {
            name = var.id
          }
        }

        resource "google_storage_bucket" "c" {
          name = "bucket"
        }
        """);

    [Test]
    public void Is_silent_about_ids_that_are_hidden_or_differ_by_instance() => Check<ImportIdMismatch>("""
        variable "id" {
          default   = "other"
          sensitive = true
        }

        import {
          to = kubernetes_namespace_v1.shop
          id = var.id
        }

        import {
          for_each = toset(["x"])
          to       = kubernetes_namespace_v1.each[each.key]
          id       = each.key
        }

        import {
          to = kubernetes_namespace_v1.counted
          id = "other"
        }

        resource "kubernetes_namespace_v1" "each" {
          for_each = toset(["x"])

          metadata {
            name = "y"
          }
        }

        resource "kubernetes_namespace_v1" "counted" {
          count = 2

          metadata {
            name = "z${count.index}"
          }
        }
        """ + Namespace);

    [Test]
    public void Compares_with_what_the_plan_imports() => Check<ImportIdMismatch>("""
        import {
          to = kubernetes_namespace_v1.shop
          id = [|"shops"|]
        }

        resource "kubernetes_namespace_v1" "shop" {
          metadata {
            name = terraform_data.name.output
          }
        }

        resource "terraform_data" "name" {}

        """ + Plan(NoOp("kubernetes_namespace_v1.shop", """{ "metadata": [{ "name": "shop" }] }""", Import("shops"))));
}
