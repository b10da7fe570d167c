using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using PlanLint.Reporting;
using PlanLint.Reporting.Forgejo;
using PlanLint.Testing;

namespace PlanLint.Core.Tests.Reporting;

/// <summary>A comment fits where it is posted, and every change of a plan is shown or counted in it.</summary>
public sealed partial class MarkdownReporterTests
{
    /// <summary>GitHub's limit for a comment.</summary>
    private const int Limit = 65_536;

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(21)]
    public void Is_written_as_reviewed(int changes) => Golden.Check(Write(changes, ReportOptions.Plain), $"changes-{changes}.markdown");

    /// <summary>The start and the end: what stands between is more of the same.</summary>
    [TestCase(500)]
    [TestCase(5_000)]
    public void Begins_and_ends_as_reviewed(int changes)
    {
        string[] lines = Write(changes, ReportOptions.Plain).Split('\n');
        Golden.Check(string.Join('\n', [.. lines.Take(60), "…", .. lines.TakeLast(20)]), $"changes-{changes}.markdown");
    }

    [TestCase(500)]
    [TestCase(5_000)]
    public void Fits_a_comment(int changes)
    {
        Write(changes, ReportOptions.Plain).Length.ShouldBeLessThanOrEqualTo(Limit);
        Write(changes, new ReportOptions { MaxLength = 10_000 }).Length.ShouldBeLessThanOrEqualTo(10_000);
    }

    [Test]
    public void Bounds_a_comment_and_says_what_is_left_out()
    {
        string text = GoldenReportTests.Write(Reporters.ByName("markdown")!, SampleReports.Many(5_000), new ReportOptions { MaxLength = 10_000 });
        text.Length.ShouldBeLessThanOrEqualTo(10_000);
        text.ShouldContain("more findings of 2 rules are not listed here");
        text.IndexOf("🛑 error", StringComparison.Ordinal).ShouldBeLessThan(text.Length / 2);
    }

    [Test]
    public void Shows_values_before_and_after() =>
        GoldenReportTests.Write(new MarkdownReporter(), SampleReports.Caused(), ReportOptions.Plain).ShouldContain("labels.team: \"blue\" → \"red\"");

    [Test]
    public void Folds_instances_that_change_alike() =>
        GoldenReportTests.Write(new MarkdownReporter(), SampleReports.Caused(), ReportOptions.Plain)
            .ShouldContain("update `a_label.x` (2 instances: `[0]`, `[1]`)");

    /// <summary>Plans of one to three roots, whose changes have as many causes, blocks and values as comes.</summary>
    [Test]
    public void Shows_or_counts_every_change_in_every_format() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(25), Prop.ForAll(
        Gen.Choose(0, 700).SelectMany(count => Gen.Choose(1, 3).SelectMany(roots => Gen.Choose(1, 90).SelectMany(causes =>
            Gen.Choose(6_000, 65_000).Select(length => (count, roots, causes, length))))).ToArbitrary(),
        sample =>
        {
            var report = SampleReports.ManyChanges(sample.count, sample.roots, sample.causes);
            int changes = report.Roots.Sum(r => r.Causes!().Changes.Length);
            changes.ShouldBe(sample.count * sample.roots);
            foreach (var reporter in (IReporter[])[new MarkdownReporter(), new TextReporter(), new PlanLint.Reporting.Html.HtmlReporter(), new JsonReporter()])
            {
                string text = GoldenReportTests.Write(reporter, report, new ReportOptions { MaxLength = sample.length, Lines = reporter is TextReporter ? 30 : 0, Width = 100 });
                int told = reporter switch
                {
                    JsonReporter => Newtonsoft.Json.Linq.JObject.Parse(text).SelectTokens("$.roots[*].plan.changes[*]").Count(),
                    TextReporter => InText(text),
                    MarkdownReporter => InMarkdown(text),
                    _ => InHtml(text),
                };
                told.ShouldBe(changes, $"{reporter.Name}: {sample}");
            }
            string page = GoldenReportTests.Write(new MarkdownReporter(), report, ReportOptions.Plain);
            var findings = new SarifFindings([], IsSuccessful: true) { Report = ReviewReport.Read(page).ShouldNotBeNull() };
            string body = (string)Newtonsoft.Json.Linq.JObject.Parse(ForgejoReview.Build(findings, null, "0123456", "planlint").ReviewJson())["body"]!;
            InMarkdown(body).ShouldBe(changes, $"review: {sample}");
            body.Length.ShouldBeLessThanOrEqualTo(Limit);
        }));

    /// <summary>The counts at the head of each cause, and of the causes that are left out.</summary>
    private static int InText(string text) => text.Split('\n').Where(l => l.StartsWith("  ", StringComparison.Ordinal)).Sum(Headline);

    private static int InMarkdown(string text)
    {
        var lines = text.Split('\n');
        int heads = lines.Where(l => l.StartsWith("- ", StringComparison.Ordinal)).Sum(l => Headline(l.Replace("\\", "", StringComparison.Ordinal)));
        int rows = lines.Where(l => l.StartsWith("  - ", StringComparison.Ordinal)).Sum(l => Rest().Match(l) is { Success: true } rest ? Number(rest.Groups[1].Value)
            : Instances().Match(l) is { Success: true } many ? Number(many.Groups[1].Value) : 1);
        rows.ShouldBe(heads, "each cause counts what it lists");
        return heads + lines.Where(l => l.Contains("more cause", StringComparison.Ordinal)).Sum(LeftOut);
    }

    private static int InHtml(string text)
    {
        string plans = string.Concat(PlanSection().Matches(text).Select(m => m.Value));
        return Row().Matches(plans).Sum(m => m.Groups[1].Success ? Number(m.Groups[1].Value) : 1);
    }

    /// <summary><c>3 creates, 1 update follow …</c>, or one change by its own words.</summary>
    private static int Headline(string line)
    {
        if (line.Contains("more cause", StringComparison.Ordinal)) return LeftOut(line);
        var single = Single().Match(line);
        return single.Success ? 1 : Counts().Match(line) is { Success: true } counts ? counts.Groups[1].Captures.Sum(c => Number(c.Value)) : 0;
    }

    private static int LeftOut(string line) => MoreCauses().Match(line) is { Success: true } more ? Number(more.Groups[1].Value) : 0;

    private static int Number(string text) => int.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    private static string Write(int changes, ReportOptions options) => GoldenReportTests.Write(new MarkdownReporter(), SampleReports.ManyChanges(changes), options);

    [GeneratedRegex("^(?:  |- )(?:create|update|delete|replace) of ")]
    private static partial Regex Single();

    [GeneratedRegex("^(?:  |- )(?:([0-9,]+) (?:create|update|delete|replace)s?(?:, | follow))+")]
    private static partial Regex Counts();

    [GeneratedRegex("more causes? of ([0-9,]+) changes?")]
    private static partial Regex MoreCauses();

    [GeneratedRegex("^  - and ([0-9,]+) more$")]
    private static partial Regex Rest();

    [GeneratedRegex("\\(([0-9,]+) instances")]
    private static partial Regex Instances();

    [GeneratedRegex("<section id=\"plan[0-9]*\".*?</section>", RegexOptions.Singleline)]
    private static partial Regex PlanSection();

    [GeneratedRegex("<li data-kind=\"[a-z ]+\"(?: data-count=\"([0-9]+)\")?")]
    private static partial Regex Row();
}
