using System.Collections.Immutable;
using System.Globalization;
using PlanLint.Diagnostics;
using PlanLint.Files;
using PlanLint.Hosting;
using PlanLint.Loading;
using PlanLint.MSBuild;
using PlanLint.Reporting;
using PlanLint.Rules;
using PlanLint.Secrets;
using PlanLint.Semantics;
using PlanLint.Text;

namespace PlanLint.Cli.Builds;

/// <summary>Analyses the root modules of a project and leaves the findings, and what was read, in the files that the build names.</summary>
internal sealed class BuildAnalysis(BuildRequest asked, TextWriter answer)
{
    private readonly List<LoggedFinding> problems = [];

    private string Directory => Path.GetDirectoryName(asked.ProjectFile)!;

    /// <summary>What was wrong with the request itself or what it names; empty when every file is written.</summary>
    public LoggedFinding[] Run()
    {
        try
        {
            if (MetadataIsKnown()) Analyse();
        }
        catch (Exception exception)
        {
            // Our bug: an error with a code. Its message may quote input, so it is not told.
            problems.Add(LoggedFinding.Problem(ToolRules.RuleCrashed.Id,
                $"PlanLint failed with {exception.GetType().Name}{FailureSite.Of(exception)}; please report it with the smallest input that shows it."));
        }
        return [.. problems];
    }

    private void Analyse()
    {
        var results = Requests().Select(r => BuiltIn.Linter.Run(r)).ToArray();
        var read = new SortedSet<string>(results.SelectMany(r => r.InputFiles.Select(f => Path.GetFullPath(f, r.RepositoryRoot))), StringComparer.Ordinal);
        string[] findings =
        [
            .. results.SelectMany(r => r.Report.AllFindings()
                .Where(f => f.Suppression is null && f.Severity != Severity.None)
                .Select(f => ToLogged(f, r).ToLine()))
                .Distinct(),
        ];
        answer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"PlanLint: {read.Count} files, {findings.Length} findings"));
        if (asked.Sarif.Length > 0) WriteSarif(results);
        if (findings.Length > 0) Save(asked.FindingsFile, findings);
        else Remove(asked.FindingsFile);
        Save(asked.ReadFile, read);
        Save(asked.AbsentFile, OptionsFiles(results).Where(f => !read.Contains(f)).Distinct());
    }

    /// <summary>A misspelt name would leave an input out in silence. Names that are far from all of ours are other tools'.</summary>
    private bool MetadataIsKnown()
    {
        string[] known = ["Plan", "PlanPattern", "EarlierPlans", "Live", "State", "VarFiles", "Intent", "Since", "Policies", "Baseline", "Recursive"];
        foreach (var root in asked.Roots)
            foreach (var (name, _) in root.Metadata)
                if (!known.Contains(name, StringComparer.OrdinalIgnoreCase)
                    && NearestName.Of(name.ToUpperInvariant(), known.Select(k => k.ToUpperInvariant())) is { } near)
                    Fail($"PlanLintRoot '{root.Path}' has metadata '{name}', which means nothing. Did you "
                        + $"mean '{known.First(k => k.Equals(near, StringComparison.OrdinalIgnoreCase))}'?");
        foreach (var root in asked.Roots)
            if (One(root, "Recursive") is { } word && !bool.TryParse(word, out _))
                Fail($"PlanLintRoot '{root.Path}' has Recursive '{word}'; it can be true or false.");
        return problems.Count == 0;
    }

    /// <summary>The options file of every folder from the repository's down to each root, there or not.</summary>
    private static IEnumerable<string> OptionsFiles(IEnumerable<LintResult> results) =>
        from result in results
        from root in result.Report.Roots
        let parts = root.Path == "." ? [] : root.Path.Split('/')
        from depth in Enumerable.Range(0, parts.Length + 1)
        select Path.Combine([result.RepositoryRoot, .. parts[..depth], ".planlint.hcl"]);

    private IEnumerable<LintRequest> Requests()
    {
        var common = new LintRequest
        {
            WorkingDirectory = Directory,
            ConfigFile = asked.Config.Length > 0 ? asked.Config : null,
            Plugins = [.. asked.Rules],
            BeforePlugins = PortableTool.TakeOver,
            Now = DateTimeOffset.UtcNow,
        };
        if (asked.Roots.Count == 0) return [common with { Paths = [Directory], Recursive = true }];
        return asked.Roots.Select(root => common with
        {
            Paths = [root.Path],
            Recursive = One(root, "Recursive") is { } word && bool.TryParse(word, out bool all) && all,
            Plan = One(root, "Plan"),
            PlanPattern = One(root, "PlanPattern"),
            EarlierPlans = List(root, "EarlierPlans"),
            Since = One(root, "Since"),
            Policies = List(root, "Policies"),
            Baseline = One(root, "Baseline"),
            Live = List(root, "Live"),
            States = List(root, "State"),
            Intents = List(root, "Intent"),
            Variables = [.. List(root, "VarFiles").Select(f => new VariableOption(true, f))],
        });
    }

    private static string? One(BuildRoot root, string metadata) => List(root, metadata) is [var only, ..] ? only : null;

    private static ImmutableArray<string> List(BuildRoot root, string metadata) =>
    [
        .. root.Metadata.Where(m => m.Key.Equals(metadata, StringComparison.OrdinalIgnoreCase))
            .SelectMany(m => m.Value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
    ];

    private static LoggedFinding ToLogged(Diagnostic finding, LintResult result)
    {
        string path = Path.GetFullPath(finding.Location.Path, result.RepositoryRoot);
        var start = finding.Location.LineSpan.Start;
        bool whole = finding.Location.IsFile;
        string severity = finding.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "note" };
        return new(finding.Rule.Id, severity, File.Exists(path) ? path : "", whole ? 0 : start.Line + 1, whole ? 0 : start.Character + 1,
            finding.Rule.HelpUri ?? "", result.Redactor.Redact(finding.Text).ReplaceLineEndings(" "));
    }

    private void WriteSarif(LintResult[] results)
    {
        var report = new LintReport(Linter.Version, results.Max(r => r.ExitCode),
            [.. results.SelectMany(r => r.Report.Roots).OrderBy(r => r.Path, StringComparer.Ordinal)])
        {
            Notifications = [.. results.SelectMany(r => r.Report.Notifications)],
            Rules = results[0].Report.Rules,
        };
        var redactor = Redactor.All(results.Select(r => r.Redactor));
        Fail(AtomicFile.Write(Path.GetFullPath(asked.Sarif, Directory),
            writer => Reporters.ByName("sarif")!.Write(report, writer, ReportOptions.Plain with { Redactor = redactor })));
    }

    private void Save(string path, IEnumerable<string> lines) => Fail(AtomicFile.Write(path, writer =>
    {
        foreach (string line in lines) writer.Write(line + "\n");
    }));

    private void Remove(string path)
    {
        if (AtomicFile.Delete(path) is { } problem) Fail($"{problem}, so findings that are repaired would be shown again.");
    }

    private void Fail(string? problem)
    {
        if (problem is not null) problems.Add(LoggedFinding.Problem(ToolRules.InputNotUnderstood.Id, problem));
    }
}
