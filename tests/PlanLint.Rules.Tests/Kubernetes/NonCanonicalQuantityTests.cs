using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Kubernetes;

using static RuleTest;

public sealed class NonCanonicalQuantityTests : RuleTests<NonCanonicalQuantity>
{
    protected override RuleCase Case => new(Limits("[|{?\"1000m\"?}|]"))
    {
        Lookalike = [("1000m", "500m")],
    };

    private static string Limits(string value) => $$"""
        resource "kubernetes_manifest" "app" {
          manifest = { kind = "Deployment", spec = { resources = { limits = { cpu = {{value}} } } } }
        }
        """;

    [TestCase("1000m", "1")]
    [TestCase("0.5", "500m")]
    [TestCase("1.0", "1")]
    [TestCase("1000", "1k")]
    [TestCase("1024Mi", "1Gi")]
    [TestCase("0.5Gi", "512Mi")]
    [TestCase("1500000m", "1500")]
    [TestCase("+1", "1")]
    public void Writes_the_canonical_form(string written, string canonical) =>
        Check<NonCanonicalQuantity>(Limits($"[|\"{written}\"|]")).FixedTo("# file: main.tf\n" + Limits($"\"{canonical}\""));

    [TestCase("500m")]
    [TestCase("1")]
    [TestCase("1500m")]
    [TestCase("1536Mi")]
    [TestCase("1k")]
    [TestCase("100M")]
    [TestCase("1e3")]
    [TestCase("unlimited")]
    [TestCase("${var.cpu}")]
    [TestCase("")]
    public void Is_silent_about_canonical_forms_and_what_is_no_quantity(string written) => Check<NonCanonicalQuantity>("variable \"cpu\" {}\n" + Limits($"\"{written}\""));

    [Test]
    public void Is_silent_about_numbers_that_may_be_anything() => Check<NonCanonicalQuantity>("""
        resource "kubernetes_manifest" "app" {
          manifest = { kind = "Thing", spec = { size = "1000", storage = { size = "20Gi" } } }
        }
        """);
}
