using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Policies;

public sealed class ArgocdAppCascadeTests() : RuleTests(Cascade)
{
    private static readonly Rule Cascade = BuiltInPolicies.All.Single(p => p.Descriptor.Id == "PL0319");

    protected override RuleCase Case => new("""
        [|resource "argocd_application" "shop"|] {
        }
        # file: plan.json

        """ + PlanFixture.Plan(PlanFixture.Change("argocd_application.shop", "update", App("""{ "destination": [{ "namespace": "a" }] }"""), App("""{ "destination": [{ "namespace": {?"b"?} }] }"""))))
    {
        Lookalike = [("\"b\"", "\"a\" ")],
    };

    private static RuleTestResult Check(string change, bool reports = true) =>
        RuleTester.Check([Cascade], (reports ? "# file: plan.json [||]\n" : "# file: plan.json\n") + PlanFixture.Plan(change), RuleTest.Knowledge);

    private static string App(string spec, string more = "") => $$"""{ {{more}}"metadata": [{ "name": "shop" }], "spec": [{{spec}}] }""";

    [Test]
    public void Reports_a_removal_that_cascades() => Check(PlanFixture.Change("argocd_application.shop", "delete", App("{}")))
        .WithSeverities(Severity.Error)
        .WithMessages("argocd_application.shop: removing shop cascades to every resource that it deployed.");

    [Test]
    public void Reports_the_removal_of_a_set() => Check(PlanFixture.Change("argocd_application_set.all", "delete", App("{}")));

    [Test]
    public void Reports_the_begin_of_pruning() => Check(PlanFixture.Change("argocd_application.shop", "update",
        App("""{ "sync_policy": [{ "automated": [{ "prune": false }] }] }"""), App("""{ "sync_policy": [{ "automated": [{ "prune": true }] }] }""")));

    [Test]
    public void Reports_another_destination() => Check(PlanFixture.Change("argocd_application.shop", "update",
        App("""{ "destination": [{ "namespace": "a" }] }"""), App("""{ "destination": [{ "namespace": "b" }] }""")));

    [Test]
    public void Is_silent_without_cascade_about_other_updates_and_what_is_unknown()
    {
        Check(PlanFixture.Change("argocd_application.shop", "delete", App("{}", "\"cascade\": false, ")), reports: false);
        Check(PlanFixture.Change("argocd_application.shop", "update", App("""{ "source": 1 }"""), App("""{ "source": 2 }""")), reports: false);
        Check(PlanFixture.Change("argocd_application.shop", "update", App("""{ "destination": [{ "namespace": "a" }] }"""), App("""{ "destination": [{}] }"""),
            "\"after_unknown\": { \"spec\": [{ \"destination\": [{ \"namespace\": true }] }] }"), reports: false);
    }
}
