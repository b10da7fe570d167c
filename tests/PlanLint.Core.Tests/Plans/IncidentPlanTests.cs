using PlanLint.Hosting;
using PlanLint.Plans;

namespace PlanLint.Core.Tests.Plans;

[Category("Corpus")]
internal sealed class IncidentPlanTests
{
    private static Plan Read(string name) => PlanCorpus.ReadPlan(Path.Combine(PlanCorpus.Root, "incident", name));

    [Test]
    public void The_plan_of_the_incident_is_what_its_readme_says()
    {
        var plan = Read("plan.min.json");
        (PlanCounter.Count(plan).Add, PlanCounter.Count(plan).Change, PlanCounter.Count(plan).Destroy, PlanCounter.Count(plan).NoOp).ShouldBe((10, 11, 0, 54));
        plan.Drift.Length.ShouldBe(5);
        plan.IsTargeted.ShouldBeFalse();
        plan.IsComplete.ShouldBeTrue();
        // Pretty or not, it is the same plan.
        Read("plan.json").ResourceChanges.Select(c => (c.Address, c.ActionReason)).ShouldBe(plan.ResourceChanges.Select(c => (c.Address, c.ActionReason)));
    }

    [Test]
    public void Nine_labels_are_stripped_and_five_of_them_drifted()
    {
        var plan = Read("plan.min.json");
        var strips = plan.ResourceChanges
            .Where(c => c.IsUpdate)
            .SelectMany(c => c.AttributeChanges.Where(a => a.Kind == AttributeChangeKind.Removed && a.Path.ToString() == "metadata[0].labels[\"argocd.argoproj.io/instance\"]").Select(a => (Change: c, a.Path, a.Class)))
            .ToList();
        strips.Count.ShouldBe(9);
        strips.ShouldAllBe(s => s.Class == ChangeClass.MetadataOnly);
        strips.Count(s => plan.OriginOf(s.Change, s.Path) == AttributeOrigin.Drift).ShouldBe(5);
    }

    [Test]
    public void Tokens_inside_registry_credentials_are_collected()
    {
        var secrets = Read("plan.min.json").SensitiveStrings();
        secrets.ShouldContain(s => s.StartsWith("Tok-", StringComparison.Ordinal));
        secrets.ShouldContain("PLACEHOLDER");
        // Host and robot names beside them are no secrets.
        secrets.ShouldNotContain("robot$basketball-api+ci");
    }

    [Test]
    public void The_targeted_plan_is_seen_as_such()
    {
        var plan = Read("plan.targeted.json");
        PlanCounter.Count(plan).Add.ShouldBe(5);
        plan.IsTargeted.ShouldBeTrue();
    }

    [Test]
    public void The_repaired_plan_imports_what_exists()
    {
        var plan = Read(Path.Combine("repaired", "plan.json"));
        (PlanCounter.Count(plan).Import, PlanCounter.Count(plan).Add, PlanCounter.Count(plan).Change, PlanCounter.Count(plan).Destroy).ShouldBe((5, 5, 12, 0));
    }
}
