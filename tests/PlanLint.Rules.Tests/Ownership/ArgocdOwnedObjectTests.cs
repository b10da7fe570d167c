using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Ownership;

using static OwnershipFixtures;
using static RuleTest;

public sealed class ArgocdOwnedObjectTests : RuleTests<ArgocdOwnedObject>
{
    protected override RuleCase Case => new(Reported + Plan(Create("kubernetes_secret_v1.creds", Named)) + LiveSecret(ArgoLabel))
    {
        Lookalike = [("argocd.argoproj.io/instance", "app.kubernetes.io/instance")],
    };

    private const string TrackingId = """, "annotations": { "argocd.argoproj.io/tracking-id": "shop:/Secret:shop/creds" }""";

    [Test]
    public void Is_an_error_when_the_plan_creates_what_an_application_tracks() =>
        Check<ArgocdOwnedObject>(Reported + Plan(Create("kubernetes_secret_v1.creds", Secret)) + LiveSecret(ArgoLabel))
            .WithMessages("kubernetes_secret_v1.creds has two owners: Terraform, and Argo CD application shop, which tracks Secret shop/creds.")
            .WithSeverities(Severity.Error);

    [Test]
    public void Warns_of_an_update_from_what_the_plan_shows() =>
        Check<ArgocdOwnedObject>(Reported + Plan(Update("kubernetes_secret_v1.creds", """{ "metadata": [{ "name": "creds", "namespace": "shop", "labels": { "argocd.argoproj.io/instance": "shop" } }] }""", Secret)))
            .WithSeverities(Severity.Warning);

    [Test]
    public void Reads_tracking_ids_and_ignores_those_of_other_objects()
    {
        Check<ArgocdOwnedObject>(Reported + Plan(Create("kubernetes_secret_v1.creds", Secret)) + LiveSecret(TrackingId));
        Check<ArgocdOwnedObject>(Silent + Plan(Create("kubernetes_secret_v1.creds", Secret)) + LiveSecret(TrackingId.Replace("shop/creds", "shop/other")));
    }

    [Test]
    public void Is_one_finding_a_block_as_loud_as_its_loudest_instance() =>
        Check<ArgocdOwnedObject>(Reported
            + Plan(Create("kubernetes_secret_v1.creds[\"a\"]", Secret), Update("kubernetes_secret_v1.creds[\"b\"]", Secret.Replace("shop", "b"), Secret.Replace("shop", "b")))
            + Live("v1", "Secret", "\"name\": \"creds\", \"namespace\": \"shop\"" + ArgoLabel, "\"name\": \"creds\", \"namespace\": \"b\"" + ArgoLabel))
            .WithSeverities(Severity.Error);

    [Test]
    public void Reads_a_tracking_id_that_the_plan_shows()
    {
        string before = """{ "metadata": [{ "name": "creds", "namespace": "shop", "annotations": { "argocd.argoproj.io/tracking-id": "shop:/Secret:shop/creds" } }] }""";
        Check<ArgocdOwnedObject>(Reported + Plan(Update("kubernetes_secret_v1.creds", before, Secret)));
        Check<ArgocdOwnedObject>(Silent + Plan(Update("kubernetes_secret_v1.creds", before.Replace("shop/creds\"", "shop/copy\"", StringComparison.Ordinal), Secret)));
        Check<ArgocdOwnedObject>(Silent + Plan(Update("kubernetes_secret_v1.creds", before.Replace("shop:/Secret:shop/creds", "shop", StringComparison.Ordinal), Secret)));
    }
}
