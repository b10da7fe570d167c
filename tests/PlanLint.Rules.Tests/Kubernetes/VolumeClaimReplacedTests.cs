using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Kubernetes;

using static KubernetesFixtures;
using static RuleTest;

public sealed class VolumeClaimReplacedTests : RuleTests<VolumeClaimReplaced>
{
    protected override RuleCase Case => new("""
        resource "kubernetes_persistent_volume_claim" "data" {
          spec {
            resources {
              requests = { [|storage = "512Gi"|] }
            }
          }
        }

        """ + Plan(Update("kubernetes_persistent_volume_claim.data", Claim("1Ti"), Claim("512Gi").Replace("\"512Gi\"", "{?\"512Gi\"?}", StringComparison.Ordinal))))
    {
        Lookalike = [("\"storage\": \"512Gi\"", "\"storage\": \"1024Gi\"")],
    };

    private static string Claim(string size) => $$"""{ "metadata": [{ "name": "data" }], "spec": [{ "resources": [{ "requests": { "storage": "{{size}}" } }] }] }""";

    [Test]
    public void Reports_a_claim_that_shrinks() => Check<VolumeClaimReplaced>(PlanReported(Update("kubernetes_persistent_volume_claim.data", Claim("1Ti"), Claim("512Gi"))))
        .WithMessages("kubernetes_persistent_volume_claim.data: the claim shrinks from 1Ti to 512Gi; the API server refuses that, so the apply fails.");

    [Test]
    public void Is_silent_about_the_same_size_in_another_notation_and_about_unknown_sizes() => Check<VolumeClaimReplaced>(Plan(
        Update("kubernetes_persistent_volume_claim.a", Claim("1024Mi"), Claim("1Gi")),
        PlanFixture.Change("kubernetes_persistent_volume_claim.b", "update", Claim("1Gi"), """{ "metadata": [{ "name": "data" }], "spec": [{}] }""", """ "after_unknown": { "spec": [{ "resources": true }] } """)));

    [Test]
    public void Reports_a_storage_class_only_when_claims_may_use_it()
    {
        string replaced = Replace("kubernetes_storage_class_v1.fast", """{ "metadata": [{ "name": "fast" }], "volume_binding_mode": "Immediate" }""",
            """{ "metadata": [{ "name": "fast" }], "volume_binding_mode": "WaitForFirstConsumer" }""", """[["volume_binding_mode"]]""");
        Check<VolumeClaimReplaced>(PlanReported(replaced));
        Check<VolumeClaimReplaced>(Plan(replaced) + """

            # file: live/claims.json
            { "apiVersion": "v1", "kind": "PersistentVolumeClaimList", "items": [
              { "apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": { "name": "data", "namespace": "shop", "uid": "1" }, "spec": { "storageClassName": "slow" } },
              { "apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": { "name": "data", "namespace": "store", "uid": "2" }, "spec": { "storageClassName": "slow" } } ] }
            """);
    }
}
