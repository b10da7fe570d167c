using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Ownership;

using static OwnershipFixtures;
using static RuleTest;

public sealed class ControllerOwnedObjectTests : RuleTests<ControllerOwnedObject>
{
    protected override RuleCase Case => new(Reported + Plan(Create("kubernetes_secret_v1.creds", Named)) + LiveSecret(Controller))
    {
        Lookalike = [(", \"controller\": true", "")],
    };

    [Test]
    public void Reports_what_a_controller_owns() =>
        Check<ControllerOwnedObject>(Reported + Plan(Create("kubernetes_secret_v1.creds", Secret)) + LiveSecret(Controller))
            .WithMessages("kubernetes_secret_v1.creds will be created, but Secret shop/creds is controlled by Cluster/db, which may revert the change.");

    [Test]
    public void Is_silent_about_labels_when_this_configuration_declares_the_owner() =>
        Check<ControllerOwnedObject>(Silent
            + Plan(Update("kubernetes_secret_v1.creds", Secret, """{ "metadata": [{ "name": "creds", "namespace": "shop", "labels": { "a": "b" } }] }"""),
                NoOp("kubernetes_manifest.db", """{ "manifest": { "apiVersion": "postgresql.cnpg.io/v1", "kind": "Cluster", "metadata": { "name": "db", "namespace": "shop" } } }"""))
            + LiveSecret(Controller));

    [Test]
    public void Reports_another_change_even_when_the_owner_is_declared_here() =>
        Check<ControllerOwnedObject>(Reported
            + Plan(Update("kubernetes_secret_v1.creds", Secret, """{ "metadata": [{ "name": "creds", "namespace": "shop" }], "type": "Opaque" }"""),
                NoOp("kubernetes_manifest.db", """{ "manifest": { "apiVersion": "postgresql.cnpg.io/v1", "kind": "Cluster", "metadata": { "name": "db", "namespace": "shop" } } }"""))
            + LiveSecret(Controller));

    [Test]
    public void Reports_labels_when_what_is_declared_here_is_another_object() =>
        Check<ControllerOwnedObject>(Reported
            + Plan(Update("kubernetes_secret_v1.creds", Secret, """{ "metadata": [{ "name": "creds", "namespace": "shop", "labels": { "a": "b" } }] }"""),
                NoOp("kubernetes_manifest.db", """{ "manifest": { "apiVersion": "postgresql.cnpg.io/v1", "kind": "Pooler", "metadata": { "name": "db", "namespace": "shop" } } }"""))
            + LiveSecret(Controller));
}
