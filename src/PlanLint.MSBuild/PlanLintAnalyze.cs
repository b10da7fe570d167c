using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Build.Framework;
using PlanLint.Diagnostics;
using PlanLint.Hosting;
using PlanLint.Loading;
using PlanLint.Reporting;
using PlanLint.Rules;
using PlanLint.Text;
using Task = Microsoft.Build.Utilities.Task;

namespace PlanLint.MSBuild;

/// <summary>
/// Analyses the root modules of a project and leaves the findings in a file for <see cref="PlanLintReport"/>. Logs no finding itself;
/// uses neither the current directory nor the environment.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class PlanLintAnalyze : Task, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource cancellation = new();

    /// <summary>Absolute path of the project; relative paths in items start from its folder.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>
    /// Root modules with metadata <c>Plan</c>, <c>Live</c>, <c>State</c>, <c>VarFiles</c>, <c>Intent</c> (lists separated by <c>;</c>);
    /// empty for every root module below the project.
    /// </summary>
    public ITaskItem[] Roots { get; set; } = [];

    /// <summary>Assemblies with further rules.</summary>
    public ITaskItem[] Rules { get; set; } = [];

    /// <summary>Options file; empty to look for <c>.planlint.hcl</c>.</summary>
    public string? Config { get; set; }

    /// <summary>SARIF file to write; empty for none.</summary>
    public string? Sarif { get; set; }

    /// <summary>File for the findings; it is removed when there are none.</summary>
    [Required]
    public string FindingsFile { get; set; } = "";

    /// <summary>File for the paths of everything that was read, one a line: the inputs of the next build.</summary>
    [Required]
    public string ReadFile { get; set; } = "";

    /// <summary>File for the paths of options files that were looked for and not there: one that appears is a change.</summary>
    [Required]
    public string AbsentFile { get; set; } = "";

    /// <inheritdoc/>
    public void Cancel() => cancellation.Cancel();

    /// <inheritdoc/>
    public void Dispose() => cancellation.Dispose();

    /// <inheritdoc/>
    public override bool Execute()
    {
        var started = Stopwatch.StartNew();
        long compiled = System.Runtime.JitInfo.GetCompiledMethodCount();
        var logged = new List<LoggedFinding>();
        var read = new SortedSet<string>(StringComparer.Ordinal);
        try
        {
            if (!MetadataIsKnown()) return false;
            var results = Requests().Select(r => BuiltIn.Linter.Run(r, cancellation.Token)).ToArray();
            foreach (var result in results)
            {
                foreach (var finding in result.Report.AllFindings())
                    if (finding.Suppression is null && finding.Severity != Severity.None) logged.Add(ToLogged(finding, result));
                foreach (string path in result.InputFiles) read.Add(Path.GetFullPath(path, result.RepositoryRoot));
            }
            logged = [.. logged.Distinct()];
            Log.LogMessage(MessageImportance.Low, "PlanLint: {0} files, {1} findings, {2} ms, {3} methods compiled, process {4}",
                read.Count, logged.Count, started.ElapsedMilliseconds, System.Runtime.JitInfo.GetCompiledMethodCount() - compiled, Environment.ProcessId);
            if (!string.IsNullOrEmpty(Sarif)) WriteSarif(results);
            if (logged.Count > 0) Save(FindingsFile, logged.Select(f => f.ToLine()));
            else Remove(FindingsFile);
            Save(ReadFile, read);
            Save(AbsentFile, OptionsFiles(results).Where(f => !read.Contains(f)).Distinct());
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (Exception exception)
        {
            // Our bug: a canonical error with a code instead of MSB4018 with a stack trace. Its message may quote input, so it is not told.
            Error(ToolRules.RuleCrashed, $"PlanLint failed with {exception.GetType().Name}; please report it with the smallest input that shows it.");
        }
        return !Log.HasLoggedErrors;
    }

    /// <summary>A misspelt name would leave an input out in silence. Names that are far from all of ours are other tools'.</summary>
    private bool MetadataIsKnown()
    {
        string[] known = ["Plan", "Live", "State", "VarFiles", "Intent"];
        foreach (var root in Roots)
            foreach (string name in root.CloneCustomMetadata().Keys)
                if (!known.Contains(name, StringComparer.OrdinalIgnoreCase) && NearestName.Of(name.ToUpperInvariant(), known.Select(k => k.ToUpperInvariant())) is { } near)
                    Error(ToolRules.InputNotUnderstood, $"PlanLintRoot '{root.ItemSpec}' has metadata '{name}', which means nothing. Did you mean '{known.First(k => k.Equals(near, StringComparison.OrdinalIgnoreCase))}'?");
        return !Log.HasLoggedErrors;
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
        string directory = Path.GetDirectoryName(ProjectFile)!;
        var common = new LintRequest
        {
            WorkingDirectory = directory,
            ConfigFile = string.IsNullOrEmpty(Config) ? null : Config,
            Plugins = [.. Rules.Select(r => r.GetMetadata("FullPath"))],
            Now = DateTimeOffset.UtcNow,
        };
        if (Roots.Length == 0) return [common with { Paths = [directory], Recursive = true }];
        return Roots.Select(root => common with
        {
            Paths = [root.ItemSpec],
            Plan = root.GetMetadata("Plan") is { Length: > 0 } plan ? plan : null,
            Live = List(root, "Live"),
            States = List(root, "State"),
            Intents = List(root, "Intent"),
            Variables = [.. List(root, "VarFiles").Select(f => new VariableOption(true, f))],
        });
    }

    private static ImmutableArray<string> List(ITaskItem item, string metadata) =>
        [.. item.GetMetadata(metadata).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static LoggedFinding ToLogged(Diagnostic finding, LintResult result)
    {
        string path = Path.GetFullPath(finding.Location.Path, result.RepositoryRoot);
        var start = finding.Location.LineSpan.Start;
        bool whole = finding.Location.IsFile;
        return new(finding.Rule.Id, finding.Severity, File.Exists(path) ? path : "", whole ? 0 : start.Line + 1, whole ? 0 : start.Character + 1, finding.Rule.HelpUri, result.Redactor.Redact(finding.Message));
    }

    private void WriteSarif(LintResult[] results)
    {
        var report = new LintReport(Linter.Version, results.Max(r => r.ExitCode), [.. results.SelectMany(r => r.Report.Roots).OrderBy(r => r.Path, StringComparer.Ordinal)])
        {
            Notifications = [.. results.SelectMany(r => r.Report.Notifications)],
            Rules = results[0].Report.Rules,
        };
        var redactor = Redactor.All(results.Select(r => r.Redactor));
        string? problem = AtomicFile.Write(Path.GetFullPath(Sarif!, Path.GetDirectoryName(ProjectFile)!), writer => Reporters.ByName("sarif")!.Write(report, writer, ReportOptions.Plain with { Redactor = redactor }));
        if (problem is not null) Error(ToolRules.InputNotUnderstood, problem);
    }

    private void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Error(ToolRules.InputNotUnderstood, $"'{path}' cannot be removed, so findings that are repaired would be shown again.");
        }
    }

    private void Save(string path, IEnumerable<string> lines)
    {
        string? problem = AtomicFile.Write(path, writer =>
        {
            foreach (string line in lines) writer.Write(line + "\n");
        });
        if (problem is not null) Error(ToolRules.InputNotUnderstood, problem);
    }

    private void Error(RuleDescriptor rule, string message) => Log.LogError(null, rule.Id, null, rule.HelpUri, ProjectFile, 0, 0, 0, 0, "{0}", message);
}
