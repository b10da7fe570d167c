using PlanLint.Semantics;

namespace PlanLint.Core.Tests.Semantics;

public class DependencyGraphTests
{
    [Test]
    public void Dependencies_run_through_locals_outputs_and_call_arguments()
    {
        var tree = TestModules.Load("""
            variable "region" {}
            locals { name = "x-${var.region}" }
            module "net" {
              source = "./net"
              label  = local.name
            }
            resource "terraform_data" "app" { input = module.net.id }
            # file: net/main.tf
            variable "label" {}
            resource "terraform_data" "vpc" { input = var.label }
            output "id" { value = terraform_data.vpc.id }
            """);
        var graph = tree.Dependencies;
        var app = tree.Root.Resources["terraform_data.app"]!;
        graph.DependenciesOf(app).Select(s => s.Reference).ShouldBe(["output.id"]);
        graph.AllDependenciesOf(app).Select(s => s.Reference).Order().ShouldBe(["local.name", "module.net", "output.id", "terraform_data.vpc", "var.label", "var.region"]);
        graph.AllDependentsOf(tree.Root.Variables["region"]!).Select(s => s.Reference).ShouldContain("terraform_data.app");
    }

    [Test]
    public void Depends_on_a_module_is_on_everything_in_it()
    {
        var tree = TestModules.Load("""
            module "net" { source = "./net" }
            resource "terraform_data" "app" { depends_on = [module.net] }
            # file: net/main.tf
            resource "terraform_data" "vpc" {}
            """);
        tree.Dependencies.DependenciesOf(tree.Root.Resources[0]).Select(s => s.Reference).ShouldBe(["module.net", "terraform_data.vpc"]);
    }

    [Test]
    public void A_resource_depends_on_its_provider_configuration()
    {
        var tree = TestModules.Load("""
            resource "aws_eks_cluster" "a" {}
            provider "kubernetes" { host = aws_eks_cluster.a.endpoint }
            resource "kubernetes_secret_v1" "b" {}
            """);
        tree.Dependencies.AllDependenciesOf(tree.Root.Resources["kubernetes_secret_v1.b"]!).Select(s => s.Reference).ShouldBe(["kubernetes", "aws_eks_cluster.a"]);
    }

    [Test]
    public void Cycles_are_sets_in_declaration_order()
    {
        var tree = TestModules.Load("""
            locals {
              c = local.a
              a = local.b
              b = local.c
              d = local.a
              e = local.e
            }
            """);
        tree.Dependencies.Cycles.Select(c => string.Join(' ', c.Select(s => s.Reference))).ShouldBe(["local.c local.a local.b", "local.e"]);
    }

    [Test]
    public void A_long_chain_does_not_overflow_the_stack()
    {
        string text = "locals {\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"a{i} = local.a{i + 1}\n")) + "a20000 = 1\n}";
        var tree = TestModules.Load(text);
        tree.Dependencies.Cycles.ShouldBeEmpty();
        tree.Dependencies.AllDependenciesOf(tree.Root.Locals["a0"]!).Count.ShouldBe(20_000);
    }

    [Test]
    public void References_are_known_both_ways()
    {
        var tree = TestModules.Load("""
            variable "a" {}
            locals { b = [for x in var.a : x] }
            resource "aws_x" "c" {
              count = var.a
              dynamic "set" {
                for_each = local.b
                content { value = set.value }
              }
              lifecycle { ignore_changes = [tags] }
            }
            """);
        var variable = tree.Root.Variables["a"]!;
        tree.References.To(variable).Select(r => $"{r.From.Reference} {r.Role}").ShouldBe(["local.b Value", "aws_x.c Repetition"]);
        tree.References.From(tree.Root.Resources[0]).Select(r => r.Target.Reference).ShouldBe(["var.a", "local.b"]);
        var reference = tree.References.To(variable)[0].Syntax;
        References.DeclarationOf(reference, tree.Root).ShouldBeSameAs(variable);
    }
}
