using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Ownership;

using static OwnershipFixtures;
using static RuleTest;

public sealed class InventoryInsufficientTests : RuleTests<InventoryInsufficient>
{
    protected override RuleCase Case => new("# file: plan.json [||]\n" + Testing.PlanFixture.Plan(
        Create("kubernetes_ingress_v1.a", """{ "metadata": [{ "name": {?"a"?}, "namespace": "shop" }] }""")) + "\n" + LiveSecret())
    {
        Lookalike = [("kubernetes_ingress_v1.a", "kubernetes_secret_v1.a")],
    };

    [Test]
    public void Reports_kinds_nobody_looked_at_with_the_command_to_look() =>
        Check<InventoryInsufficient>("# file: plan.json [||]\n" + PlanFixture.Plan(
            Create("kubernetes_ingress_v1.a", """{ "metadata": [{ "name": "a", "namespace": "shop" }] }"""),
            Create("kubernetes_ingress_v1.b", """{ "metadata": [{ "name": "b", "namespace": "shop" }] }""")) + "\n" + LiveSecret())
            .WithMessages("Inventory does not cover Ingress.networking.k8s.io; absence is not proven. Run: kubectl get ingresses.networking.k8s.io -A -o json.")
            .WithAddresses("kubernetes_ingress_v1.a", "kubernetes_ingress_v1.b");

    [Test]
    public void Is_silent_where_the_inventory_looked_or_the_namespace_is_not_there()
    {
        Check<InventoryInsufficient>(Plan(Create("kubernetes_secret_v1.a", """{ "metadata": [{ "name": "a", "namespace": "shop" }] }""")) + LiveSecret());
        Check<InventoryInsufficient>(Plan(Create("kubernetes_ingress_v1.a", """{ "metadata": [{ "name": "a", "namespace": "new" }] }""")) + Live("v1", "Namespace", "\"name\": \"shop\""));
    }

    [Test]
    public void Is_silent_about_systems_without_inventory_and_unknown_names() =>
        Check<InventoryInsufficient>(Plan(Create("aws_s3_bucket.a", """{ "bucket": "b" }"""),
            Create("kubernetes_ingress_v1.a", """{ "metadata": [{ "namespace": "shop" }] }""", """ "after_unknown": { "metadata": [{ "name": true }] } """)) + LiveSecret());

    [Test]
    public void Believes_those_who_say_that_it_is_complete() => Check<InventoryInsufficient>("""
        # file: .planlint.hcl
        rule "PL0215" {
          complete = true
        }

        """ + Plan(Create("kubernetes_ingress_v1.a", """{ "metadata": [{ "name": "a", "namespace": "shop" }] }""")) + LiveSecret());

    [Test]
    public void Reports_an_inventory_that_is_older_than_the_plan() => Check<InventoryInsufficient>("# file: plan.json [||]\n" + """
        { "timestamp": "2026-11-20T12:00:00Z", "resource_changes": [] }
        # file: live/own.json
        { "planlint_inventory": 1, "captured_at": "2026-11-20T10:00:00Z", "complete_for": [], "objects": [] }
        """).WithMessages("The inventory of 2026-11-20T10:00:00Z is older than the plan of 2026-11-20T12:00:00Z; what was made in between is not in it. Collect it again.");

    private const string Here = "14ed1854-faf9-5bd7-9cc7-f4c44a919798", There = "99999999-faf9-5bd7-9cc7-f4c44a919798";

    private static string Namespace(string name, string uid) => $$"""{ "metadata": [{ "name": "{{name}}", "uid": "{{uid}}", "labels": {} }] }""";

    private static string Changed(string name, string uid) => Update($"kubernetes_namespace_v1.{name.Replace('-', '_')}", Namespace(name, uid), Namespace(name, uid).Replace("{}", """{ "a": "b" }""", StringComparison.Ordinal));

    private static string Namespaces(string header, params string[] names) =>
        Live("v1", "Namespace", names.Select(n => $"\"name\": \"{n}\"")).Replace("Namespace.json", "Namespace.json" + header, StringComparison.Ordinal);

    private static string KubeSystem(string uid) => $$"""
        # file: main.tf
        data "kubernetes_namespace" "system" {}
        # file: terraform.tfstate
        { "version": 4, "terraform_version": "1.11.4", "serial": 7, "lineage": "l", "resources": [
          { "mode": "data", "type": "kubernetes_namespace", "name": "system", "provider": "provider[\"registry.terraform.io/hashicorp/kubernetes\"]",
            "instances": [ { "attributes": {{Namespace("kube-system", uid)}} } ] } ] }

        """;

    [Test]
    public void Reports_an_inventory_of_another_cluster_by_kube_system() =>
        Check<InventoryInsufficient>(KubeSystem(There) + Plan() + Namespaces(" [||]", "kube-system"))
            .WithMessages($"The inventory is of another cluster: Namespace kube-system has uid {Here} in live/Namespace.json, but {There} in terraform.tfstate.");

    [Test]
    public void Reports_an_inventory_of_another_cluster_by_what_the_plan_changes() =>
        Check<InventoryInsufficient>(Plan(Changed("shop", There), Changed("lab", There)) + Namespaces(" [||]", "shop", "lab")).Single.Confidence.ShouldBe(Confidence.Likely);

    [Test]
    public void Is_silent_when_one_object_was_made_anew_or_uids_agree()
    {
        Check<InventoryInsufficient>(KubeSystem(Here) + Plan() + Namespaces("", "kube-system"));
        Check<InventoryInsufficient>(Plan(Changed("shop", There)) + Namespaces("", "shop"));
        Check<InventoryInsufficient>(Plan(Changed("shop", There), Changed("lab", There), Changed("web", Here)) + Namespaces("", "shop", "lab", "web"));
        Check<InventoryInsufficient>(Plan(Changed("shop", ""), Changed("lab", "")) + Namespaces("", "shop", "lab"));
    }
}
