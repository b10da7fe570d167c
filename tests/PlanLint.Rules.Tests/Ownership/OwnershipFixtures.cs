using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Ownership;

/// <summary>Small plans and inventories about who owns what.</summary>
internal static class OwnershipFixtures
{
    public const string Secret = """{ "metadata": [{ "name": "creds", "namespace": "shop" }] }""";

    /// <summary>The same Secret, its name marked as what decides.</summary>
    public const string Named = """{ "metadata": [{ "name": {?"creds"?}, "namespace": "shop" }] }""";

    /// <summary>A configuration with the Secret that the plans speak of; the finding is expected at its header.</summary>
    public const string Reported = "# file: main.tf\n[|resource \"kubernetes_secret_v1\" \"creds\"|] {\n}\n";

    public const string Silent = "# file: main.tf\nresource \"kubernetes_secret_v1\" \"creds\" {\n}\n";

    public static string Plan(params IEnumerable<string> changes) => "# file: plan.json\n" + PlanFixture.Plan(changes) + "\n";

    public static string Create(string address, string after, string? extra = null) => PlanFixture.Change(address, "create", null, after, extra);

    public static string Update(string address, string before, string after, string? extra = null) => PlanFixture.Change(address, "update", before, after, extra);

    public static string NoOp(string address, string values, string? extra = null) => PlanFixture.Change(address, "no-op", values, values, extra);

    public static string Import(string id) => $$""" "importing": { "id": "{{id}}" } """;

    /// <summary>A list of one kind; <paramref name="metadata"/> of each object without braces.</summary>
    public static string Live(string apiVersion, string kind, params IEnumerable<string> metadata) =>
        $"# file: live/{kind}.json\n" + $$"""{ "apiVersion": "v1", "kind": "List", "items": [{{string.Join(",\n", metadata.Select(m => $$"""{ "apiVersion": "{{apiVersion}}", "kind": "{{kind}}", "metadata": { {{m}}, "uid": "14ed1854-faf9-5bd7-9cc7-f4c44a919798", "creationTimestamp": "2026-01-09T00:12:34Z" } }"""))}}] }""" + "\n";

    public static string LiveSecret(string more = "") => Live("v1", "Secret", "\"name\": \"creds\", \"namespace\": \"shop\"" + more);

    public const string Helm = """, "labels": { "app.kubernetes.io/managed-by": "Helm" }, "annotations": { "meta.helm.sh/release-name": "grafana", "meta.helm.sh/release-namespace": "shop" }""";

    public const string ArgoLabel = """, "labels": { "argocd.argoproj.io/instance": "shop" }""";

    public const string Controller = """, "ownerReferences": [{ "apiVersion": "postgresql.cnpg.io/v1", "kind": "Cluster", "name": "db", "uid": "1", "controller": true }]""";

    /// <summary>A state of another root with one resource.</summary>
    public static string State(string type, string attributes, string name = "theirs") =>
        "# file: platform/terraform.tfstate\n" + $$"""
        { "version": 4, "terraform_version": "1.11.4", "serial": 7, "lineage": "3f1c", "outputs": {}, "resources": [
          { "mode": "managed", "type": "{{type}}", "name": "{{name}}", "provider": "provider[\"registry.terraform.io/hashicorp/kubernetes\"]",
            "instances": [{ "schema_version": 0, "attributes": {{attributes}} }] } ] }
        """ + "\n";

    /// <summary>A CloudNativePG cluster.</summary>
    public static string Cluster(int instances) =>
        $$"""{ "apiVersion": "postgresql.cnpg.io/v1", "kind": "Cluster", "metadata": { "name": "db", "namespace": "postgres" }, "spec": { "instances": {{instances}} } }""";
}
