using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Effects;
using PlanLint.Evaluation;
using PlanLint.Files;
using PlanLint.Intents;
using PlanLint.Knowledge;
using PlanLint.Loading;
using PlanLint.Plans;
using PlanLint.Reporting;
using PlanLint.Secrets;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Triage;
using PlanLint.Values;

namespace PlanLint.Hosting;

/// <summary>
/// What a host calls: loads, analyses, triages, and gives a report. User mistakes are findings in it; an exception out of
/// <see cref="Run"/> is a bug of ours. Safe to call from several threads.
/// </summary>
public sealed class Linter
{
    /// <summary>
    /// Steps that each root has for its configuration and for policies, whatever the others take: with few roots several times what
    /// ordinary ones take, 50 a resource, and fewer with many, so that all of them together stay within a few times the run's.
    /// </summary>
    private const long MostStepsOfEach = 100_000, LeastStepsOfEach = 10_000;

    private readonly RuleSet rules;
    private readonly KnowledgeBase knowledge;

    /// <summary>A linter with the rules and the knowledge given.</summary>
    public Linter(RuleSet rules, KnowledgeBase knowledge)
    {
        this.rules = rules;
        this.knowledge = knowledge;
    }

    /// <summary>Version of PlanLint.</summary>
    public static string Version { get; } = typeof(Linter).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>Analyses every root the request names.</summary>
    public LintResult Run(LintRequest request, CancellationToken cancellation = default)
    {
        var notifications = new DiagnosticBag();
        string repositoryRoot = RepositoryRoot.Of(
            request.Paths is [var first, ..] ? DirectoryOf(first, request) : request.WorkingDirectory, request.WorkingDirectory);
        var files = new DiskFileSource(repositoryRoot, Unsaved(request, repositoryRoot));
        var terragrunt = new TerragruntFiles(files);
        var remarks = new List<string>();
        var found = RootFinder.Find(files, repositoryRoot, request, notifications);
        using var since = OpenBase(repositoryRoot, request, files, notifications);
        var approvals = GivenApprovals.Read(request, repositoryRoot, since);
        notifications.AddRange(approvals.Problems);
        if (request.Environment?.Problem is { } refused)
            notifications.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile("(environment)"),
                $"{refused} Terraform refuses that; mend it, or use --no-environment.");

        var results = ImmutableArray.CreateBuilder<RootResult>();
        var reports = ImmutableArray.CreateBuilder<RootReport>();
        var secrets = new RunSecrets();
        var inputs = new SortedSet<string>(StringComparer.Ordinal);
        var descriptors = rules.Descriptors.Concat(ToolRules.All).ToDictionary(d => d.Id, StringComparer.Ordinal);
        var failOn = request.FailOn;
        long ofEach = Math.Clamp(request.Steps / Math.Max(1, found.Count), LeastStepsOfEach, MostStepsOfEach);
        var (configurationSteps, policySteps) = (new RunSteps(request.Steps, ofEach), new RunSteps(request.Steps, ofEach));
        var loader = new ModuleLoader(files, new ModuleLoadOptions { Threads = request.Threads });
        var configurations = new RootModules(
            found.Select(r => r.Configuration).OfType<string>().Select(r => loader.Load(r).With(ImmutableSortedDictionary<string, Value>.Empty, null, ofEach)));
        var reader = new WorkspaceLoader(repositoryRoot, request.WorkingDirectory, notifications);
        var owners = CodeOwners.Find(files, notifications);
        var merged = new MergedFindings(request, repositoryRoot, reader, notifications);
        foreach (var rule in merged.Rules) descriptors.TryAdd(rule.Id, rule);
        var schemas = request.ProviderSchemas is { } schemaFile ? reader.ReadProviderSchemas(reader.FromUser(schemaFile), null) : null;
        RootRun[] all = [.. found.Select((root, i) => new RootRun(rules, knowledge, request, files, terragrunt, repositoryRoot, root)
        {
            Since = since,
            Approvals = approvals,
            Roots = configurations,
            ConfigurationSteps = configurationSteps,
            PolicySteps = policySteps,
            ProviderSchemas = schemas,
            CodeOwners = owners,
            Merged = merged,
            HasSiblings = found.Count > 1,
            IsInShard = i % request.Shard.Count == request.Shard.Index - 1,
        })];
        var failures = all.ToDictionary(run => run, run => Failure(run.IsInShard ? run.ReadRules : run.ReadOptionsAlone));
        if (request.OnlyChangedRoots && since is not null)
            foreach (var run in all.Where(r => r.IsInShard)) run.IsUnchanged = IsUnchanged(run);
        new PlanAssignment(request, all, repositoryRoot, notifications).Assign();
        RootRun[] runs = [.. all.Where(r => r.IsInShard && (r.Root.Configuration is not null || r.PlanFile is not null))];
        if (request.WithoutConfiguration && runs.Length == 0)
            notifications.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile("(command line)"),
                "--no-config checks a plan alone, and there is none; give it with --plan.");
        else if (all.Any(r => r.IsInShard) && all.Where(r => r.IsInShard).Except(runs).ToArray() is { Length: > 0 } empty)
            TellEmpty(empty, runs.Length > 0, notifications);
        bool isEmptyShard = all.Length > 0 && !all.Any(r => r.IsInShard);
        if (isEmptyShard) remarks.Add($"shard {request.Shard.Index}/{request.Shard.Count} holds none of {Plural.Of(all.Length, "root")}");
        HashSet<RootRun> unchanged = [.. runs.Where(r => r.IsUnchanged)];
        if (unchanged.Count > 0)
            remarks.Add($"{unchanged.Count} of {Plural.Of(runs.Length, "root")} unchanged since {since!.Revision}: "
                + string.Join(", ", runs.Where(unchanged.Contains).Select(r => r.Root.Shown)));
        bool isAllUnchanged = unchanged.Count > 0 && unchanged.Count == runs.Length;
        runs = [.. runs.Where(r => !unchanged.Contains(r))];
        int begun = 0;
        foreach (var run in runs.Length == 0 ? [] : all.Where(r => r.IsInShard && !unchanged.Contains(r)))
        {
            cancellation.ThrowIfCancellationRequested();
            if (run is { Root.Configuration: null, PlanFile: null })
            {
                var (nothing, listed) = run.Unread();
                results.Add(nothing);
                reports.Add(listed);
                continue;
            }
            request.Progress?.Invoke(++begun, runs.Length, run.Root.Shown);
            (RootResult, RootReport)? done = null;
            var failure = failures[run] ?? Failure(() => done = run.Execute(secrets, cancellation));
            var (result, report) = done ?? run.Failed(failure!);
            notifications.AddRange(run.ApprovalProblems);
            failOn ??= run.Options.FailOn;
            inputs.UnionWith(run.InputFiles);
            foreach (var added in failure is null ? run.Rules.Descriptors : []) descriptors.TryAdd(added.Id, added);
            results.Add(result);
            remarks.AddRange(run.Remarks);
            reports.Add(report);
        }
        foreach (var unused in approvals.Signed.Where(a => !runs.Any(r => r.Root.Shown == a.Approval.Root)))
            notifications.Report(ToolRules.NotApproved, SourceLocation.InFile(unused.File),
                $"The approval '{unused.File}' is for the root module '{unused.Approval.Root}', which is not checked here.");
        if (since?.Problem is { } unread) ReportBase(unread, notifications);
        foreach (var (path, commit) in since?.Unfetched ?? [])
            ReportBase($"'{path}' is a submodule, and its commit {commit} of '{since!.Revision}' is not here, so what it held cannot be compared; fetch it: "
                + $"git submodule update --init '{path}' && git -C '{path}' fetch origin {commit}", notifications);
        foreach (string path in since?.Pointers ?? [])
            notifications.Add(new Diagnostic(ToolRules.InputNotUnderstood, Severity.Warning, $"Git LFS keeps '{path}' of '{since!.Revision}', and its "
                + $"content is not here, so it counts as changed; fetch it: git lfs fetch origin {since.Revision}.", SourceLocation.InFile(path)));
        foreach (string path in since?.TooLarge ?? [])
            notifications.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(path),
                $"'{path}' of '{since!.Revision}' {InputOpener.Describe(EvaluationFileKind.TooLarge, InputOpener.LargestText)}, so it is not compared.");
        remarks.AddRange(merged.Elsewhere().Select(e => $"{Plural.Of(e.Count, "result")} of {e.Tool} left out: about no file of a checked root module"));
        inputs.UnionWith(reader.Opened);
        inputs.UnionWith(files.Opened);
        ReportUnread(files, reports, notifications);
        if (results.Count > 1) Reconcile(results, reports);
        var whole = new LintReport(Version, 0, reports.ToImmutable())
        {
            Notifications = [.. notifications.Diagnostics],
            Rules = [.. descriptors.Values.OrderBy(d => d.Id, StringComparer.Ordinal)],
            FailOn = failOn ?? Severity.Error,
        };
        whole = whole with { ExitCode = ExitCode(whole, failOn ?? Severity.Error, isEmptyShard || isAllUnchanged) };
        return new LintResult(whole, results.ToImmutable(), secrets.ToRedactor(whole.Rules), repositoryRoot)
        {
            InputFiles = [.. inputs],
            Remarks = [.. remarks],
            FailOn = failOn ?? Severity.Error,
            IsEmptyShard = isEmptyShard,
        };
    }

    /// <summary>
    /// The rules that a run would have in the first path's directory, where each comes from, and, with inputs, which of them would run.
    /// Analyses nothing; the directory need not hold configuration.
    /// </summary>
    public RuleSurvey Survey(LintRequest request, bool withInputs = true)
    {
        var problems = new DiagnosticBag();
        string directory = request.Paths is [var first, ..] ? DirectoryOf(first, request) : request.WorkingDirectory;
        string repositoryRoot = RepositoryRoot.Of(directory, request.WorkingDirectory);
        var files = new DiskFileSource(repositoryRoot);
        string root = RepositoryRoot.Relative(repositoryRoot, Path.GetFullPath(directory)) ?? "";
        if (files.GetKind(root) != EvaluationFileKind.Directory)
            problems.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(root), $"'{root}' is not a directory.");
        using var since = withInputs ? OpenBase(repositoryRoot, request, files, problems) : null;
        var survey = new RootRun(rules, knowledge, request, files, new TerragruntFiles(files), repositoryRoot,
            new FoundRoot(root, root, request.WithoutConfiguration ? null : root))
        { Since = since }.Survey(withInputs);
        return survey with { Problems = [.. problems.Diagnostics, .. survey.Problems] };
    }

    /// <summary>
    /// The effects of a plan, for its digest; null, with the reasons, when the plan cannot be read or does not say all that it does. Options
    /// are those of the working directory.
    /// </summary>
    public (PlanEffects? Effects, IReadOnlyList<Diagnostic> Problems) Effects(LintRequest request, string plan)
    {
        var run = new PlanComparisonRun(rules, knowledge, request);
        return (run.Read(plan), run.Problems);
    }

    /// <summary>
    /// Compares two plans by what they do, at the lines of the configuration when the request names a directory. Exit code 0 when the newer
    /// does the same or less, 1 when it does more or other things, 2 when that cannot be told.
    /// </summary>
    public LintResult Compare(LintRequest request, string older, string newer) => new PlanComparisonRun(rules, knowledge, request).Compare(older, newer);

    /// <summary>The configuration of the first path's directory, and what is wrong with the options there.</summary>
    public (ModuleTree Modules, IReadOnlyList<Diagnostic> Problems) Configuration(LintRequest request)
    {
        string directory = DirectoryOf(request.Paths[0], request);
        string repositoryRoot = RepositoryRoot.Of(directory, request.WorkingDirectory);
        var files = new DiskFileSource(repositoryRoot);
        string root = RepositoryRoot.Relative(repositoryRoot, Path.GetFullPath(directory)) ?? "";
        return new RootRun(rules, knowledge, request, files, new TerragruntFiles(files), repositoryRoot, new FoundRoot(root, root, root)).ReadForConsole();
    }

    /// <summary>Terragrunt's units that have neither been run nor planned: nothing can be said of them.</summary>
    private static void TellEmpty(RootRun[] empty, bool hasOthers, DiagnosticBag notifications)
    {
        foreach (var run in empty) run.WithoutPlan =
            $"there is no {TerragruntUnits.Cache} either, so nothing was checked; run terragrunt plan, and give its plans with --plan-pattern";
        if (!hasOthers) notifications.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(empty[0].Root.Shown),
            $"Nothing to check in {string.Join(", ", empty.Select(r => r.Root.Shown))}: there is neither a plan nor a {TerragruntUnits.Cache}; run "
                + "terragrunt plan, and give its plans with --plan-pattern.");
    }

    /// <summary>False for a root whose comparison failed, too: its analysis will tell.</summary>
    private static bool IsUnchanged(RootRun run)
    {
        bool hasChanged = true;
        return Failure(() => hasChanged = run.HasChanged()) is null && !hasChanged;
    }

    /// <summary>What a step of one root threw; null when it went well. One root's failure leaves the others' reports whole.</summary>
    private static Exception? Failure(Action step)
    {
        try
        {
            step();
            return null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return exception;
        }
    }

    /// <summary>Rules and functions that ask for a file take one that cannot be read for none.</summary>
    private static void ReportUnread(DiskFileSource files, IEnumerable<RootReport> reports, DiagnosticBag notifications)
    {
        var told = reports.SelectMany(r => r.Findings).Concat(notifications.Diagnostics).Where(f => f.Rule.Id == ToolRules.InputNotUnderstood.Id)
            .Select(f => f.Location.Path).ToHashSet(StringComparer.Ordinal);
        foreach (string path in files.Unread.Where(p => !told.Contains(p)).Order(StringComparer.Ordinal))
            notifications.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(path), $"'{path}' cannot be read; check its permissions.");
    }

    private static GitTree? OpenBase(string repositoryRoot, LintRequest request, DiskFileSource files, DiagnosticBag notifications)
    {
        if (request.Since is not { } revision) return null;
        var tree = GitTree.Open(repositoryRoot, revision, out string? problem, files);
        if (problem is not null) ReportBase(problem, notifications);
        return tree;
    }

    private static void ReportBase(string problem, DiagnosticBag notifications) =>
        notifications.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile("(command line)"), $"{problem}.");

    /// <summary>A suppression in a shared module is of use when one of the roots needs it.</summary>
    private static void Reconcile(ImmutableArray<RootResult>.Builder results, ImmutableArray<RootReport>.Builder reports)
    {
        var kept = FindingTriage.Reconcile([.. results.Select(r =>
            (r.Findings, (IReadOnlySet<string>)(r.Compilation.Modules?.Trees.Select(t => t.Source.Path).ToHashSet(StringComparer.Ordinal) ?? [])))]);
        for (int i = 0; i < kept.Length; i++)
        {
            results[i] = results[i] with { Findings = kept[i] };
            reports[i] = reports[i] with { Findings = kept[i] };
        }
    }

    /// <summary>2 when anything could not be analysed, 1 when a shown finding is at or above the failing severity or a plan not approved, else 0.</summary>
    private static int ExitCode(LintReport report, Severity failOn, bool isEmptyShard)
    {
        bool fails = false;
        foreach (var finding in report.AllFindings())
        {
            if (finding.Suppression is not null) continue;
            bool isUnapproved = finding.Rule.Id == ToolRules.NotApproved.Id;
            if (finding.Severity == Severity.Error && finding.Rule.Category == "tool" && !isUnapproved) return 2;
            fails |= isUnapproved || failOn != Severity.None && finding.Severity >= failOn;
        }
        return report.Roots.IsEmpty && !isEmptyShard ? 2 : fails ? 1 : 0;
    }

    private static Dictionary<string, byte[]> Unsaved(LintRequest request, string repositoryRoot) => request.Unsaved
        .Select(u => (Path: RepositoryRoot.Relative(repositoryRoot, u.Key), u.Value)).Where(u => u.Path is not null)
        .ToDictionary(u => u.Path!, u => System.Text.Encoding.UTF8.GetBytes(u.Value), StringComparer.Ordinal);

    private static string DirectoryOf(string path, LintRequest request)
    {
        string full = Path.GetFullPath(path, request.WorkingDirectory);
        return Directory.Exists(full) ? full : Path.GetDirectoryName(full) ?? full;
    }
}
