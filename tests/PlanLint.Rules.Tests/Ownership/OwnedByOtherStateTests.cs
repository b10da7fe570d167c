using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Ownership;

using static OwnershipFixtures;
using static RuleTest;

public sealed class OwnedByOtherStateTests : RuleTests<OwnedByOtherState>
{
    protected override RuleCase Case => new(Reported + Plan(Create("kubernetes_secret_v1.creds", Named)) + State("kubernetes_secret", Secret))
    {
        Lookalike = [("\"type\": \"kubernetes_secret\"", "\"type\": \"kubernetes_config_map\"")],
    };

    [Test]
    public void Reports_what_another_state_manages() =>
        Check<OwnedByOtherState>(Reported + Plan(Create("kubernetes_secret_v1.creds", Secret)) + State("kubernetes_secret", Secret))
            .WithMessages("kubernetes_secret_v1.creds will be created, but Secret shop/creds is already managed by kubernetes_secret.theirs in platform/terraform.tfstate.");

    [Test]
    public void Is_silent_about_other_objects() =>
        Check<OwnedByOtherState>(Silent + Plan(Create("kubernetes_secret_v1.creds", Secret)) + State("kubernetes_secret", Secret.Replace("shop", "other")));

    [Test]
    public void Knows_its_own_state() =>
        Check<OwnedByOtherState>(Silent + Plan(Update("kubernetes_secret_v1.creds", Secret, Secret)) + State("kubernetes_secret_v1", Secret, "creds"));
}
