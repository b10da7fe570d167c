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

    /// <inheritdoc/>
    public void Cancel() => cancellation.Cancel();

    /// <inheritdoc/>
    public void Dispose() => cancellation.Dispose();

    /// <inheritdoc/>
    public override bool Execute()
    {
        var started = Stopwatch.StartNew();
        var logged = new List<LoggedFinding>();
        var read = new SortedSet<string>(StringComparer.Ordinal);
        try
        {
            var results = Requests().Select(r => BuiltIn.Linter.Run(r, cancellation.Token)).ToArray();
            foreach (var result in results)
            {
                foreach (var finding in result.Report.AllFindings())
                    if (finding.Suppression is null && finding.Severity != Severity.None) logged.Add(ToLogged(finding, result));
                foreach (string path in result.InputFiles) read.Add(Path.GetFullPath(path, result.RepositoryRoot));
            }
            if (!string.IsNullOrEmpty(Sarif)) WriteSarif(results);
            Log.LogMessage(MessageImportance.Low, "PlanLint: {0} files, {1} findings, {2} ms", read.Count, logged.Count, started.ElapsedMilliseconds);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (Exception exception)
        {
            // Our bug: a canonical error with a code instead of MSB4018 with a stack trace. Its message may quote input, so it is not told.
            logged.Add(new(ToolRules.RuleCrashed.Id, Severity.Error, "", 0, 0, ToolRules.RuleCrashed.HelpUri, $"PlanLint failed with {exception.GetType().Name}; please report it with the smallest input that shows it."));
        }
        logged = [.. logged.Distinct()];
        if (logged.Count == 0) File.Delete(FindingsFile);
        else Save(FindingsFile, logged.Select(f => f.ToLine()));
        Save(ReadFile, read);
        return !Log.HasLoggedErrors;
    }

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
        if (problem is not null) Log.LogError(null, ToolRules.InputNotUnderstood.Id, null, ProjectFile, 0, 0, 0, 0, "{0}", problem);
    }

    private void Save(string path, IEnumerable<string> lines)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string? problem = AtomicFile.Write(path, writer =>
        {
            foreach (string line in lines) writer.Write(line + "\n");
        });
        if (problem is not null) Log.LogError(null, ToolRules.InputNotUnderstood.Id, null, ProjectFile, 0, 0, 0, 0, "{0}", problem);
    }
}
