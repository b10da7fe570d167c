using System.Globalization;
using System.Runtime.CompilerServices;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Hosting;
using PlanLint.Plans;
using PlanLint.Secrets;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests;

/// <summary>
/// All rules over plans that Terraform itself wrote (<c>tests/corpus</c>): what is found is a file beside the test, so that a change of
/// a rule shows in a review which findings it adds and takes away. Hygiene of the configuration (PL04xx notes) is counted, not listed.
/// </summary>
public sealed class CorpusTests
{
    private static string Folder(string name, [CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Golden.Locate(path))!, "..", "corpus", name));

    private static IEnumerable<string> Cases() => Directory.EnumerateDirectories(Folder("plans")).Where(d => Directory.EnumerateFiles(d, "*.tf").Any()).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Fixtures() => Directory.EnumerateFiles(Folder("fixtures"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Cases))]
    public void Finds_what_was_reviewed_in_a_root_module(string name)
    {
        string folder = Path.Combine(Folder("plans"), name), state = Path.Combine(folder, "terraform.tfstate");
        var result = BuiltIn.Linter.Run(new LintRequest { WorkingDirectory = folder, Paths = ["."], Plan = Path.Combine(folder, "plan.min.json"), States = File.Exists(state) ? [state] : [] });
        Check(result.Redactor.Redact(Lines(result.Report.Notifications.Concat(result.Roots.SelectMany(r => r.Findings)))), name);
    }

    [TestCaseSource(nameof(Fixtures))]
    public void Finds_what_was_reviewed_in_a_plan_alone(string name)
    {
        var plan = PlanReader.Read(File.ReadAllBytes(Path.Combine(Folder("fixtures"), $"{name}.json")), "plan.json").Plan;
        var compilation = new Compilation { RootPath = "", Plan = plan, Knowledge = BuiltInKnowledge.Load() };
        Check(Lines(AnalysisDriver.Run(compilation, RuleCatalog.All).Diagnostics), $"fixture-{name}");
    }

    private static void Check(string findings, string name)
    {
        findings.ShouldNotContain(ToolRules.RuleCrashed.Id);
        Golden.Check(findings, $"corpus/{name}.txt");
    }

    private static string Lines(IEnumerable<Diagnostic> findings)
    {
        var told = findings.Where(f => !IsHygiene(f)).Select(f => Line(f) + "\n");
        return string.Concat(told) + string.Concat(findings.Where(IsHygiene).GroupBy(f => f.Rule.Id, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Key} note {g.Count()} times\n")));
    }

    private static bool IsHygiene(Diagnostic finding) => finding.Rule.Category == "config" && finding.Severity == Severity.Note;

    private static string Line(Diagnostic finding)
    {
        string file = Path.GetFileName(finding.Location.Path);
        string place = finding.Location.IsFile ? file : string.Create(CultureInfo.InvariantCulture, $"{file}:{finding.Location.LineSpan.Start.Line + 1}");
        return $"{finding.Rule.Id} {finding.Severity.ToString().ToLowerInvariant()} {place}: {finding.Message}";
    }
}
