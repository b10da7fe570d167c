using PlanLint.Addresses;
using PlanLint.Semantics;

namespace PlanLint.Core.Tests.Semantics;

public class ValueProvenanceTests
{
    [Test]
    public void A_value_is_followed_to_the_line_of_the_variable_file() => Chain("""
        variable "services" {}
        locals {
          public = { for name, svc in var.services : name => svc if svc.public }
        }
        resource "aws_x" "a" {
          for_each = local.public
          port     = each.value.port
        }
        # file: terraform.tfvars
        services = {
          one = { public = true, port = 1 }
          two = { public = true, port = 2 }
        }
        """, "aws_x.a[\"two\"]", "port").ShouldBe(
        [
            "main.tf(7,3) aws_x.a",
            "main.tf(3,3) local.public",
            "main.tf(1,1) var.services",
            "terraform.tfvars(3,11) var.services is given here",
            "terraform.tfvars(3,3) var.services is given here",
            "terraform.tfvars(3,26) var.services is given here",
        ], ignoreOrder: true);

    [Test]
    public void A_value_is_followed_through_calls_outputs_and_resources() => Chain("""
        module "net" {
          source = "./net"
          cidr   = "10.0.0.0/8"
        }
        resource "aws_x" "a" { network = module.net.cidr }
        # file: net/main.tf
        variable "cidr" {}
        resource "aws_vpc" "v" { cidr = var.cidr }
        output "cidr" { value = aws_vpc.v.cidr }
        """, "aws_x.a", "network").ShouldBe(
        [
            "main.tf(5,24) aws_x.a",
            "net/main.tf(3,17) module.net.cidr",
            "net/main.tf(2,26) aws_vpc.v",
            "net/main.tf(1,1) var.cidr",
            "main.tf(3,3) argument of module.net",
        ]);

    [Test]
    public void A_default_is_where_a_value_ends() => Chain("""
        variable "size" { default = 3 }
        resource "aws_x" "a" { size = var.size }
        """, "aws_x.a", "size").ShouldBe(["main.tf(2,24) aws_x.a", "main.tf(1,1) var.size", "main.tf(1,19) default of var.size"]);

    [Test]
    public void A_literal_is_its_own_origin() => Chain("resource \"aws_x\" \"a\" { size = 3 }", "aws_x.a", "size").ShouldBe(["main.tf(1,24) aws_x.a"]);

    [Test]
    public void What_the_configuration_does_not_set_has_no_origin() => Chain("resource \"aws_x\" \"a\" {}", "aws_x.a", "size").ShouldBeEmpty();

    private static IEnumerable<string> Chain(string text, string address, string path) =>
        ValueProvenance.Of(TestModules.Load(text).Evaluation, ResourceAddress.Parse(address)!, TestPaths.Parse(path)).Select(p => $"{p.Location} {p.Message}");
}
