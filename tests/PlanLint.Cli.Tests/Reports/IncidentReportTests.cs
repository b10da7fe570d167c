using PlanLint.Core.Tests.Reporting;
using PlanLint.Hosting;
using PlanLint.Reporting;
using PlanLint.Rules;
using PlanLint.Secrets;
using PlanLint.Testing;

namespace PlanLint.Cli.Tests.Reports;

/// <summary>Every format over the incident of samples/, whose plan and variables hold secrets in clear text.</summary>
public sealed class IncidentReportTests
{
    private static readonly Lazy<LintResult> Incident = new(() => BuiltIn.Linter.Run(new LintRequest { WorkingDirectory = Sample(), Paths = ["terraform"] }));

    private static IEnumerable<IReporter> Formats => Reporters.All;

    [TestCaseSource(nameof(Formats))]
    public void Says_what_was_found_and_shows_no_secret(IReporter reporter)
    {
        string text = Write(reporter, Incident.Value.Redactor);
        text.ShouldContain("cnpg.tf");
        foreach (string secret in Secrets()) text.ShouldNotContain(secret, Case.Sensitive);
        Write(reporter, Incident.Value.Redactor).ShouldBe(text, "the same input gives the same bytes");
    }

    /// <summary>The creates of existing objects alone, so that a reviewer can read each file; other findings have goldens of made-up reports.</summary>
    [TestCaseSource(nameof(Formats))]
    public void Is_written_as_reviewed(IReporter reporter)
    {
        var result = BuiltIn.Linter.Run(new LintRequest { WorkingDirectory = Sample(), Paths = ["terraform"], Only = ["PL0201"] });
        using var writer = new StringWriter();
        reporter.Write(result.Report, writer, ReportOptions.Plain with { Redactor = result.Redactor });
        Golden.Check(HtmlAssets.Without(writer.ToString()), $"incident.{reporter.Name}.txt");
    }

    [Test]
    public void Would_show_secrets_without_the_redactor() =>
        Reporters.All.Select(r => Write(r, PlanLint.Secrets.Redactor.None)).ShouldContain(t => Secrets().Any(s => t.Contains(s, StringComparison.Ordinal)));

    /// <summary>One format over the incident, as the command line writes it to a file.</summary>
    internal static string Write(IReporter reporter) => Write(reporter, Incident.Value.Redactor);

    private static string Write(IReporter reporter, PlanLint.Secrets.Redactor redactor)
    {
        using var writer = new StringWriter();
        reporter.Write(Incident.Value.Report, writer, ReportOptions.Plain with { Redactor = redactor, Verbose = true });
        return writer.ToString();
    }

    internal static IEnumerable<string> Secrets() => File.ReadLines(Path.Combine(Sample(), "terraform", "k3s.tfvars"))
        .Where(line => line.Contains("\"Tok-", StringComparison.Ordinal) || line.Contains("\"example-", StringComparison.Ordinal))
        .Select(line => line.Split('"')[1]);

    private static string Sample([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Golden.Locate(here))!, "../../../samples/incident"));
}
