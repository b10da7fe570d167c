using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Ownership;

using static OwnershipFixtures;
using static RuleTest;

public sealed class ImportDivergesTests : RuleTests<ImportDiverges>
{
    protected override RuleCase Case => new("""
        resource "keycloak_realm" "west" {
          [|display_name = "West"|]
        }

        """ + Plan(Update("keycloak_realm.west", """{ "realm": "west", "display_name": "The West" }""", """{ "realm": "west", "display_name": {?"West"?} }""", Import("west"))))
    {
        Lookalike = [("\"importing\": { \"id\": \"west\" }", "\"replace_paths\": []")],
    };

    [Test]
    public void Reports_each_path_with_its_live_and_configured_value() =>
        Check<ImportDiverges>("# file: plan.json [||]\n" + PlanFixture.Plan(Update("kubernetes_manifest.db",
            $$"""{ "manifest": null, "object": {{Cluster(3)}} }""", $$"""{ "manifest": {{Cluster(1)}}, "object": {{Cluster(1)}} }""")))
            .WithSeverities(Severity.Error)
            .WithNotes("change: object.spec.instances: 3 → 1");

    [Test]
    public void Copies_live_values_over_literals() => Check<ImportDiverges>("""
        # file: main.tf
        resource "keycloak_realm" "west" {
          realm        = "west"
          [|display_name = "West"|]
        }

        """ + Plan(Update("keycloak_realm.west", """{ "realm": "west", "display_name": "The West" }""", """{ "realm": "west", "display_name": "West" }""", Import("west"))))
        .FixedTo("""
            # file: main.tf
            resource "keycloak_realm" "west" {
              realm        = "west"
              display_name = "The West"
            }
            """);

    [Test]
    public void Shows_no_sensitive_value() =>
        Check<ImportDiverges>(Reported.Replace("[|", "").Replace("|]", "").Replace("# file: main.tf\n", "# file: main.tf\n").Replace("resource \"kubernetes_secret_v1\" \"creds\"", "[|resource \"kubernetes_secret_v1\" \"creds\"|]")
            + Plan(Update("kubernetes_secret_v1.creds", """{ "data": { "a": "hush-hush" } }""", """{ "data": { "a": "pst-pst" } }""", Import("shop/creds") + """, "before_sensitive": { "data": true }, "after_sensitive": { "data": true } """)))
            .Single.Notes.ShouldAllBe(n => !n.Text.ToString().Contains("hush") && !n.Text.ToString().Contains("pst"));

    [Test]
    public void Leaves_stripped_tracking_labels_to_their_own_rule() => Check<ImportDiverges>(Silent + Plan(Update("kubernetes_secret_v1.creds",
        """{ "metadata": [{ "name": "creds", "namespace": "shop", "labels": { "argocd.argoproj.io/instance": "shop" } }] }""", Secret, Import("shop/creds"))));

    [Test]
    public void Is_silent_about_imports_without_a_change_and_updates_without_an_import() => Check<ImportDiverges>(Silent + Plan(
        NoOp("kubernetes_secret_v1.creds", Secret, Import("shop/creds")),
        Update("kubernetes_secret_v1.other", Secret, """{ "metadata": [{ "name": "creds", "namespace": "shop", "labels": { "a": "b" } }] }""")));
}
