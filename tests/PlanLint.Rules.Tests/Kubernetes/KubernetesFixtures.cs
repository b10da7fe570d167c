using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Kubernetes;

/// <summary>Small plans about cluster objects.</summary>
internal static class KubernetesFixtures
{
    /// <summary>A plan file of the changes given, none of them located in configuration unless the fixture has some.</summary>
    public static string Plan(params IEnumerable<string> changes) => "# file: plan.json\n" + PlanFixture.Plan(changes);

    /// <summary>The same with a finding expected about the plan file.</summary>
    public static string PlanReported(params IEnumerable<string> changes) => "# file: plan.json [||]\n" + PlanFixture.Plan(changes);

    public static string Update(string address, string before, string after, string? extra = null) => PlanFixture.Change(address, "update", before, after, extra);

    public static string Replace(string address, string before, string after, string paths) =>
        PlanFixture.Change(address, "delete, create", before, after, $"\"replace_paths\": {paths}");

    /// <summary>A Cluster of CloudNativePG as <c>kubernetes_manifest</c> holds it.</summary>
    public static string Cluster(string spec, string annotations = "{}") => $$"""
        { "manifest": { "apiVersion": "postgresql.cnpg.io/v1", "kind": "Cluster",
          "metadata": { "name": "db", "namespace": "postgres", "annotations": {{annotations}} }, "spec": {{spec}} } }
        """;
}
