using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Ownership;

using static RuleTest;

/// <summary>PL0204 for parts of objects: what combines with what is in <c>rules/knowledge</c>.</summary>
public sealed class ContentionTests
{
    [Test]
    public void Reports_a_rule_beside_rules_in_line() => Check<DuplicateDeclaration>("""
        # file: main.tf
        resource "aws_security_group" "web" {
          name = "web"

          ingress {
            from_port = 443
            to_port   = 443
            protocol  = "tcp"
          }
        }

        [|resource "aws_security_group_rule" "ssh"|] {
          security_group_id = aws_security_group.web.id
          type              = "ingress"
          from_port         = 22
          to_port           = 22
          protocol          = "tcp"
        }

        resource "aws_vpc_security_group_egress_rule" "all" {
          security_group_id = aws_security_group.web.id
        }
        """).WithMessages("aws_security_group_rule.ssh and aws_security_group.web both decide on rules of one security group: ingress.")
            .WithAddresses("aws_security_group.web", "aws_security_group_rule.ssh");

    [Test]
    public void Follows_the_group_through_modules_locals_and_keys() => Check<DuplicateDeclaration>("""
        # file: main.tf
        module "group" {
          source = "./group"
        }

        module "rule" {
          source = "./rule"
          group  = local.groups["web"]
        }

        locals {
          groups = { web = module.group.ids[0] }
        }
        # file: group/main.tf
        resource "aws_security_group" "this" {
          for_each = toset(["a"])

          egress {
            protocol = "-1"
          }
        }

        output "ids" {
          value = [aws_security_group.this["a"].id]
        }
        # file: rule/main.tf
        variable "group" {
          type = string
        }

        [|resource "aws_vpc_security_group_egress_rule" "all"|] {
          security_group_id = var.group
        }
        """).WithAddresses("module.group.aws_security_group.this[\"a\"]", "module.rule.aws_vpc_security_group_egress_rule.all");

    [TestCase("security_group_id = aws_security_group.other.id", "", TestName = "Is silent about rules of another group")]
    [TestCase("security_group_id = var.group", "", TestName = "Is silent about rules of a group nobody knows")]
    [TestCase("security_group_id = aws_security_group.web.id\n  count = 0", "", TestName = "Is silent about rules that are not made")]
    [TestCase("security_group_id = aws_security_group.web.id\n  count = var.inline ? 0 : 1", "", TestName = "Is silent about rules that are perhaps not made")]
    [TestCase("security_group_id = aws_security_group.web.id\n  provider = aws.west", "", TestName = "Is silent about rules in another account")]
    [TestCase("security_group_id = aws_security_group.web.id", "lifecycle {\n    ignore_changes = [ingress]\n  }", TestName = "Is silent about a group that ignores its rules")]
    public void Is_silent(string rule, string group) => Check<DuplicateDeclaration>($$"""
        # file: main.tf
        variable "group" {
          type = string
        }

        variable "inline" {
          type = bool
        }

        provider "aws" {
        }

        provider "aws" {
          alias = "west"
        }

        resource "aws_security_group" "other" {
        }

        resource "aws_security_group" "web" {
          ingress {
            protocol = "tcp"
          }
          {{group}}
        }

        resource "aws_security_group_rule" "ssh" {
          type = "ingress"
          {{rule}}
        }
        """);

    [Test]
    public void Is_silent_about_a_group_without_rules_in_line_and_about_the_other_direction() => Check<DuplicateDeclaration>("""
        # file: main.tf
        resource "aws_security_group" "bare" {
        }

        resource "aws_security_group_rule" "a" {
          security_group_id = aws_security_group.bare.id
          type              = "ingress"
        }

        resource "aws_security_group_rule" "b" {
          security_group_id = aws_security_group.bare.id
          type              = "ingress"
        }

        resource "aws_security_group" "out" {
          egress {
            protocol = "-1"
          }
        }

        resource "aws_vpc_security_group_ingress_rule" "c" {
          security_group_id = aws_security_group.out.id
        }
        """);

    [Test]
    public void Reports_a_member_of_a_role_that_a_binding_or_a_policy_owns() => Check<DuplicateDeclaration>("""
        # file: main.tf
        resource "google_project_iam_binding" "viewers" {
          project = "shop"
          role    = "roles/viewer"
          members = ["group:all@example.com"]
        }

        [|resource "google_project_iam_member" "ann"|] {
          project = "shop"
          role    = "roles/viewer"
          member  = "user:ann@example.com"
        }

        resource "google_project_iam_member" "bob" {
          project = "shop"
          role    = "roles/editor"
          member  = "user:bob@example.com"
        }

        resource "google_storage_bucket_iam_policy" "logs" {
          bucket      = google_storage_bucket.logs.name
          policy_data = "{}"
        }

        resource "google_storage_bucket" "logs" {
          name = "logs"
        }

        [|resource "google_storage_bucket_iam_binding" "readers"|] {
          bucket  = "logs"
          role    = "roles/storage.objectViewer"
          members = []
        }
        """).WithMessages(
            "google_project_iam_member.ann and google_project_iam_binding.viewers both decide on IAM of one object: roles/viewer.",
            "google_storage_bucket_iam_binding.readers and google_storage_bucket_iam_policy.logs both decide on IAM of one object: roles/storage.objectViewer.");

    [Test]
    public void Is_silent_about_members_alone_other_objects_and_conditions() => Check<DuplicateDeclaration>("""
        # file: main.tf
        resource "google_folder_iam_member" "ann" {
          folder = "1"
          role   = "roles/viewer"
          member = "user:ann@example.com"
        }

        resource "google_folder_iam_member" "bob" {
          folder = "1"
          role   = "roles/viewer"
          member = "user:bob@example.com"
        }

        resource "google_folder_iam_binding" "other" {
          folder  = "2"
          role    = "roles/viewer"
          members = []
        }

        resource "google_organization_iam_binding" "other" {
          org_id  = "1"
          role    = "roles/viewer"
          members = []
        }

        resource "google_folder_iam_binding" "until" {
          folder  = "1"
          role    = "roles/viewer"
          members = []

          condition {
            title      = "until May"
            expression = "request.time < timestamp(\"2027-05-01T00:00:00Z\")"
          }
        }
        """);

    [Test]
    public void Reports_two_bindings_of_one_role_once() => Check<DuplicateDeclaration>("""
        # file: main.tf
        resource "google_pubsub_topic_iam_binding" "a" {
          topic   = google_pubsub_topic.t.id
          role    = "roles/pubsub.publisher"
          members = []
        }

        [|resource "google_pubsub_topic_iam_binding" "b"|] {
          topic   = google_pubsub_topic.t.id
          role    = "roles/pubsub.publisher"
          members = []
        }

        resource "google_pubsub_topic" "t" {
          name = "t"
        }
        """);

    [Test]
    public void Reports_an_exclusive_attachment_of_a_policy_that_others_attach() => Check<DuplicateDeclaration>("""
        # file: main.tf
        resource "aws_iam_policy_attachment" "read" {
          name       = "read"
          policy_arn = aws_iam_policy.read.arn
          roles      = ["a"]
        }

        [|resource "aws_iam_role_policy_attachment" "b"|] {
          role       = "b"
          policy_arn = aws_iam_policy.read.arn
        }

        resource "aws_iam_role_policy_attachment" "c" {
          role       = "b"
          policy_arn = aws_iam_policy.write.arn
        }

        resource "aws_iam_policy" "read" {
        }

        resource "aws_iam_policy" "write" {
        }
        """).WithMessages("aws_iam_role_policy_attachment.b and aws_iam_policy_attachment.read both decide on attachments of one IAM policy.");

    /// <summary>A row of knowledge each: what holds all of a part, and what adds to it.</summary>
    [TestCase("aws_default_security_group", "", "aws_security_group_rule", "security_group_id = aws_default_security_group.all.id\n  type = \"egress\"")]
    [TestCase("aws_route_table", "route {\n    cidr_block = \"10.0.0.0/8\"\n  }", "aws_route", "route_table_id = aws_route_table.all.id")]
    [TestCase("aws_network_acl", "egress {\n    action = \"allow\"\n  }", "aws_network_acl_rule", "network_acl_id = aws_network_acl.all.id\n  egress = true")]
    [TestCase("aws_iam_role", "name = \"app\"\n  managed_policy_arns = [\"arn:aws:iam::aws:policy/ReadOnlyAccess\"]", "aws_iam_role_policy_attachment", "role = aws_iam_role.all.name")]
    [TestCase("aws_iam_role", "inline_policy {\n    name = \"a\"\n  }", "aws_iam_role_policy", "role = aws_iam_role.all.id")]
    [TestCase("aws_autoscaling_group", "target_group_arns = [\"a\"]", "aws_autoscaling_attachment", "autoscaling_group_name = aws_autoscaling_group.all.id")]
    [TestCase("azurerm_network_security_group", "name = \"n\"\n  resource_group_name = \"g\"\n  security_rule {\n    name = \"a\"\n  }", "azurerm_network_security_rule", "network_security_group_name = azurerm_network_security_group.all.name\n  resource_group_name = \"g\"")]
    [TestCase("azurerm_route_table", "name = \"n\"\n  resource_group_name = \"g\"\n  route {\n    name = \"a\"\n  }", "azurerm_route", "route_table_name = \"n\"\n  resource_group_name = \"g\"")]
    [TestCase("azurerm_virtual_network", "name = \"n\"\n  resource_group_name = \"g\"\n  subnet {\n    name = \"a\"\n  }", "azurerm_subnet", "virtual_network_name = \"n\"\n  resource_group_name = \"g\"")]
    [TestCase("google_container_cluster", "name = \"c\"\n  node_pool {\n    name = \"a\"\n  }", "google_container_node_pool", "cluster = google_container_cluster.all.name")]
    [TestCase("google_compute_instance", "name = \"c\"\n  attached_disk {\n    source = \"a\"\n  }", "google_compute_attached_disk", "instance = google_compute_instance.all.id")]
    [TestCase("aws_instance", "ebs_block_device {\n    device_name = \"a\"\n  }", "aws_volume_attachment", "instance_id = aws_instance.all.id")]
    [TestCase("aws_elb", "instances = [\"a\"]", "aws_elb_attachment", "elb = aws_elb.all.id")]
    [TestCase("aws_route53_zone", "vpc {\n    vpc_id = \"a\"\n  }", "aws_route53_zone_association", "zone_id = aws_route53_zone.all.id")]
    [TestCase("aws_rds_cluster", "iam_roles = [\"a\"]", "aws_rds_cluster_role_association", "db_cluster_identifier = aws_rds_cluster.all.id")]
    [TestCase("github_team_members", "team_id = \"1\"", "github_team_membership", "team_id = \"1\"")]
    [TestCase("github_repository_collaborators", "repository = \"r\"", "github_repository_collaborator", "repository = \"r\"")]
    [TestCase("github_issue_labels", "repository = \"r\"", "github_issue_label", "repository = \"r\"")]
    [TestCase("kubernetes_secret_v1", "metadata {\n    name = \"s\"\n    namespace = \"n\"\n  }\n  data = { a = \"b\" }", "kubernetes_secret_v1_data", "metadata {\n    name = \"s\"\n    namespace = \"n\"\n  }\n  data = { a = \"c\" }")]
    public void Reports_what_is_held_as_a_whole_and_added_to(string holder, string holds, string adder, string adds) => Check<DuplicateDeclaration>($$"""
        # file: main.tf
        resource "{{holder}}" "all" {
          {{holds}}
        }

        [|resource "{{adder}}" "one"|] {
          {{adds}}
        }
        """);

    [Test]
    public void Reports_a_key_that_a_config_map_holds_itself() => Check<DuplicateDeclaration>("""
        # file: main.tf
        resource "kubernetes_config_map_v1" "app" {
          metadata {
            name      = "app"
            namespace = "shop"
          }

          data = {
            url  = "a"
            mode = "b"
          }
        }

        [|resource "kubernetes_config_map_v1_data" "url"|] {
          metadata {
            name      = kubernetes_config_map_v1.app.metadata[0].name
            namespace = "shop"
          }

          data = {
            url = "c"
          }
        }

        resource "kubernetes_config_map_v1_data" "other_key" {
          metadata {
            name      = "app"
            namespace = "shop"
          }

          data = {
            level = "c"
          }
        }

        resource "kubernetes_config_map_v1_data" "other_namespace" {
          metadata {
            name      = "app"
            namespace = "lab"
          }

          data = {
            url = "c"
          }
        }
        """).WithMessages("kubernetes_config_map_v1_data.url and kubernetes_config_map_v1.app both decide on data of one ConfigMap: url.");

    [Test]
    public void Reports_a_label_that_a_namespace_holds_itself() => Check<DuplicateDeclaration>("""
        # file: main.tf
        resource "kubernetes_namespace_v1" "shop" {
          metadata {
            name   = "shop"
            labels = { team = "a" }
          }
        }

        [|resource "kubernetes_labels" "shop"|] {
          api_version = "v1"
          kind        = "Namespace"

          metadata {
            name = "shop"
          }

          labels = {
            team = "b"
          }
        }

        resource "kubernetes_labels" "other_kind" {
          api_version = "v1"
          kind        = "Node"

          metadata {
            name = "shop"
          }

          labels = {
            team = "b"
          }
        }
        """);

    [Test]
    public void Can_be_suppressed() => Check<DuplicateDeclaration>("""
        # file: main.tf
        resource "azurerm_key_vault" "main" {
          access_policy {
            object_id = "1"
          }
        }

        # planlint:disable=PL0204 reason="being moved, OPS-12"
        resource "azurerm_key_vault_access_policy" "app" {
          key_vault_id = azurerm_key_vault.main.id
        }
        """).Suppressed.ShouldHaveSingleItem();

    [Test]
    public void Warns_once_of_an_object_whose_claimants_say_the_same() => Check<DuplicateDeclaration>("""
        # file: main.tf
        resource "google_storage_bucket_iam_binding" "b" {
          bucket  = "data"
          role    = "roles/storage.objectViewer"
          members = ["user:a@example.org"]
        }

        [|resource "google_storage_bucket_iam_member" "b"|] {
          bucket = "data"
          role   = "roles/storage.objectViewer"
          member = "user:a@example.org"
        }

        resource "google_storage_bucket_iam_policy" "b" {
          bucket      = "data"
          policy_data = jsonencode({ bindings = [{ role = "roles/storage.objectViewer", members = ["user:a@example.org"] }] })
        }
        """).WithSeverities(Severity.Warning);

    [Test]
    public void Is_an_error_where_one_takes_away_what_another_says() => Check<DuplicateDeclaration>("""
        # file: main.tf
        resource "google_storage_bucket_iam_binding" "b" {
          bucket  = "data"
          role    = "roles/storage.objectViewer"
          members = ["user:a@example.org"]
        }

        [|resource "google_storage_bucket_iam_member" "b"|] {
          bucket = "data"
          role   = "roles/storage.objectViewer"
          member = "user:b@example.org"
        }
        """).WithSeverities(Severity.Error);

    [TestCase("user:a@example.org", Severity.Warning)]
    [TestCase("user:b@example.org", Severity.Error)]
    public void Compares_what_is_said_under_one_condition(string member, Severity severity) => Check<DuplicateDeclaration>($$"""
        # file: main.tf
        resource "google_storage_bucket_iam_binding" "b" {
          bucket  = "data"
          role    = "roles/storage.objectViewer"
          members = ["user:a@example.org"]

          condition {
            title      = "until"
            expression = "request.time < x"
          }
        }

        [|resource "google_storage_bucket_iam_member" "b"|] {
          bucket = "data"
          role   = "roles/storage.objectViewer"
          member = "{{member}}"

          condition {
            title      = "until"
            expression = "request.time < x"
          }
        }
        """).WithSeverities(severity);

    [Test]
    public void Does_not_take_members_that_are_not_known_for_the_same() => Check<DuplicateDeclaration>("""
        # file: main.tf
        variable "more" {}

        resource "google_storage_bucket_iam_binding" "a" {
          bucket  = "data"
          role    = "roles/storage.objectViewer"
          members = ["user:a@example.org"]
        }

        [|resource "google_storage_bucket_iam_binding" "b"|] {
          bucket  = "data"
          role    = "roles/storage.objectViewer"
          members = ["user:a@example.org", var.more]
        }
        """).WithSeverities(Severity.Error);

    [TestCase("egress = []", true)]
    [TestCase("dynamic \"egress\" {\n    for_each = []\n    content {}\n  }", false)]
    [TestCase("egress = null", false)]
    [TestCase("egress = var.rules", false)]
    public void An_empty_list_that_is_written_decides_on_all_there_is(string egress, bool isReported)
    {
        string mark = isReported ? "[|" : "", end = isReported ? "|]" : "";
        Check<DuplicateDeclaration>($$"""
            # file: main.tf
            variable "rules" {}

            resource "aws_security_group" "main" {
              name = "host"
              {{egress}}
            }

            {{mark}}resource "aws_vpc_security_group_egress_rule" "all"{{end}} {
              security_group_id = aws_security_group.main.id
            }
            """);
    }
}
