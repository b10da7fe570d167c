using PlanLint.Addresses;
using PlanLint.Semantics;
using PlanLint.Values;

namespace PlanLint.Core.Tests.Semantics;

/// <summary>Plan facts point at the text that makes them.</summary>
public class LocateTests
{
    private const string Secrets = """
        variable "services" {}
        locals {
          labels = { team = "a" }
        }
        resource "kubernetes_secret_v1" "creds" {
          for_each = var.services
          metadata {
            name   = each.key
            labels = local.labels
            annotations = {
              "a.b/c" = "1"
              note    = each.value.note
            }
          }
          data = {
            token = each.value.token
          }
          dynamic "port" {
            for_each = [1, 2]
            content {
              number = port.value
            }
          }
        }
        # file: terraform.tfvars
        services = {
          one = { note = "n1", token = "t1" }
          two = { note = "n2", token = "t2" }
        }
        """;

    [TestCase("metadata[0].name", "name   = each.key")]
    [TestCase("metadata[0].labels", "labels = local.labels")]
    [TestCase("metadata[0].annotations[\"a.b/c\"]", "\"a.b/c\" = \"1\"")]
    [TestCase("metadata[0].annotations.note", "note    = each.value.note")]
    [TestCase("metadata[0]", "metadata")]
    [TestCase("metadata[0].generation", "metadata")]
    [TestCase("data.token", "token = each.value.token")]
    [TestCase("port[1].number", "number = port.value")]
    [TestCase("type", "resource \"kubernetes_secret_v1\" \"creds\"")]
    [TestCase("", "resource \"kubernetes_secret_v1\" \"creds\"")]
    public void A_path_leads_to_the_deepest_thing_spelled(string path, string expected) =>
        Text(Secrets, "kubernetes_secret_v1.creds[\"one\"]", path).ShouldBe(expected);

    [Test]
    public void A_key_the_configuration_does_not_spell_is_the_attribute_that_holds_the_map() =>
        Text(Secrets, "kubernetes_secret_v1.creds[\"one\"]", "metadata[0].labels[\"argocd.argoproj.io/instance\"]").ShouldBe("labels = local.labels");

    [Test]
    public void A_multi_line_attribute_is_pointed_at_by_name() =>
        Text(Secrets, "kubernetes_secret_v1.creds[\"one\"]", "metadata[0].annotations").ShouldBe("annotations");

    [Test]
    public void An_attribute_of_an_override_file_is_located_there()
    {
        const string text = """
            resource "aws_x" "a" { size = 1 }
            # file: a_override.tf
            resource "aws_x" "a" { size = 2 }
            """;
        Locate(text, "aws_x.a", "size")!.Location.Path.ShouldBe("a_override.tf");
        Locate(text, "aws_x.a", "")!.Location.Path.ShouldBe("main.tf");
    }

    [Test]
    public void Blocks_of_a_set_are_told_apart_by_value()
    {
        var tree = TestModules.Load("""
            resource "harbor_robot_account" "r" {
              access { action = "pull" }
              access { action = "push" }
            }
            """);
        static Value Access(string action) => Value.Object([KeyValuePair.Create("action", Value.String(action))]);
        var planned = Value.Object([KeyValuePair.Create("access", Value.Tuple([Access("push"), Access("pull")]))]);
        var fact = tree.Locate(ResourceAddress.Parse("harbor_robot_account.r")!, null, TestPaths.Parse("access[0].action"), planned)!;
        fact.Location.ToString().ShouldBe("main.tf(3,12)");
    }

    [Test]
    public void A_removed_block_is_the_place_of_what_it_removes() =>
        Text("removed {\n  from = aws_x.a\n}", "aws_x.a[\"k\"]", "").ShouldBe("removed");

    [Test]
    public void A_moved_block_is_the_place_of_what_is_gone() =>
        Text("moved {\n  from = aws_x.a\n  to   = module.m.aws_x.b\n}", "aws_x.a", "size").ShouldBe("moved");

    [Test]
    public void A_moved_instance_is_found_under_its_new_name_with_the_moved_block_beside_it()
    {
        var fact = Locate("""
            resource "aws_x" "b" { size = 1 }
            moved {
              from = aws_x.a
              to   = aws_x.b
            }
            """, "aws_x.b", "size", "aws_x.a")!;
        fact.Location.ToString().ShouldBe("main.tf(1,24)");
        fact.Related.ShouldHaveSingleItem().Location.ToString().ShouldBe("main.tf(2,1)");
    }

    [Test]
    public void What_is_in_a_module_that_is_not_on_disk_is_at_the_outermost_call()
    {
        const string text = """
            module "app" { source = "./app" }
            # file: app/main.tf
            module "vpc" { source = "registry/vpc/aws" }
            """;
        Locate(text, "module.app.module.vpc.module.deep.aws_vpc.x", "cidr")!.Location.ToString().ShouldBe("app/main.tf(1,1)");
    }

    [Test]
    public void What_left_a_module_is_at_its_call() =>
        Text("module \"app\" { source = \"./app\" }\n# file: app/main.tf", "module.app[\"k\"].aws_vpc.gone", "").ShouldBe("module \"app\"");

    [Test]
    public void What_the_configuration_does_not_know_has_no_place() => Locate("locals {}", "aws_x.gone", "a").ShouldBeNull();

    [Test]
    public void A_value_that_flows_through_a_call_brings_the_call_and_the_variable()
    {
        var fact = Locate("""
            module "m" {
              source = "./m"
              size   = local.size
            }
            locals { size = 3 }
            # file: m/main.tf
            variable "size" {}
            resource "aws_x" "a" { size = var.size }
            """, "module.m.aws_x.a", "size")!;
        fact.Location.ToString().ShouldBe("m/main.tf(2,24)");
        fact.Related.Select(r => r.Location.ToString()).ShouldBe(["m/main.tf(1,1)", "main.tf(3,3)", "main.tf(5,10)"]);
    }

    [Test]
    public void The_key_of_an_instance_is_related()
    {
        var fact = Locate(Secrets, "kubernetes_secret_v1.creds[\"two\"]", "")!;
        fact.Related.ShouldHaveSingleItem().Location.ToString().ShouldBe("terraform.tfvars(3,3)");
    }

    [Test]
    public void The_key_of_a_module_instance_is_related()
    {
        var fact = Locate("""
            module "m" {
              for_each = toset(["a", "b"])
              source   = "./m"
            }
            # file: m/main.tf
            resource "aws_x" "a" {}
            """, "module.m[\"b\"].aws_x.a", "")!;
        fact.Related.ShouldHaveSingleItem().Location.ToString().ShouldBe("main.tf(2,26)");
    }

    [Test]
    public void A_manifest_read_from_yaml_is_located_in_the_yaml()
    {
        var fact = Locate("""
            resource "kubernetes_manifest" "db" { manifest = yamldecode(file("${path.module}/db.yaml")) }
            # file: db.yaml
            apiVersion: v1
            spec:
              storage:
                size: 20Gi
              list:
                - name: a
                - name: b
            """, "kubernetes_manifest.db", "manifest.spec.storage.size")!;
        fact.Location.ToString().ShouldBe("db.yaml(4,5)");
        fact.Location.Source!.ToString(fact.Location.Span).ShouldBe("size: 20Gi");
        fact.Related[0].Location.ToString().ShouldBe("main.tf(1,39)");
    }

    [TestCase("for_each = fileset(path.module, \"m/*.yaml\")", "yamldecode(file(\"${path.module}/${each.value}\"))", "m/a.yaml")]
    [TestCase("for_each = { for f in fileset(path.module, \"m/*.yaml\") : f => yamldecode(file(f)) }", "each.value", "m/a.yaml")]
    [TestCase("for_each = { for f in fileset(path.module, \"m/*.yaml\") : trimsuffix(basename(f), \".yaml\") => yamldecode(templatefile(f, { x = 1 })) }", "each.value", "a")]
    [TestCase("for_each = { one = local.files[\"m/a.yaml\"] }", "each.value", "one")]
    public void A_manifest_an_instance_is_located_in_its_own_file(string repetition, string manifest, string key)
    {
        var fact = Locate($$"""
            resource "kubernetes_manifest" "all" {
              {{repetition}}
              manifest = {{manifest}}
            }
            locals {
              files = { for f in fileset(path.module, "m/*.yaml") : f => yamldecode(file("${path.module}/${f}")) }
            }
            # file: m/a.yaml
            kind: ConfigMap
            metadata:
              name: "a-${x}"
            # file: m/b.yaml
            kind: Secret
            """, $"kubernetes_manifest.all[\"{key}\"]", "manifest.metadata.name")!;
        fact.Location.ToString().ShouldBe("m/a.yaml(3,3)");
        fact.Location.Source!.ToString(fact.Location.Span).ShouldBe("name: \"a-${x}\"");
    }

    [Test]
    public void A_template_that_is_no_yaml_is_the_attribute_that_reads_it() => Text("""
        resource "kubernetes_manifest" "db" { manifest = yamldecode(templatefile("db.tpl", { on = true })) }
        # file: db.tpl
        %{ if on ~}
        a: [
        %{ endif ~}
        """, "kubernetes_manifest.db", "manifest.a").ShouldBe("manifest = yamldecode(templatefile(\"db.tpl\", { on = true }))");

    [Test]
    public void A_json_block_is_located_in_the_json()
    {
        var fact = Locate("""
            # file: main.tf.json
            {
              "resource": { "aws_x": { "a": {
                "size": 1
              } } }
            }
            """, "aws_x.a", "size")!;
        fact.Location.ToString().ShouldStartWith("main.tf.json(3,");
    }

    private static LocatedFact? Locate(string text, string address, string path, string? previous = null) =>
        TestModules.Load(text).Locate(ResourceAddress.Parse(address)!, ResourceAddress.Parse(previous ?? ""), TestPaths.Parse(path));

    private static string? Text(string text, string address, string path)
    {
        var location = Locate(text, address, path)?.Location;
        return location?.Source?.ToString(location.Span);
    }
}
