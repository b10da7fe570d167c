using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Ownership;

using static OwnershipFixtures;
using static RuleTest;

public sealed class ImportTargetAbsentTests : RuleTests<ImportTargetAbsent>
{
    protected override RuleCase Case => new("""
        import {
          to = [|kubernetes_namespace_v1.shop["tow"]|]
          id = "two"
        }

        resource "kubernetes_namespace_v1" "shop" {
          for_each = {?toset(["two"])?}
        }
        """)
    {
        Lookalike = [("\"tow\"", "\"two\"")],
    };

    private const string Namespaces = """

        resource "kubernetes_namespace_v1" "shop" {
          for_each = toset(["one", "two"])

          metadata {
            name = each.key
          }
        }
        """;

    [Test]
    public void Reports_a_target_without_a_block() => Check<ImportTargetAbsent>("""
        # file: main.tf
        import {
          to = [|kubernetes_namespace_v1.nobody|]
          id = "nobody"
        }
        """).WithMessages("Import target kubernetes_namespace_v1.nobody has no block in the configuration.");

    [Test]
    public void Reports_a_key_that_is_none() => Check<ImportTargetAbsent>("""
        # file: main.tf
        import {
          to = [|kubernetes_namespace_v1.shop["tow"]|]
          id = "two"
        }
        """ + Namespaces).WithMessages("Import target kubernetes_namespace_v1.shop[\"tow\"] is no instance of its block. Did you mean kubernetes_namespace_v1.shop[\"two\"]?");

    [Test]
    public void Reports_what_the_inventory_looked_for_and_did_not_find() => Check<ImportTargetAbsent>("""
        # file: main.tf
        import {
          to = kubernetes_namespace_v1.shop["two"]
          id = [|"two"|]
        }
        """ + Namespaces + "\n" + Plan(NoOp("kubernetes_namespace_v1.shop[\"two\"]", """{ "metadata": [{ "name": "two" }] }""", Import("two")))
        + Live("v1", "Namespace", "\"name\": \"one\""));

    [Test]
    public void Is_silent_about_instances_that_are_there_or_cannot_be_listed() => Check<ImportTargetAbsent>("""
        # file: main.tf
        import {
          to = kubernetes_namespace_v1.shop["one"]
          id = "one"
        }

        import {
          to = kubernetes_namespace_v1.other["x"]
          id = "x"
        }

        variable "names" {
        }

        resource "kubernetes_namespace_v1" "other" {
          for_each = var.names

          metadata {
            name = each.key
          }
        }
        """ + Namespaces);
}
