using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Effects;
using PlanLint.Knowledge;
using PlanLint.Loading;
using PlanLint.Plans;
using PlanLint.Provenance;
using PlanLint.Reporting;
using PlanLint.Secrets;
using PlanLint.Semantics;
using PlanLint.Text;

namespace PlanLint.Hosting;

/// <summary>Reads plans for what they do: one for its digest, two to be compared.</summary>
internal sealed class PlanComparisonRun
{
    private const int MostFacts = 8;

    private readonly RuleSet rules;
    private readonly KnowledgeBase builtIn;
    private readonly LintRequest request;
    private readonly string repositoryRoot;
    private readonly DiagnosticBag problems = new();
    private readonly RootRun root;
    private readonly WorkspaceLoader loader;

    public PlanComparisonRun(RuleSet rules, KnowledgeBase knowledge, LintRequest request)
    {
        this.rules = rules;
        builtIn = knowledge;
        this.request = request;
        string directory = Path.GetFullPath(request.Paths is [var first, ..] ? first : ".", request.WorkingDirectory);
        repositoryRoot = RepositoryRoot.Of(directory, request.WorkingDirectory);
        var files = new DiskFileSource(repositoryRoot);
        string relative = RepositoryRoot.Relative(repositoryRoot, directory) ?? "";
        if (!request.Paths.IsEmpty && files.GetKind(relative) != Evaluation.EvaluationFileKind.Directory)
            problems.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(request.Paths[0]), $"'{request.Paths[0]}' is not a directory.");
        root = new RootRun(rules, knowledge, request, files, new TerragruntFiles(files), repositoryRoot,
            new FoundRoot(relative, relative, request.Paths.IsEmpty || problems.HasErrors ? null : relative));
        root.ReadOptionsAlone();
        if (!request.Paths.IsEmpty && !problems.HasErrors && root.ReadModules() is { Root.Files.Count: 0 })
            problems.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(request.Paths[0]),
                $"'{request.Paths[0]}' holds no .tf or .tofu files; name a root module directory.");
        loader = new WorkspaceLoader(repositoryRoot, request.WorkingDirectory, problems) { SecretArguments = root.Knowledge.SecretArguments };
    }

    /// <summary>What is wrong with the inputs read so far.</summary>
    public IReadOnlyList<Diagnostic> Problems => problems.Diagnostics;

    /// <summary>The effects of a plan; null, with a finding, when it cannot be read, or does not say all that it does.</summary>
    public PlanEffects? Read(string path)
    {
        var effects = ReadAny(path);
        if (effects?.Problem is not { } problem) return effects;
        problems.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(effects.Plan.Path), $"'{effects.Plan.Path}' has no digest: {problem}.");
        return null;
    }

    /// <summary>Compares two plans, and gives what reporters see.</summary>
    public LintResult Compare(string older, string newer)
    {
        var (before, after) = (ReadAny(older), ReadAny(newer));
        var secrets = new RunSecrets();
        var compilations = new List<Compilation>();
        foreach (var plan in (Plan?[])[before?.Plan, after?.Plan])
            if (plan is not null) compilations.Add(Join(plan));
        foreach (var compilation in compilations) secrets.Add(compilation);
        var comparison = before is null || after is null ? null : PlanComparison.Of(before, after);
        if (comparison?.Problem is { } problem)
            problems.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(after!.Plan.Path), $"The plans cannot be compared: {problem}.");
        ImmutableArray<Diagnostic> findings = comparison is null ? [] : [.. Findings(comparison, before!, compilations[0], compilations[1])
            .OrderBy(f => f.Location).ThenBy(f => f.Message, StringComparer.Ordinal)];
        string path = root.Root.Shown;
        var report = new LintReport(Linter.Version, ExitCode(comparison),
            [new RootReport(path)
            {
                Plan = after is null ? null : ReportBuilder.Summary(after.Plan),
                Comparison = comparison is null ? null : Summary(comparison, before!, after!),
                Findings = findings,
                FileCount = compilations.LastOrDefault()?.Modules?.Trees.Count() ?? 0,
                ChangeCount = after?.Plan.ResourceChanges.Length ?? 0,
            }])
        {
            Notifications = [.. problems.Diagnostics],
            Rules = [.. rules.Descriptors.Concat(ToolRules.All).DistinctBy(d => d.Id).OrderBy(d => d.Id, StringComparer.Ordinal)],
        };
        return new LintResult(report, [], secrets.ToRedactor(report.Rules), repositoryRoot);
    }

    private int ExitCode(PlanComparison? comparison) =>
        comparison is null || problems.HasErrors ? 2
        : comparison.Result is PlanComparisonResult.Equal or PlanComparisonResult.Fewer ? 0 : 1;

    private PlanEffects? ReadAny(string path) =>
        loader.ReadPlan(loader.FromUser(path), request.StandardInput) is { } plan ? PlanEffects.Of(plan, root.Knowledge.SecretArguments) : null;

    private Compilation Join(Plan plan)
    {
        var modules = root.ReadModules() is { } read ? read.With(PlanVariables.For(plan, read), null) : null;
        return new Compilation { RootPath = root.Root.Path, Knowledge = builtIn, Modules = modules, Plan = plan };
    }

    private static IEnumerable<Diagnostic> Findings(PlanComparison comparison, PlanEffects before, Compilation older, Compilation newer)
    {
        string old = before.Plan.Path;
        foreach (var difference in comparison.Differences)
        {
            var effect = (difference.New ?? difference.Old)!;
            var compilation = difference.New is null ? older : newer;
            var (severity, text) = (difference.Old, difference.New) switch
            {
                (null, { } added) => (Severity.Error, MessageText.Of($"{Subject(added)} will be {Verb(added)}, which {old} did not do.")),
                ({ } gone, null) => (Severity.Note, MessageText.Of($"{Subject(gone)} would have been {Verb(gone)} by {old}, and is not any more.")),
                ({ } was, { } becomes) when was.Action != becomes.Action =>
                    (Severity.Error, MessageText.Of($"{Subject(becomes)} will be {Verb(becomes)}; by {old} it would have been {Verb(was)}.")),
                _ => (Severity.Error, MessageText.Of($"{Subject(effect)} will be {Verb(effect)} otherwise than by {old}: {Facts(difference.Facts)}.")),
            };
            yield return new Diagnostic(ToolRules.PlansDiffer, severity, text, Place(compilation, effect))
            {
                Addresses = effect.Address is { } address ? [address] : [],
                Notes = [.. difference.Facts.Take(MostFacts).SelectMany(f => Notes(f, difference.Old!, difference.New!))],
            };
        }
        foreach (var known in comparison.BecameKnown)
        {
            yield return new Diagnostic(ToolRules.PlansDiffer, Severity.Note,
                MessageText.Of($"{Subject(known.Effect)}: {known.Fact.Name} has become known since {old}: {Value(known.Fact)}."),
                Place(newer, known.Effect))
            { Addresses = known.Effect.Address is { } address ? [address] : [] };
        }
    }

    private static SourceLocation Place(Compilation compilation, PlanEffect effect) =>
        effect.Change is { } change ? compilation.Locate(change).Location : SourceLocation.InFile(compilation.Plan!.Path);

    /// <summary>What an effect is done to, as an argument of a message.</summary>
    internal static object Subject(PlanEffect effect) =>
        effect.Address is { } address && effect.Change!.DeposedKey is null ? new Subject.One(address) : effect.Subject;

    /// <summary>What will be done to it, behind <c>will be</c>.</summary>
    internal static string Verb(PlanEffect effect) => effect.Change is not { } change ? effect.Action switch
    {
        "create" => "set",
        "update" => "changed",
        "delete" => "removed",
        "invoke" => "invoked",
        "invoke later" => "invoked in a later plan",
        var other => other,
    }
        : change.EffectVerb;

    /// <summary>Names of facts in words, the first few of them.</summary>
    internal static string Facts(ImmutableArray<string> names) =>
        string.Join(", ", names.Take(MostFacts).Select(Word)) + (names.Length > MostFacts ? $" and {names.Length - MostFacts} more" : "");

    private static string Word(string name) => name switch
    {
        "@object" => "another object",
        "@provider" => "another provider",
        "@import" => "another import id",
        "@from" => "another previous address",
        "@generated" => "other generated configuration",
        "@configuration" => "other arguments",
        "@trigger" => "another trigger",
        "@before" => "another value before",
        "@after" => "another value after",
        "@mode" => "another mode",
        _ => name,
    };

    private static IEnumerable<DiagnosticNote> Notes(string name, PlanEffect old, PlanEffect becomes)
    {
        yield return new DiagnosticNote("old", MessageText.Of($"{name} = {Value(Fact(old, name))}"));
        yield return new DiagnosticNote("new", MessageText.Of($"{name} = {Value(Fact(becomes, name))}"));
    }

    private static EffectFact? Fact(PlanEffect effect, string name) => effect.Facts.FirstOrDefault(f => f.Name == name);

    private static QuotedValue Value(EffectFact? fact) =>
        fact is null ? new QuotedValue("(none)") : fact.HoldsSecret ? new QuotedValue(Redactor.Hidden) : new QuotedValue(fact.Text);

    private static PlanComparisonSummary Summary(PlanComparison comparison, PlanEffects before, PlanEffects after) => new(
        comparison.Result == PlanComparisonResult.NotComparable ? "not-comparable" : comparison.Result.ToString().ToLowerInvariant(), Plan(before), Plan(after))
    {
        Problem = comparison.Problem,
        Differences = [.. comparison.Differences.Select(d => new ComparedEffect((d.New ?? d.Old)!.Subject, d.Old?.Action, d.New?.Action, d.Facts))],
        BecameKnown = [.. comparison.BecameKnown.Select(
            k => new ComparedValue(k.Effect.Subject, k.Fact.Name, k.Fact.HoldsSecret ? Redactor.Hidden : k.Fact.Text))],
    };

    private static ComparedPlan Plan(PlanEffects effects) => new(effects.Plan.Path, effects.Digest(), effects.All.Length);
}
