using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Policies;

public sealed class ArgocdAppCascadeTests
{
    private static readonly Rule Rule = BuiltInPolicies.All.Single(p => p.Descriptor.Id == "PL0319");

    private static RuleTestResult Check(string change, bool reports = true) =>
        RuleTester.Check([Rule], (reports ? "# file: plan.json [||]\n" : "# file: plan.json\n") + PlanFixture.Plan(change), RuleTest.Knowledge);

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

    [Test]
    public void Can_be_suppressed() => Suppressed.By(Rule, """
        # planlint:disable=PL0319 reason="test"
        resource "argocd_application" "shop" {
        }
        """ + "\n# file: plan.json\n" + PlanFixture.Plan(PlanFixture.Change("argocd_application.shop", "delete", App("{}"))));
}
