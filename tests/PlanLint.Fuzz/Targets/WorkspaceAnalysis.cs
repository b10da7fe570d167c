using System.Collections.Immutable;
using System.Globalization;
using PlanLint.Analysis;
using PlanLint.Decisions;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Fuzz.Running;
using PlanLint.Hosting;
using PlanLint.Intents;
using PlanLint.Inventory;
using PlanLint.Knowledge;
using PlanLint.Loading;
using PlanLint.Plans;
using PlanLint.Policies;
using PlanLint.Reporting;
using PlanLint.Rules;
using PlanLint.Secrets;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Triage;

namespace PlanLint.Fuzz.Targets;

/// <summary>What a run does with a root module, over files in memory.</summary>
/// <param name="workspace">The files.</param>
/// <param name="execution">The run.</param>
/// <param name="analyses">True to run rules too, which costs many times what reading costs.</param>
/// <param name="readsConfiguration">True to read the configuration even if no rules run.</param>
internal sealed class WorkspaceAnalysis(Workspace workspace, Execution execution, bool analyses, bool readsConfiguration)
{
    private static readonly ImmutableArray<RuleDescriptor> KnownRules = [.. BuiltIn.Rules.Descriptors.Concat(ToolRules.All).DistinctBy(d => d.Id).OrderBy(d => d.Id, StringComparer.Ordinal)];
    private static readonly KnowledgeBase BuiltInKnowledge = Rules.BuiltInKnowledge.Load();
    private const string Canary = "hunter2-secret";
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private readonly DiagnosticBag diagnostics = new();
    private readonly MemoryFileSource files = new(workspace.Files.DistinctBy(f => f.Path).Select(f => (f.Path, RawText.Encode(f.Text))));
    private PlanLintOptions options = PlanLintOptions.Empty;
    private KnowledgeBase knowledge = BuiltInKnowledge;
    private Baseline? baseline;
    private RuleSet rules = BuiltIn.Rules;
    private ImmutableArray<RuleDescriptor> knownRules = KnownRules;

    /// <summary>Reads, analyses, triages, reports and fixes; fails the input for what must not be.</summary>
    public void Run()
    {
        ReadOwnFiles();
        var compilation = Compile();
        var problems = diagnostics.Diagnostics.Concat(compilation.Modules?.Diagnostics ?? []);
        foreach (var problem in problems) execution.SawMessage(problem.Rule.Id, problem.Message);
        if (analyses) Analyse(compilation, problems);
    }

    private void Analyse(Compilation compilation, IEnumerable<Diagnostic> problems)
    {
        var secrets = new RunSecrets();
        secrets.Add(compilation);
        var severities = SeverityMap.Default.Configure(options.Severities.Select(s => KeyValuePair.Create(s.Key, s.Value.Severity)));
        var analysis = AnalysisDriver.Run(compilation, rules.Rules.Where(r => severities.IsEnabled(r.Descriptor)));
        var triage = FindingTriage.Apply(problems.Concat(analysis.Diagnostics), new TriageInput
        {
            Today = DateOnly.FromDateTime(Now.UtcDateTime),
            Modules = compilation.Modules,
            Severities = severities,
            Baseline = baseline,
            Accepted = [.. compilation.Intents.SelectMany(i => i.Accepted)],
            KnownRules = knownRules,
            RulesRun = analysis.RulesRun.Select(r => r.Id).ToHashSet(StringComparer.Ordinal),
        });
        foreach (var finding in triage.Findings)
        {
            Execution.Require(finding.Rule.Id != ToolRules.RuleCrashed.Id, $"no rule crashes: {Site(finding.Message)}", finding.Message);
            execution.SawMessage(finding.Rule.Id, finding.Message);
        }
        var redactor = secrets.ToRedactor(knownRules);
        Report(compilation, triage.Findings, analysis, redactor);
        Fix(triage.Findings);
        Decide(compilation, redactor);
        if (execution.Chooses(8)) KeepBaseline(triage);
    }

    /// <summary>True when the canary stands in the plan alone, marked as the stored inputs mark it.</summary>
    private bool HoldsCanary => workspace.Files.FindAll(f => f.Text.Contains(Canary, StringComparison.Ordinal)) is [("plan.json", var plan)]
        && plan.Split(Canary).Length == 2 && plan.Contains($"\"pw\":\"{Canary}\"", StringComparison.Ordinal) && plan.Contains("\"after_sensitive\":{\"pw\":true}", StringComparison.Ordinal);

    /// <summary>The rule and the place in the code, without what was analysed.</summary>
    private static string Site(string message) => message[..Math.Max(0, message.IndexOf(" at ", StringComparison.Ordinal))];

    private void ReadOwnFiles()
    {
        var texts = new List<SourceText>();
        var added = new List<Rule>();
        foreach (var (path, text) in workspace.Files)
        {
            if (path == OptionsFile.Name) options = OptionsFile.Read(Source(path, text), diagnostics);
            else if (path.StartsWith("knowledge/", StringComparison.Ordinal)) texts.Add(Source(path, text));
            else if (path.EndsWith(".rule.hcl", StringComparison.Ordinal)) added.AddRange(PolicyReader.Read(Source(path, text), diagnostics));
            else if (path == ".planlint.baseline.json") baseline = ReadBaseline(Source(path, text).Text, diagnostics);
        }
        if (texts.Count > 0) knowledge = KnowledgeReader.Extend(BuiltInKnowledge, texts, diagnostics);
        var taken = rules.Descriptors.Select(d => d.Id).ToHashSet(StringComparer.Ordinal);
        added.RemoveAll(r => !taken.Add(r.Descriptor.Id));
        if (added.Count == 0) return;
        rules = rules.With(added);
        knownRules = [.. KnownRules.Concat(added.Select(r => r.Descriptor)).OrderBy(d => d.Id, StringComparer.Ordinal)];
    }

    private Compilation Compile()
    {
        var states = ImmutableArray.CreateBuilder<State>();
        var intents = ImmutableArray.CreateBuilder<Intent>();
        var inventories = new List<LiveInventory>();
        var earlier = new List<EarlierPlan>();
        Plan? plan = null;
        StateVersion? planned = null;
        foreach (var (path, text) in workspace.Files)
        {
            byte[] bytes = RawText.Encode(text);
            int before = diagnostics.Diagnostics.Count;
            bool understood = true;
            if (path == "plan.json") understood = (plan = Told(PlanReader.Read(bytes, path), r => r.Diagnostics).Plan) is not null;
            else if (path == "plan.state.json") planned = StateVersion.Read(bytes, path, diagnostics);
            else if (path.StartsWith("earlier/", StringComparison.Ordinal) && !path.EndsWith(StateVersion.Suffix, StringComparison.Ordinal))
            {
                if (Told(PlanReader.Read(bytes, path), r => r.Diagnostics).Plan is { Timestamp: not null } old) earlier.Add(new EarlierPlan(old, null));
            }
            else if (path.EndsWith(".tfstate", StringComparison.Ordinal))
            {
                understood = Told(StateReader.Read(bytes, path), r => r.Diagnostics).State is { } state;
                if (Told(StateReader.Read(bytes, path), static _ => []).State is { } read) states.Add(read);
            }
            else if (path.StartsWith("live/", StringComparison.Ordinal))
            {
                var result = Told(InventoryReader.Read(bytes, path), r => r.Diagnostics);
                if (result.Inventory is { } inventory) inventories.Add(inventory);
                if (result.State is { } state) states.Add(state);
                understood = result.Inventory is not null || result.State is not null;
            }
            else if (path.EndsWith(".intent.hcl", StringComparison.Ordinal)) intents.AddRange(Told(IntentReader.Read(Source(path, text)), r => r.Diagnostics).Intents);
            Execution.Require(understood || diagnostics.Diagnostics.Count > before, "what is not understood is told", path);
        }
        if (workspace.Targets.Count > 0) intents.Add(Intent.FromTargets(workspace.Targets));
        return new Compilation
        {
            RootPath = "",
            Modules = analyses || readsConfiguration ? new ModuleLoader(files, new ModuleLoadOptions { Threads = execution.Threads }).Load("") : null,
            Base = analyses ? Base() : null,
            Roots = new RootModules(workspace.Files.Where(f => f.Path.StartsWith("roots/", StringComparison.Ordinal)).Select(f => string.Join('/', f.Path.Split('/').Take(2))).Distinct(StringComparer.Ordinal).Select(new ModuleLoader(files).Load)),
            Plan = plan,
            PlannedState = planned,
            EarlierPlans = plan is null ? [] : [.. EarlierPlan.Before(plan, earlier)],
            States = states.ToImmutable(),
            Inventory = inventories.Count > 0 || options.Scopes.Length > 0 ? LiveInventory.Combine([.. inventories, new LiveInventory([], options.Scopes)]) : null,
            Intents = intents.ToImmutable(),
            Knowledge = knowledge,
            Options = new AnalysisOptions { Protect = options.Protect, TrackingKeys = options.TrackingKeys, RuleSettings = RuleSettings.Read(options.RuleSettings, rules.Descriptors.Concat(ToolRules.All), diagnostics), Now = Now, Threads = execution.Threads },
        };
    }

    private BaseConfiguration? Base()
    {
        (string Path, byte[] Bytes)[] earlier = [.. workspace.Files.Where(f => f.Path.StartsWith("base/", StringComparison.Ordinal)).DistinctBy(f => f.Path).Select(f => (f.Path["base/".Length..], RawText.Encode(f.Text)))];
        return earlier.Length == 0 ? null : new BaseConfiguration("main", new ModuleLoader(new MemoryFileSource(earlier)).Load(""));
    }

    private void Report(Compilation compilation, ImmutableArray<Diagnostic> findings, AnalysisResult analysis, Redactor redactor)
    {
        var root = ReportBuilder.Build("", compilation, findings, analysis, hasBaseline: baseline is not null);
        var report = new LintReport(Linter.Version, 1, [root]) { Rules = knownRules };
        int chosen = execution.Choice(Reporters.All.Count * 6);
        for (int i = 0; i < Reporters.All.Count; i++)
        {
            if (!execution.IsThorough && i != chosen) continue;
            using var writer = new StringWriter(CultureInfo.InvariantCulture);
            Reporters.All[i].Write(report, writer, ReportOptions.Plain with { Redactor = redactor, Verbose = true });
            Outputs.Require(Reporters.All[i].Name, writer.ToString());
            Execution.Require(!HoldsCanary || !writer.ToString().Contains(Canary, StringComparison.Ordinal), "no report holds a value that the plan marks", writer.ToString());
            execution.Output.Append(writer);
        }
    }

    private void Fix(ImmutableArray<Diagnostic> findings)
    {
        var fixes = FixApplier.Apply(findings, files, new FixOptions { IncludeUnsafe = true });
        foreach (var file in fixes.Files)
        {
            execution.Output.Append(UnifiedDiff.Of(file));
            if (!file.Path.EndsWith(".tf", StringComparison.Ordinal) || (file.OldText is { } old && HclParser.ParseFile(old).HasErrors)) continue;
            Execution.Require(!HclParser.ParseFile(SourceText.From(file.NewText, file.Path)).HasErrors, "what is fixed parses", file.NewText);
        }
    }

    private void Decide(Compilation compilation, Redactor redactor)
    {
        if (compilation.Plan is null || !execution.Chooses(4) || DecisionTable.Of(compilation) is not { } table) return;
        using var json = new StringWriter(CultureInfo.InvariantCulture);
        DecisionJson.Write(table, json);
        Outputs.RequireJson(redactor.Redact(json.ToString()), "decisions are JSON");
        using var markdown = new StringWriter(CultureInfo.InvariantCulture);
        DecisionMarkdown.Write(table, markdown);
        Outputs.RequirePlain(redactor.Redact(markdown.ToString()), "a table of decisions holds no control characters");
        execution.Output.Append(json).Append(markdown);
        foreach (var batch in table.Batches)
            if (batch.FileName.EndsWith(".tf", StringComparison.Ordinal)) Execution.Require(!HclParser.ParseFile(SourceText.From(batch.Text, batch.FileName)).HasErrors, "generated blocks parse", batch.Text);
    }

    private static void KeepBaseline(TriageResult triage)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var written = Baseline.Of(triage.ForBaseline());
        written.Write(text);
        var problems = new DiagnosticBag();
        var read = ReadBaseline(text.ToString(), problems);
        Execution.Require(problems.Diagnostics.Count == 0, "a baseline that was written is read", text.ToString());
        using var again = new StringWriter(CultureInfo.InvariantCulture);
        read.Write(again);
        Execution.Require(again.ToString() == text.ToString(), "a baseline that was read is written the same", text.ToString());
    }

    private static Baseline ReadBaseline(string text, DiagnosticBag diagnostics)
    {
        using var reader = new StringReader(text);
        return Baseline.Read(reader, ".planlint.baseline.json", diagnostics);
    }

    private T Told<T>(T result, Func<T, IEnumerable<Diagnostic>> problems)
    {
        diagnostics.AddRange(problems(result));
        return result;
    }

    private static SourceText Source(string path, string text) => SourceText.From(RawText.Encode(text), path);
}
