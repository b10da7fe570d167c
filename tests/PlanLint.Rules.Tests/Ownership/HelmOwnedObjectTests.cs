using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Ownership;

using static OwnershipFixtures;
using static RuleTest;

public sealed class HelmOwnedObjectTests : RuleTests<HelmOwnedObject>
{
    protected override RuleCase Case => new(Reported + Plan(Create("kubernetes_secret_v1.creds", Named)) + LiveSecret(Helm))
    {
        Lookalike = [("\"meta.helm.sh/release-name\": \"grafana\", ", "")],
    };

    [Test]
    public void Reports_a_create_of_what_a_release_owns() =>
        Check<HelmOwnedObject>(Reported + Plan(Create("kubernetes_secret_v1.creds", Secret)) + LiveSecret(Helm))
            .WithMessages("kubernetes_secret_v1.creds will be created, but Secret shop/creds belongs to Helm release shop/grafana.")
            .WithSeverities(Severity.Error);

    [Test]
    public void Warns_of_an_update_from_what_the_plan_shows() =>
        Check<HelmOwnedObject>(Reported + Plan(Update("kubernetes_secret_v1.creds", """{ "metadata": [{ "name": "creds", "namespace": "shop", "annotations": { "meta.helm.sh/release-name": "grafana" } }] }""", Secret)))
            .WithSeverities(Severity.Warning);

    [Test]
    public void Is_silent_when_this_configuration_holds_the_release() =>
        Check<HelmOwnedObject>(Silent + Plan(Create("kubernetes_secret_v1.creds", Secret), NoOp("helm_release.grafana", """{ "name": "grafana", "namespace": "shop" }""")) + LiveSecret(Helm));

    [Test]
    public void Is_silent_about_objects_without_a_release() =>
        Check<HelmOwnedObject>(Silent + Plan(Create("kubernetes_secret_v1.creds", Secret)) + LiveSecret(", \"labels\": { \"helm.sh/chart\": \"grafana-1\" }"));

    [Test]
    public void Is_silent_about_what_a_deleted_release_kept() =>
        Check<HelmOwnedObject>(Silent + Plan(Create("kubernetes_secret_v1.creds", Secret))
            + LiveSecret(Helm.Replace("\"meta.helm.sh/release-name\"", "\"helm.sh/resource-policy\": \"keep\", \"meta.helm.sh/release-name\"")));

    [Test]
    public void Reports_a_release_that_is_installed_already() =>
        Check<HelmOwnedObject>("# file: plan.json [||]\n" + PlanFixture.Plan(Create("helm_release.grafana", """{ "name": "grafana", "namespace": "shop" }""")) + "\n"
            + Live("v1", "Secret", "\"name\": \"sh.helm.release.v1.grafana.v3\", \"namespace\": \"shop\""))
            .FixedTo("""
                # file: imports.tf
                import {
                  to = helm_release.grafana
                  id = "shop/grafana"
                }
                """);
}
