using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class ApplierLosesAccessTests : RuleTests<ApplierLosesAccess>
{
    private const string Metadata = "\"metadata\": [ { \"name\": \"aws-auth\", \"namespace\": \"kube-system\" } ]";

    protected override RuleCase Case => new("""
        # file: main.tf
        resource "azurerm_kubernetes_cluster" "a" {
          api_server_access_profile {
            [|authorized_ip_ranges = ["10.0.0.0/8"]|]
          }
        }
        # file: plan.json
        { "resource_changes": [ { "address": "azurerm_kubernetes_cluster.a", "change": { "actions": ["update"],
          "before": { "api_server_access_profile": [ { "authorized_ip_ranges": ["10.0.0.0/8", "192.0.2.1/32"] } ] },
          "after": { "api_server_access_profile": [ { "authorized_ip_ranges": {?["10.0.0.0/8"]?} } ] } } } ] }
        """)
    {
        Lookalike = [("{ \"authorized_ip_ranges\": [\"10.0.0.0/8\"] }", "{ \"authorized_ip_ranges\": [\"192.0.2.1/32\", \"10.0.0.0/8\"] }")],
    };

    [Test]
    public void Reports_who_is_locked_out_by_a_later_plan() => Check<ApplierLosesAccess>("""
        # file: plan.json [||]
        { "complete": false, "resource_changes": [], "deferred_changes": [ { "reason": "provider_config_unknown", "resource_change":
          { "address": "azurerm_kubernetes_cluster.a", "change": { "actions": ["update"],
            "before": { "api_server_access_profile": [ { "authorized_ip_ranges": ["10.0.0.0/8", "192.0.2.1/32"] } ] },
            "after": { "api_server_access_profile": [ { "authorized_ip_ranges": ["10.0.0.0/8"] } ] } } } } ] }
        """).WithMessages("azurerm_kubernetes_cluster.a will be updated in a later plan, which no longer lets \"192.0.2.1/32\" into the endpoint of the cluster.");

    [Test]
    public void Names_the_roles_that_leave_aws_auth() => Check<ApplierLosesAccess>($$"""
        # file: main.tf
        resource "kubernetes_config_map_v1" "aws_auth" {
          metadata {
            name      = "aws-auth"
            namespace = "kube-system"
          }

          data = {
            [|mapRoles = "- rolearn: admin"|]
          }
        }
        # file: plan.json
        { "resource_changes": [ { "address": "kubernetes_config_map_v1.aws_auth", "change": { "actions": ["update"],
          "before": { {{Metadata}}, "data": { "mapRoles": "- rolearn: admin\n- rolearn: nodes\n" } },
          "after": { {{Metadata}}, "data": { "mapRoles": "- rolearn: admin\n" } } } } ] }
        """)
        .WithMessages("kubernetes_config_map_v1.aws_auth will be updated, which no longer lets \"nodes\" into the cluster.")
        .WithSeverities(Severity.Error);

    [TestCase("aws_eks_access_entry", "\"delete\"", """{ "principal_arn": "role/ci" }""", "null", "which no longer lets \"role/ci\" into the cluster")]
    [TestCase("aws_kms_key", "\"update\"", """{ "policy": "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[\"root\",\"ci\"]},\"Action\":\"kms:*\"}]}" }""", """{ "policy": "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"ci\"},\"Action\":\"kms:*\"}]}" }""", "which no longer lets \"root\" into what the policy guards")]
    [TestCase("azurerm_kubernetes_cluster", "\"update\"", """{ "api_server_access_profile": [ { "authorized_ip_ranges": ["10.0.0.0/8", "192.0.2.1/32"] } ] }""", """{ "api_server_access_profile": [ { "authorized_ip_ranges": ["10.0.0.0/8"] } ] }""", "which no longer lets \"192.0.2.1/32\" into the endpoint of the cluster")]
    [TestCase("google_project_iam_member", "\"delete\"", """{ "role": "roles/owner", "member": "serviceAccount:terraform@shop.example" }""", "null", "which no longer lets \"serviceAccount:terraform@shop.example\" into what it administers")]
    [TestCase("kubernetes_cluster_role_binding_v1", "\"update\"", """{ "role_ref": [ { "name": "cluster-admin" } ], "subject": [ { "kind": "Group", "name": "ops" } ] }""", """{ "role_ref": [ { "name": "cluster-admin" } ], "subject": [ { "kind": "User", "name": "a" } ] }""", "which no longer lets \"Group ops\" into the cluster")]
    public void Knows_other_ways_in(string type, string actions, string before, string after, string end)
    {
        var result = Check<ApplierLosesAccess>($$"""
            # file: plan.json [||]
            { "resource_changes": [ { "address": "{{type}}.a", "change": { "actions": [{{actions}}], "before": {{before}}, "after": {{after}} } } ] }
            """);
        result.Single.Message.ShouldEndWith($" {end}.");
    }

    [TestCase("kubernetes_config_map_v1", """{ "metadata": [ { "name": "other", "namespace": "kube-system" } ], "data": { "mapRoles": "- rolearn: a" } }""", """{ "metadata": [ { "name": "other", "namespace": "kube-system" } ], "data": {} }""")]
    [TestCase("google_project_iam_member", """{ "role": "roles/viewer", "member": "serviceAccount:terraform@shop.example" }""", "null")]
    [TestCase("aws_eks_cluster", """{ "vpc_config": [ { "public_access_cidrs": ["10.0.0.0/8"] } ] }""", """{ "vpc_config": [ { "public_access_cidrs": ["0.0.0.0/0"] } ] }""")]
    public void Is_silent_about_what_locks_nobody_out(string type, string before, string after) => Check<ApplierLosesAccess>($$"""
        # file: plan.json
        { "resource_changes": [ { "address": "{{type}}.a", "change": { "actions": [{{(after == "null" ? "\"delete\"" : "\"update\"")}}], "before": {{before}}, "after": {{after}} } } ] }
        """);

    [Test]
    public void Is_silent_about_what_another_resource_lets_in() => Check<ApplierLosesAccess>("""
        # file: plan.json
        { "resource_changes": [
          { "address": "aws_eks_access_entry.a", "change": { "actions": ["delete"], "before": { "principal_arn": "role/ci" } } },
          { "address": "aws_eks_access_entry.b", "change": { "actions": ["create"], "after": { "principal_arn": "role/ci" } } } ] }
        """);
}
