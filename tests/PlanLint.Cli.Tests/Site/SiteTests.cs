using System.Text.RegularExpressions;
using PlanLint.Site;

namespace PlanLint.Cli.Tests.Site;

/// <summary>The documentation site: every page, rule and schema is there, and no link leads nowhere.</summary>
internal sealed partial class SiteTests
{
    private TemporaryFolder folder = null!;
    private SiteWriter site = null!;

    [OneTimeSetUp]
    public void Write()
    {
        folder = new TemporaryFolder();
        site = new SiteWriter(CliProcess.Repository, Path.Combine(folder.Path, "site"));
        site.Write();
    }

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void No_link_leads_nowhere()
    {
        site.Problems.ShouldBeEmpty();
        string root = Path.Combine(folder.Path, "site");
        var anchors = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var dead = new List<string>();
        int links = 0;
        foreach (string page in Directory.EnumerateFiles(root, "*.html", SearchOption.AllDirectories))
        {
            foreach (Match link in Link().Matches(File.ReadAllText(page)))
            {
                string target = System.Net.WebUtility.HtmlDecode(link.Groups[1].Value);
                if (target.Contains("://", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal)) continue;
                links++;
                string[] parts = target.Split('#', 2);
                string file = parts[0].Length == 0 ? page : Path.GetFullPath(Uri.UnescapeDataString(parts[0]), Path.GetDirectoryName(page)!);
                if (!File.Exists(file)) dead.Add($"{Path.GetRelativePath(root, page)}: {target}");
                else if (parts.Length == 2 && file.EndsWith(".html", StringComparison.Ordinal))
                {
                    if (!anchors.TryGetValue(file, out var ids))
                        anchors[file] = ids = [.. Id().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value)];
                    if (!ids.Contains(parts[1])) dead.Add($"{Path.GetRelativePath(root, page)}: {target}");
                }
            }
        }
        links.ShouldBeGreaterThan(3_000);
        dead.Distinct().ShouldBeEmpty();
    }

    [TestCase("index.html", "PlanLint shows what a Terraform or OpenTofu plan will really do")]
    [TestCase("rules/PL0201.html", "create-of-existing")]
    [TestCase("rules/PL0006.html", "input-not-understood")]
    [TestCase("docs/commands/check.html", "--fail-on")]
    [TestCase("docs/options.html", "plan_pattern")]
    [TestCase("docs/first-run.html", "ten minutes")]
    [TestCase("schemas/report.schema.json", "PlanLint report")]
    [TestCase("search.js", "create-of-existing")]
    public void Holds(string file, string text) => File.ReadAllText(Path.Combine(folder.Path, "site", file)).ShouldContain(text);

    [Test]
    public void Has_the_page_that_a_report_would_link() =>
        File.Exists(Path.Combine(folder.Path, "site", new Uri(PlanLint.Diagnostics.HelpSite.Page("https://docs.example", "PL0201")!).AbsolutePath.TrimStart('/'))).ShouldBeTrue();

    [Test]
    public void Two_runs_give_the_same_bytes()
    {
        string again = Path.Combine(folder.Path, "again");
        new SiteWriter(CliProcess.Repository, again).Write();
        foreach (string file in Directory.EnumerateFiles(again, "*", SearchOption.AllDirectories))
            File.ReadAllBytes(file).ShouldBe(File.ReadAllBytes(Path.Combine(folder.Path, "site", Path.GetRelativePath(again, file))));
    }

    [GeneratedRegex("(?:href|src)=\"([^\"]*)\"")]
    private static partial Regex Link();

    [GeneratedRegex("\\bid=\"([^\"]*)\"")]
    private static partial Regex Id();
}
