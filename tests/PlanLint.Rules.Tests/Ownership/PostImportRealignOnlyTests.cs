using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Ownership;

using static OwnershipFixtures;
using static RuleTest;

public sealed class PostImportRealignOnlyTests : RuleTests<PostImportRealignOnly>
{
    protected override RuleCase Case => new("""
        [|resource "kubernetes_manifest" "db"|] {
        }

        """ + Plan(Realign(2, 2).Replace("\"after\": { \"manifest\": " + Cluster(2), "\"after\": { \"manifest\": " + Cluster(2).Replace(": 2", ": {?2?}", StringComparison.Ordinal), StringComparison.Ordinal)))
    {
        Lookalike = [("\"before\": { \"manifest\": null, \"object\": " + Cluster(2), "\"before\": { \"manifest\": null, \"object\": " + Cluster(3))],
    };

    private static string Realign(int live, int declared) => Update("kubernetes_manifest.db",
        $$"""{ "manifest": null, "object": {{Cluster(live)}} }""", $$"""{ "manifest": {{Cluster(declared)}}, "object": {{Cluster(declared)}} }""");

    [Test]
    public void Notes_a_manifest_that_is_only_written_down() =>
        Check<PostImportRealignOnly>("# file: plan.json [||]\n" + PlanFixture.Plan(Realign(2, 2)))
            .WithMessages("kubernetes_manifest.db: only import realignment (manifest); the live object does not change.")
            .WithSeverities(Severity.Note);

    [Test]
    public void Notes_flags_of_the_provider() =>
        Check<PostImportRealignOnly>("# file: plan.json [||]\n" + PlanFixture.Plan(Update("helm_release.a", """{ "name": "a", "timeout": null }""", """{ "name": "a", "timeout": 600 }""")))
            .Single.Properties["tag"].ShouldBe("realign-runs-upgrade");

    [Test]
    public void Is_silent_when_the_object_changes() => Check<PostImportRealignOnly>(Plan(Realign(3, 2)));

    [Test]
    public void Is_silent_about_ordinary_updates_and_unknown_values() => Check<PostImportRealignOnly>(Plan(
        Update("kubernetes_manifest.a", $$"""{ "manifest": {{Cluster(1)}}, "object": {{Cluster(1)}} }""", $$"""{ "manifest": {{Cluster(2)}}, "object": {{Cluster(2)}} }"""),
        Update("aws_db_instance.b", """{ "engine": "a" }""", "{}", """ "after_unknown": { "engine": true } """)));
}
