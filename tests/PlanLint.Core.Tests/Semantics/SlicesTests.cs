using PlanLint.Loading;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Testing;

namespace PlanLint.Core.Tests.Semantics;

public class SlicesTests
{
    private static readonly Lazy<(ModuleTree Tree, Slices Slices)> Incident = new(() =>
    {
        var tree = new ModuleLoader(new DiskFileSource(Path.Combine(RepositoryFiles.Root(), "samples", "incident")),
            new ModuleLoadOptions { Variables = [new VariableOption(true, "terraform/k3s.tfvars")] }).Load("terraform");
        return (tree, new Slices(tree.Evaluation));
    });

    [TestCase("pal-e-app", true, true)]
    [TestCase("landing", true, false)]
    [TestCase("woodpecker-agent", false, false)]
    public void One_service_of_the_incident_slices_to_the_instances_it_feeds(string service, bool hasRobot, bool hasFunnel)
    {
        List<string> expected = [$"argocd_application.service[\"{service}\"]", $"kubernetes_namespace_v1.service[\"{service}\"]"];
        if (hasRobot) expected.AddRange([$"harbor_project.service[\"{service}\"]", $"harbor_robot_account.service_ci[\"{service}\"]", $"kubernetes_secret_v1.harbor_creds[\"{service}\"]"]);
        if (hasFunnel) expected.Add($"kubernetes_ingress_v1.service_funnel[\"{service}\"]");
        Slice(Entry("services", service)).ShouldBe(expected.Order(StringComparer.Ordinal));
    }

    [Test]
    public void One_robot_token_of_the_incident_slices_to_one_secret() =>
        Slice(Entry("harbor_robot_tokens", "playme2k")).ShouldBe(["kubernetes_secret_v1.harbor_creds[\"playme2k\"]"]);

    [Test]
    public void The_port_of_one_service_slices_to_its_ingress() =>
        Slice(((ObjectSyntax)Entry("services", "pal-e-app").Value).Items.Single(i => i.Key.LiteralKey == "port")).ShouldBe(["kubernetes_ingress_v1.service_funnel[\"pal-e-app\"]"]);

    [Test]
    public void The_tailnet_slices_to_all_secrets_and_the_client() =>
        Slice(Incident.Value.Tree.Assignment("tailnet")!.Attribute!).ShouldBe(
            ((IEnumerable<string>)["keycloak_openid_client.westside_app", "keycloak_openid_group_membership_protocol_mapper.groups"])
            .Concat(Incident.Value.Tree.Evaluation.Instances(Incident.Value.Tree.Root.Resources["kubernetes_secret_v1.harbor_creds"]!).Addresses.Select(a => a.ToString())).Order(StringComparer.Ordinal));

    [Test]
    public void The_labels_slice_to_everything_that_carries_them()
    {
        var sliced = Slice(Incident.Value.Tree.Root.Locals["common_labels"]!.Value);
        sliced.ShouldContain("kubernetes_manifest.cnpg_cluster");
        sliced.ShouldContain("kubernetes_namespace_v1.postgres");
        sliced.ShouldNotContain("harbor_project.service[\"landing\"]");
        sliced.ShouldNotContain("keycloak_realm.westside");
    }

    [Test]
    public void A_resource_slices_to_itself_and_what_depends_on_it() =>
        Incident.Value.Slices.Of(Incident.Value.Tree.Root.Resources["keycloak_realm.westside"]!).Select(a => a.Type).Distinct().ShouldBe(
            ["keycloak_openid_client", "keycloak_openid_group_membership_protocol_mapper", "keycloak_realm", "keycloak_role"]);

    [Test]
    public void Keys_are_followed_through_modules()
    {
        var tree = TestModules.Load("""
            variable "apps" {}
            module "app" {
              for_each = var.apps
              source   = "./app"
              size     = each.value.size
            }
            # file: app/main.tf
            variable "size" {}
            resource "aws_x" "a" { size = var.size }
            resource "aws_x" "b" { size = aws_x.a.arn }
            resource "aws_x" "c" {}
            # file: terraform.tfvars
            apps = {
              one = { size = 1 }
              two = { size = 2 }
            }
            """);
        var slices = new Slices(tree.Evaluation);
        var one = ((ObjectSyntax)tree.Assignment("apps")!.Value!).Items[0];
        slices.Of(one).Select(a => a.ToString()).ShouldBe(["module.app[\"one\"].aws_x.a", "module.app[\"one\"].aws_x.b", "module.app[\"one\"].aws_x.c"]);
        slices.Of(((ObjectSyntax)one.Value).Items[0]).Select(a => a.ToString()).ShouldBe(["module.app[\"one\"].aws_x.a", "module.app[\"one\"].aws_x.b"]);
    }

    [Test]
    public void What_is_not_known_counts_as_all()
    {
        var tree = TestModules.Load("""
            variable "key" {}
            locals { m = { a = 1, b = 2 } }
            resource "aws_x" "a" { size = local.m[var.key] }
            resource "aws_x" "b" { size = local.m["b"] }
            """);
        var first = ((ObjectSyntax)tree.Root.Locals[0].Value).Items[0];
        new Slices(tree.Evaluation).Of(first).Select(a => a.ToString()).ShouldBe(["aws_x.a"]);
    }

    [Test]
    public void A_cycle_ends()
    {
        var tree = TestModules.Load("""
            locals {
              a = [local.b]
              b = { x = local.a[0] }
            }
            resource "aws_x" "a" { size = local.a }
            """);
        new Slices(tree.Evaluation).Of(tree.Root.Locals["b"]!).Select(a => a.ToString()).ShouldBe(["aws_x.a"]);
    }

    private static ObjectItemSyntax Entry(string variable, string key) =>
        ((ObjectSyntax)Incident.Value.Tree.Assignment(variable)!.Value!).Items.Single(i => i.Key.LiteralKey == key);

    private static IEnumerable<string> Slice(SyntaxNode node) => Incident.Value.Slices.Of(node).Select(a => a.ToString()).Order(StringComparer.Ordinal);
}
