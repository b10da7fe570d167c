using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Config;

using static RuleTest;

public sealed class ManifestViaFileUncheckedTests : RuleTests<ManifestViaFileUnchecked>
{
    protected override RuleCase Case => new("""
        resource "kubernetes_manifest" "app" {
          [|manifest = yamldecode(file({?"app.yaml"?}))|]
        }
        # file: app.yaml
        kind: A
        status: {}
        """)
    {
        Lookalike = [("status: {}", "spec: {}")],
    };

    private static string Fixture(string attribute, string yaml) => $$"""
        resource "kubernetes_manifest" "app" {
          {{attribute}}
        }
        # file: app.yaml
        {{yaml}}
        """;

    private const string Reported = "[|manifest = yamldecode(file(\"${path.module}/app.yaml\"))|]";

    [TestCase("kind: A\nmetadata:\n  uid: 12", "metadata.uid")]
    [TestCase("kind: A\nmetadata:\n  name: a\nstatus:\n  ready: true", "a status")]
    [TestCase("kind: A\n---\nkind: B", "more than one document")]
    [TestCase("kind: A\nmetadata:\n  labels:\n    argocd.argoproj.io/instance: app", "the tracking key argocd.argoproj.io/instance")]
    public void Says_what_the_file_holds(string yaml, string found) =>
        Check<ManifestViaFileUnchecked>(Fixture(Reported, yaml)).WithMessages($"kubernetes_manifest.app: ./app.yaml contains {found}; remove it from the file.");

    [TestCase("---\n# A.\nkind: A\nmetadata:\n  name: a\nspec:\n  uid: 12")]
    public void Is_silent_about_clean_files(string yaml) => Check<ManifestViaFileUnchecked>(Fixture(Reported.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal), yaml));
}
