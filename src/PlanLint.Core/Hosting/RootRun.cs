using System.Collections.Immutable;
using PlanLint.Analysis;
using PlanLint.Approvals;
using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Intents;
using PlanLint.Knowledge;
using PlanLint.Knowledge.Schemas;
using PlanLint.Loading;
using PlanLint.Plans;
using PlanLint.Provenance;
using PlanLint.Reporting;
using PlanLint.Semantics;
using PlanLint.Text;
using PlanLint.Triage;
using PlanLint.Values;

namespace PlanLint.Hosting;

/// <summary>One root module from bytes to findings.</summary>
internal sealed class RootRun(
    RuleSet rules, KnowledgeBase knowledge, LintRequest request, IFileSource files, TerragruntFiles terragrunt, string repositoryRoot, FoundRoot found)
{
    private readonly DiagnosticBag diagnostics = new();
    private readonly string root = found.Path;
    private ModuleTree? modules;
    private WorkspaceLoader? loader;
    private RuleSettings settings = RuleSettings.Default;
    private ImmutableDictionary<string, string> origins = ImmutableDictionary<string, string>.Empty;

    private WorkspaceLoader Loader =>
        loader ??= new(repositoryRoot, request.WorkingDirectory, diagnostics) { Threads = request.Threads > 0 ? request.Threads : Environment.ProcessorCount };

    /// <summary>Every file that was read, relative to the repository root or absolute; complete after <see cref="Execute"/>.</summary>
    public ImmutableArray<string> InputFiles { get; private set; } = [];

    /// <summary>The root module.</summary>
    public FoundRoot Root => found;

    /// <summary>False for roots that another shard analyses.</summary>
    public bool IsInShard { get; init; } = true;

    /// <summary>The configurations of all roots of the run, this one among them.</summary>
    public RootModules Roots { get; init; } = RootModules.None;

    /// <summary>The approvals of the run, one of which has to cover the plan.</summary>
    public GivenApprovals Approvals { get; init; } = GivenApprovals.None;

    /// <summary>Why none does; empty when one does or none is wanted. Complete after <see cref="Execute"/>.</summary>
    public IReadOnlyList<Diagnostic> ApprovalProblems { get; private set; } = [];

    /// <summary>What is left of the run's steps for configurations.</summary>
    public RunSteps ConfigurationSteps { get; init; } = new(WorkBudget.DefaultTotal, 0);

    /// <summary>The schemas of providers; null when none are given.</summary>
    public ProviderSchemas? ProviderSchemas { get; init; }

    /// <summary>What is left of the run's steps for policies.</summary>
    public RunSteps PolicySteps { get; init; } = new(WorkBudget.DefaultTotal, 0);

    /// <summary>The plan; null when there is none. Set before <see cref="Execute"/>.</summary>
    public InputFile? PlanFile { get; set; }

    /// <summary>The plan when it was read already, to find out whose it is.</summary>
    public Plan? ReadBefore { get; set; }

    /// <summary>How the blocks of <see cref="ReadBefore"/> and of the configuration differ, when they were compared to find that out.</summary>
    public BlockComparison? ComparedBefore { get; set; }

    /// <summary>True when it is left out because it is as it was at the base revision: then it needs no plan. Set before plans are assigned.</summary>
    public bool IsUnchanged { get; set; }

    /// <summary>Where a pattern looked for a plan in vain; null when none did.</summary>
    public string? MissingPlan { get; set; }

    /// <summary>Why it has none, for reports; null with a plan, and when no root of the run has one. Set before <see cref="Execute"/>.</summary>
    public string? WithoutPlan { get; set; }

    /// <summary>True when states are given, or inventories that may hold some: then the plan's ids tell whose they are.</summary>
    public bool MayReadStates => !(request.States.IsEmpty && Options.States.IsEmpty && request.Live.IsEmpty && Options.Live.IsEmpty);

    /// <summary>What other tools found.</summary>
    public MergedFindings? Merged { get; init; }

    /// <summary>Whom the repository's CODEOWNERS names.</summary>
    public CodeOwners CodeOwners { get; init; } = CodeOwners.None;

    /// <summary>True when other roots are analysed in the same run.</summary>
    public bool HasSiblings { get; init; }

    /// <summary>True when a pattern says where the plan is.</summary>
    public bool IsPlanByPattern => !request.OnlyConfiguration && (request.PlanPattern is not null || request.Plan is null && Options.PlanPattern is not null);

    /// <summary>The files of the revision that the run compares with; null for none.</summary>
    public GitTree? Since { get; init; }

    private bool NamesOtherInputs => (request.Plan ?? request.PlanPattern ?? Options.Plan ?? Options.PlanPattern) is not null
        || ((ImmutableArray<string>[])[request.EarlierPlans, request.States, request.Live, request.Intents, request.Targets,
            Options.EarlierPlans, Options.States, Options.Live, Options.Intents]).Any(i => !i.IsEmpty);

    /// <summary>What the options files say; set by <see cref="Execute"/>.</summary>
    public PlanLintOptions Options { get; private set; } = PlanLintOptions.Empty;

    /// <summary>The built-in rules and those that options and command line add; complete after <see cref="ReadRules"/>.</summary>
    public RuleSet Rules => rules;

    /// <summary>The plan that command line or options name, there or not; null when neither does.</summary>
    public InputFile? WantedPlan()
    {
        if (request.OnlyConfiguration) return null;
        if (request.Plan is { } given) return given == "-" ? new InputFile("-", request.StandardInputName) : Loader.FromUser(given);
        if (IsPlanByPattern)
        {
            var (start, pattern) = PatternBelow();
            string full =
                Path.Combine(start, pattern.For(found.Relative, Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.Combine(repositoryRoot, root)))));
            return request.PlanPattern is not null ? Loader.FromUser(full) : RepositoryRoot.Relative(repositoryRoot, full) is { } inside
                ? Loader.FromRepository(inside)
                : null;
        }
        return Options.Plan is { } configured ? Loader.FromRepository(configured) : null;
    }

    /// <summary>The directory that the pattern of plans starts from, absolute, and the rest of the pattern.</summary>
    public (string Start, PlanPattern Pattern) PatternBelow()
    {
        string text = request.PlanPattern ?? Options.PlanPattern!;
        string from = text.StartsWith(PlanPattern.Root, StringComparison.Ordinal) ? Path.Combine(repositoryRoot, found.Searched)
            : request.PlanPattern is not null ? request.WorkingDirectory : repositoryRoot;
        string start = PlanPattern.StartOf(text);
        return (Path.GetFullPath(start, from), patterns ??= new PlanPattern(text[start.Length..]));
    }

    private PlanPattern? patterns;

    /// <summary>What is built in and what the options files add; read when first asked for.</summary>
    public KnowledgeBase Knowledge => extended ??= ReadKnowledge();

    private KnowledgeBase? extended;
    private ProviderSchemas? ownSchemas;
    private bool hasOwnSchemas;

    /// <summary>True when there is no such file.</summary>
    public bool IsMissing(InputFile file) => Loader.IsMissing(file);

    /// <summary>Reads the options files alone, for a root that another shard analyses.</summary>
    public void ReadOptionsAlone() => Options = ReadOptions();

    /// <summary>The configuration, with the values that variables are given; null when there is none on disk. Loaded when first asked for.</summary>
    public ModuleTree? ReadModules()
    {
        if (found.Configuration is not { } directory) return null;
        return modules ??= new ModuleLoader(files, ModuleOptions()).Load(directory);
    }

    /// <summary>The configuration as the console has it, and what is wrong with the options.</summary>
    public (ModuleTree Modules, IReadOnlyList<Diagnostic> Problems) ReadForConsole()
    {
        Options = ReadOptions();
        return (ReadModules()!.With(ImmutableSortedDictionary<string, Value>.Empty, Workspace() ?? "default"), diagnostics.Diagnostics);
    }

    private ModuleLoadOptions ModuleOptions() =>
        new() { Variables = Variables(), Environment = EnvironmentOfRoot(), Threads = request.Threads, Terragrunt = terragrunt };

    /// <summary>
    /// Reads what the options files say and gets the rules they add: before <see cref="Execute"/>, and before any other root's inputs are
    /// read, because a host may have to start over for rule assemblies.
    /// </summary>
    public void ReadRules()
    {
        Options = ReadOptions();
        (rules, origins) = AddedRules.Of(rules, Options, request, Loader, files, diagnostics);
        settings = RuleSettings.Read(Options.RuleSettings, rules.Descriptors.Concat(ToolRules.All), diagnostics);
    }

    /// <summary>
    /// What is left of a root whose analysis threw, which is our bug: an error that says so, and what was wrong with its inputs as far as
    /// they were read. The other roots' reports stand. The exception's message may quote input, so only its type and place are told.
    /// </summary>
    public (RootResult Result, RootReport Report) Failed(Exception exception)
    {
        string where = root.Length == 0 ? "." : root;
        diagnostics.Report(ToolRules.RuleCrashed, SourceLocation.InFile(where),
            $"The analysis of '{where}' failed with {exception.GetType().Name}{FailureSite.Of(exception)}, so it says nothing about this root; this is a bug "
                + "in PlanLint, please report it with the smallest input that shows it.");
        ImmutableArray<Diagnostic> findings = [.. diagnostics.Diagnostics];
        var nothing = new Compilation { RootPath = root, Knowledge = knowledge };
        return (new RootResult(nothing, findings),
            ReportBuilder.Build(root, nothing, findings, new AnalysisResult([], [], []), hasBaseline: false) with { WithoutPlan = WithoutPlan });
    }

    /// <summary>What is said of a root that has neither configuration nor plan on disk.</summary>
    public (RootResult Result, RootReport Report) Unread()
    {
        var nothing = new Compilation { RootPath = root, Knowledge = knowledge };
        return (new RootResult(nothing, []),
            ReportBuilder.Build(root, nothing, [], new AnalysisResult([], [], []), hasBaseline: false) with { WithoutPlan = WithoutPlan });
    }

    /// <summary>Loads, analyses and triages; adds every sensitive value that was met to <paramref name="secrets"/>.</summary>
    public (RootResult Result, RootReport Report) Execute(RunSecrets secrets, CancellationToken cancellation)
    {
        var compilation = Load();
        secrets.Add(compilation);

        var severities = Severities();
        ReportUnknownRules();
        var enabled = rules.Rules.Where(r => IsOn(r.Descriptor, severities));
        var analysis = AnalysisDriver.Run(compilation, enabled, cancellation);
        ConfigurationSteps.Take(compilation.Modules?.StepsUsed ?? 0);
        PolicySteps.Take(analysis.PolicySteps);

        var merged = (Merged?.In(compilation) ?? []).Where(f => request.Only.IsEmpty || request.Only.Contains(f.Rule.Id));
        var baseline = request.WithoutBaseline ? null : ReadBaseline();
        if (request.OnlyNewSince && compilation.Base is not null)
            baseline = (baseline ?? Baseline.Empty).With(FindingsOfBase(compilation, enabled, severities, secrets, cancellation));
        var triage = FindingTriage.Apply(
            diagnostics.Diagnostics.Concat(compilation.Modules?.Diagnostics ?? []).Concat(analysis.Diagnostics).Concat(merged),
            new TriageInput
            {
                Today = DateOnly.FromDateTime((request.Now ?? DateTimeOffset.MinValue).UtcDateTime),
                Modules = compilation.Modules,
                Severities = severities,
                Baseline = baseline,
                Accepted = [.. compilation.Intents.SelectMany(i => i.Accepted)],
                IsLeftOut = IsLeftOut,
                KnownRules = [.. rules.Descriptors.Concat(ToolRules.All)],
                RulesRun = analysis.RulesRun.Select(r => r.Id).ToImmutableHashSet(),
                IsSecret = secrets.Contains,
            });
        var findings = request.OnlyListed ? OnlyListed(triage.Findings) : triage.Findings;
        if (Approvals.AreWanted) findings = Approve(compilation, findings);
        ImmutableArray<string> variableFiles = [.. Variables().Where(v => v.IsFile).Select(v => v.Text)];
        var arguments = DecisionArguments.Of(request, variableFiles, repositoryRoot, root);
        var owners = new ChangeOwners(Options, CodeOwners, compilation);
        var report = ReportBuilder.Build(root, compilation, findings, analysis, hasBaseline: baseline is not null, arguments, owners) with
        {
            WithoutPlan = WithoutPlan,
            Remarks = [.. Remarks],
        };
        return (new RootResult(compilation, findings)
        {
            ForBaseline = [.. triage.ForBaseline()],
            BaselineFile = BaselineFile?.FullPath,
            VariableFiles = variableFiles,
            NamesOtherInputs = NamesOtherInputs,
            Arguments = arguments,
        }, report);
    }

    /// <summary>Compares the plan with the approvals; with one that covers it, what its approver has seen is silenced.</summary>
    private ImmutableArray<Diagnostic> Approve(Compilation compilation, ImmutableArray<Diagnostic> findings)
    {
        var check = new ApprovalCheck(found.Shown, compilation, request.Now);
        var covered = check.Find(Approvals);
        ApprovalProblems = check.Problems;
        if (covered is not var (approval, comparison)) return findings;
        string gone = comparison.Gone > 0 ? $", {Plural.Of(comparison.Gone, "effect")} of it gone" : "";
        Remarks = [.. Remarks, $"approved by {approval.Principal} until {ApprovalText.Time(approval.Approval.Until)}{gone}: {approval.Approval.Reason}"];
        return approval.Silence(findings);
    }

    /// <summary>
    /// The rules that a run here would have, analysing nothing. With inputs they are read, so that what is missing is known; without,
    /// every need counts as met.
    /// </summary>
    public RuleSurvey Survey(bool withInputs)
    {
        ReadRules();
        ReportUnknownRules();
        var available = ~RuleInputs.None;
        KnowledgeCoverage? coverage = null;
        if (withInputs)
        {
            PlanFile = WantedPlan();
            var compilation = Load();
            coverage = compilation.Plan is { } plan ? RuleSurveyor.Coverage(plan, compilation.Knowledge) : null;
            available = compilation.Modules?.Trees.Any() == true ? compilation.Available : compilation.Available & ~RuleInputs.Source;
        }
        var severities = Severities();
        var surveyed = rules.Rules
            .SelectMany(r => r.AdditionalDescriptors.Prepend(r.Descriptor), (rule, descriptor) => (Rule: rule, Descriptor: descriptor))
            .DistinctBy(r => r.Descriptor.Id)
            .Select(r => RuleSurveyor.Survey(r.Rule, r.Descriptor, severities.For(r.Descriptor), IsOn(r.Descriptor, severities),
                origins.GetValueOrDefault(r.Rule.Descriptor.Id), available, diagnostics))
            .Concat(ToolRules.All.Select(d => new SurveyedRule(d, severities.For(d), null) { IsOn = severities.IsEnabled(d) }))
            .OrderBy(r => r.Rule.Id, StringComparer.Ordinal)
            .ToImmutableArray();
        return new RuleSurvey(surveyed, [.. diagnostics.Diagnostics.Where(d => d.Severity >= Severity.Warning)]) { Coverage = coverage };
    }

    /// <summary>
    /// What the configuration at the revision had already, with the other inputs of today: what a plan does was never there before, so no
    /// plan takes part.
    /// </summary>
    private Baseline FindingsOfBase(Compilation now, IEnumerable<Rule> enabled, SeverityMap severities, RunSecrets secrets, CancellationToken cancellation)
    {
        var before = new Compilation
        {
            RootPath = root,
            Modules = now.Base!.Modules,
            Roots = now.Roots,
            States = now.States,
            Inventory = now.Inventory,
            Intents = now.Intents,
            Knowledge = now.Knowledge,
            Options = now.Options,
        };
        secrets.Add(before);
        var analysis = AnalysisDriver.Run(before, enabled, cancellation);
        PolicySteps.Take(analysis.PolicySteps);
        var triage = FindingTriage.Apply((before.Modules?.Diagnostics ?? []).Concat(analysis.Diagnostics), new TriageInput
        {
            Today = DateOnly.FromDateTime((request.Now ?? DateTimeOffset.MinValue).UtcDateTime),
            Modules = before.Modules,
            Severities = severities,
            IsLeftOut = IsLeftOut,
            KnownRules = [.. rules.Descriptors.Concat(ToolRules.All)],
            RulesRun = analysis.RulesRun.Select(r => r.Id).ToImmutableHashSet(),
            IsSecret = secrets.Contains,
        });
        return Baseline.Of(triage.ForBaseline());
    }

    private SeverityMap Severities() => SeverityMap.Default
        .Configure(Options.Severities.Select(s => KeyValuePair.Create(s.Key, s.Value.Severity)))
        .Override(request.Severities)
        .Override(request.Disabled.Select(id => KeyValuePair.Create(id, Severity.None)));

    private bool IsOn(RuleDescriptor rule, SeverityMap severities) => request.Only.IsEmpty
        ? severities.IsEnabled(rule)
        : request.Only.Contains(rule.Id) && (severities.IsEnabled(rule) || rule.IsQuiet && !severities.Names(rule.Id));

    private PlanLintOptions ReadOptions()
    {
        if (request.ConfigFile is { } path)
        {
            return Loader.ReadText(Loader.FromUser(path), "options") is { } text ? OptionsFile.Read(text, diagnostics) : PlanLintOptions.Empty;
        }
        var (options, problems) = OptionsFile.Find(files, root);
        diagnostics.AddRange(problems);
        return options;
    }

    private Compilation Load()
    {
        ImmutableArray<InputFile> Inputs(ImmutableArray<string> given, ImmutableArray<string> configured) =>
            request.OnlyConfiguration ? [] : given.IsEmpty ? [.. configured.Select(Loader.FromRepository)] : [.. given.Select(Loader.FromUser)];

        var configuration = ReadModules();
        Loader.SecretArguments = Knowledge.SecretArguments;
        var plan = ReadBefore ?? (PlanFile is { } file ? Loader.ReadPlan(file, request.StandardInput, MayReadStates) : null);
        if (configuration is null && plan is { SavedFiles: { } saved })
        {
            var (inside, at) = SavedFiles.Placed(saved, plan.Path, files);
            configuration = new ModuleLoader(inside, new ModuleLoadOptions { Threads = request.Threads }).Load(at);
        }
        configuration = configuration?.With(
            plan is null ? ImmutableSortedDictionary<string, Value>.Empty : PlanVariables.For(plan, configuration),
            Workspace(plan), ConfigurationSteps.ForNext(configuration.Trees.Sum(t => (long)t.Source.Length)));
        InputFile? record = PlanFile is { FullPath: not "-" } of
            ? of with { FullPath = StateVersion.RecordBeside(of.FullPath), ReportPath = StateVersion.RecordBeside(of.ReportPath) }
            : null;
        var plansBefore = plan is null ? [] : Loader.ReadEarlierPlans(Inputs(request.EarlierPlans, Options.EarlierPlans));
        var states = Loader.ReadStates(Inputs(request.States, Options.States));
        var (inventory, otherStates) = Loader.ReadInventory(Inputs(request.Live, Options.Live), Options.Scopes);
        var intents = Loader.ReadIntents(Inputs(request.Intents, Options.Intents));
        if (!request.Targets.IsEmpty) intents = intents.Add(Intent.FromTargets(request.Targets));
        InputFiles = [.. configuration?.Trees.Select(t => t.Source.Path) ?? [], .. Loader.Opened, .. Options.Plugins.Select(p => p.Path)];
        return new Compilation
        {
            RootPath = root,
            Modules = configuration,
            Roots = Roots,
            Base = ReadBase(),
            Plan = plan,
            ComparedBlocks = ReadBefore is null ? null : ComparedBefore,
            PlannedState = plan is { StateLineage: { } lineage, StateSerial: { } serial } ? new StateVersion(lineage, serial, plan.Path)
                : plan is not null && request.PlannedState is { } told ? told
                : record is { } beside ? Loader.ReadStateVersion(beside) : null,
            EarlierPlans = plan is null ? [] : [.. EarlierPlan.Before(plan, plansBefore)],
            States = [.. states, .. otherStates],
            InventoryStates = otherStates,
            HasSiblings = HasSiblings,
            Inventory = inventory,
            Intents = intents,
            Knowledge = Knowledge,
            ProviderSchemas = SchemasOfRoot(),
            Options = new AnalysisOptions
            {
                Protect = Options.Protect,
                TrackingKeys = Options.TrackingKeys,
                RuleSettings = settings,
                PolicySteps = PolicySteps.ForNext(),
                Now = request.Now,
                Threads = request.Threads > 0 ? request.Threads : Environment.ProcessorCount,
            },
        };
    }

    /// <summary>True when the root differs from what it was at the revision that the run compares with.</summary>
    public bool HasChanged() => Since is null || ReadModules() is not { } head || ReadBase() is not { } before || BaseLoader.HasChanged(before.Modules, head);

    /// <summary>The configuration at the revision that the run compares with; null for none. Loaded when first asked for.</summary>
    private BaseConfiguration? ReadBase()
    {
        if (Since is not { } earlier || @base is not null) return @base;
        var before = new BaseLoader(earlier, files, found.Configuration ?? root, diagnostics);
        @base = before.Load(ReadModules(), ModuleOptions());
        Remarks = before.Remarks;
        return @base;
    }

    private BaseConfiguration? @base;

    /// <summary>What the user should know of the comparison with a revision.</summary>
    public IReadOnlyList<string> Remarks { get; private set; } = [];

    /// <summary>The schemas that the command line names, or else the options; read once, so that what is wrong with them is told once.</summary>
    private ProviderSchemas? SchemasOfRoot()
    {
        if (request.ProviderSchemas is not null || Options.ProviderSchemas is not { } configured) return ProviderSchemas;
        if (!hasOwnSchemas) (hasOwnSchemas, ownSchemas) = (true, Loader.ReadProviderSchemas(Loader.FromRepository(configured), null));
        return ownSchemas;
    }

    /// <summary>What is built in, what the files or folders of the options add, and what the schemas of providers call sensitive.</summary>
    private KnowledgeBase ReadKnowledge()
    {
        var texts = Options.Knowledge
            .SelectMany(path => files.GetKind(path) == EvaluationFileKind.Directory
                ? KnowledgeFiles(path)
                : [path])
            .Select(path => Loader.ReadText(Loader.FromRepository(path), "knowledge"))
            .OfType<SourceText>();
        return KnowledgeReader.Extend(knowledge, texts, diagnostics).Hiding(SchemasOfRoot());
    }

    private IEnumerable<string> KnowledgeFiles(string folder)
    {
        var listing = files.FilesIn(folder);
        if (listing.Unlisted.Count > 0)
            diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(folder),
                $"The files in the knowledge folder '{folder}' cannot all be listed; check its permissions.");
        return listing.Paths.Where(f => f.EndsWith(".hcl", StringComparison.Ordinal)).Select(f => folder.Length == 0 ? f : $"{folder}/{f}");
    }

    /// <summary>What the environment gives, with paths of variable files as the analysis root sees them: Terraform reads them from the root module.</summary>
    private TerraformEnvironment? EnvironmentOfRoot() => request.Environment is not { } given ? null : given with
    {
        Arguments = [.. given.Arguments.Select(a => a.IsFile
            ? a with { Text = RepositoryRoot.Relative(repositoryRoot, Path.GetFullPath(a.Text, Path.Combine(repositoryRoot, root))) ?? a.Text }
            : a)],
    };

    /// <summary>The workspace in use; null when nothing says, as in a checkout that no <c>terraform init</c> ran in.</summary>
    private string? Workspace(Plan? plan = null)
    {
        if (request.Workspace is { } named) return named;
        if (request.Environment is not { } environment) return plan?.Workspace;
        if (environment.Workspace is { } selected) return selected;
        if (plan?.Workspace is { } planned) return planned;
        return SourcePath.Combine(root, ".terraform/environment") is { } path && files.Read(path).Bytes is { Length: > 0 and < 256 } bytes
            && System.Text.Encoding.UTF8.GetString(bytes).Trim() is { Length: > 0 } name ? name : null;
    }

    /// <summary>Variables as given; the loader reads files of values by their path from the repository root.</summary>
    private IReadOnlyList<VariableOption> Variables()
    {
        if (request.Variables.IsEmpty) return [.. Options.VarFiles.Select(f => new VariableOption(true, f))];
        return [.. request.Variables.Select(v => v.IsFile
            ? v with { Text = RepositoryRoot.Relative(repositoryRoot, Path.GetFullPath(v.Text, request.WorkingDirectory)) ?? v.Text }
            : v)];
    }

    private InputFile? BaselineFile =>
        request.Baseline is { } given ? Loader.FromUser(given) : Options.Baseline is { } configured ? Loader.FromRepository(configured) : null;

    private Baseline? ReadBaseline()
    {
        if (BaselineFile is not { } baseline || Loader.ReadText(baseline, "baseline") is not { } text) return null;
        using var reader = new StringReader(text.Text);
        return Baseline.Read(reader, baseline.ReportPath, diagnostics);
    }

    private void ReportUnknownRules()
    {
        var known = rules.Descriptors.Concat(ToolRules.All).Select(d => d.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (id, at) in Options.NamedRules) Unknown(id, at);
        foreach (string id in request.Severities.Keys.Concat(request.Disabled).Concat(request.Only)) Unknown(id, SourceLocation.InFile("(command line)"));

        void Unknown(string id, SourceLocation at)
        {
            if (known.Contains(id) || IsLeftOut(id)) return;
            string hint = NearestName.Of(id, known) is { } near ? $" Did you mean '{near}'?" : " 'planlint rules' lists them.";
            diagnostics.Report(ToolRules.UnknownRuleId, at, $"There is no rule '{id}'.{hint}");
        }
    }

    /// <summary>
    /// True for an id that a rule of an assembly may have which <c>--no-plugins</c> leaves out, and for those of other tools. Ids that begin
    /// with PL are ours.
    /// </summary>
    private bool IsLeftOut(string id) => id.Contains('/', StringComparison.Ordinal) || request.WithoutRepositoryPlugins
        && !(id.Length == 6 && id.StartsWith("PL", StringComparison.Ordinal) && id.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0);

    private ImmutableArray<Diagnostic> OnlyListed(ImmutableArray<Diagnostic> findings)
    {
        var listed = request.Paths.Select(p => RepositoryRoot.Relative(repositoryRoot, Path.GetFullPath(p, request.WorkingDirectory)))
            .ToHashSet(StringComparer.Ordinal);
        return [.. findings.Where(f => listed.Contains(f.Location.Path) || (f.Rule.Category == "tool" && f.Severity == Severity.Error))];
    }
}
