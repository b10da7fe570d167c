using System.Security.Cryptography;
using System.Text;
using PlanLint.Diagnostics;
using PlanLint.Reporting;
using PlanLint.Secrets;
using PlanLint.Testing;

namespace PlanLint.Core.Tests.Reporting;

public sealed class GoldenReportTests
{
    private static readonly ReportOptions Options = new() { Redactor = Redactor.Of(["hunter2-hunter2"]) };

    private static IEnumerable<IReporter> Formats => Reporters.All;

    [TestCaseSource(nameof(Formats))]
    public void Writes_the_incident_as_reviewed(IReporter reporter) => Check(reporter, SampleReports.Incident(), "incident");

    [TestCaseSource(nameof(Formats))]
    public void Writes_hostile_texts_as_reviewed(IReporter reporter) => Check(reporter, SampleReports.Hostile(), "hostile");

    [TestCaseSource(nameof(Formats))]
    public void Writes_an_empty_run(IReporter reporter) => Check(reporter, SampleReports.Empty(), "empty");

    [TestCaseSource(nameof(Formats))]
    public void Never_shows_a_sensitive_value(IReporter reporter) =>
        Write(reporter, SampleReports.Incident(), Options).ShouldNotContain("hunter2");

    [Test]
    public void Writes_colours_links_and_every_address_on_a_terminal()
    {
        var terminal = Options with { Color = true, Hyperlinks = true, Width = 72, Verbose = true, Elapsed = TimeSpan.FromSeconds(0.31), RepositoryDirectory = "/home/a b/repo" };
        Golden.Check(Write(Reporters.ByName("text")!, SampleReports.Incident(), terminal).Replace("\u001b", "ESC", StringComparison.Ordinal), "incident.terminal.txt");
    }

    [Test]
    public void Names_its_style_and_script_by_their_hashes()
    {
        string page = Write(Reporters.ByName("html")!, SampleReports.Empty(), Options);
        foreach (string tag in (string[])["style", "script"])
        {
            string asset = page.Split($"<{tag}>")[1].Split($"</{tag}>")[0];
            asset.Length.ShouldBeGreaterThan(1_000);
            page.ShouldContain($"{tag}-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(asset)))}'");
        }
    }

    internal static string Write(IReporter reporter, LintReport report, ReportOptions options)
    {
        using var writer = new StringWriter();
        reporter.Write(report, writer, options);
        return writer.ToString();
    }

    private static void Check(IReporter reporter, LintReport report, string name) =>
        Golden.Check(HtmlAssets.Without(Write(reporter, report, Options)), $"{name}.{reporter.Name}");
}
