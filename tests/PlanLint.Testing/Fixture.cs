using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Intents;
using PlanLint.Knowledge;
using PlanLint.Loading;
using PlanLint.Plans;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Triage;

namespace PlanLint.Testing;

/// <summary>
/// A small workspace in one text. A line <c># file: PATH</c> starts a file; what stands before the first is <c>main.tf</c>. The path
/// says what the file is: <c>plan.json</c> a plan (<see cref="ShortPlan"/> fills it in), <c>plan.state.json</c> the record of its state, <c>*.tfstate</c> a state, <c>live/…</c> an
/// inventory, <c>*.intent.hcl</c> an intent, <c>.planlint.hcl</c> options, <c>base/…</c> the configuration as it was at the revision
/// <c>main</c>, <c>roots/NAME/…</c> another root module of the same run; all else belongs to the configuration. Further lines:
/// <c># target: ADDRESS</c> for a <c>--target</c>, <c># now: 2026-11-20T12:00:00Z</c> for the day of the run. Findings about a file
/// as a whole are expected with <c># file: plan.json [||]</c>, those about nothing in it with <c># file: . [||]</c>.
/// </summary>
public sealed class Fixture
{
    internal const string FileMark = "# file:";
    private const string TargetMark = "# target:";
    private const string NowMark = "# now:";

    private readonly List<string> targets = [];

    private Fixture(string marked) => Marked = marked;

    /// <summary>The fixture as written.</summary>
    public string Marked { get; }

    /// <summary>The files without marks, in order.</summary>
    public IReadOnlyList<(string Path, string Text)> Files { get; private set; } = [];

    /// <summary>The findings the marks expect, in order.</summary>
    public ImmutableArray<ExpectedFinding> Expected { get; private set; } = [];

    /// <summary>The day of the run; null when the fixture names none.</summary>
    public DateTimeOffset? Now { get; private set; }

    /// <summary>How loud the options of the fixture make each rule; known once it is compiled.</summary>
    internal SeverityMap Severities { get; private set; } = SeverityMap.Default;

    /// <summary>Reads a fixture. Throws <see cref="RuleTestException"/> when its marks are wrong.</summary>
    public static Fixture Parse(string marked)
    {
        var fixture = new Fixture(marked);
        var files = new List<(string Path, StringBuilder Text)> { ("main.tf", new StringBuilder()) };
        var expected = ImmutableArray.CreateBuilder<ExpectedFinding>();
        foreach (string line in marked.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith(FileMark, StringComparison.Ordinal))
            {
                var (path, whole) = Markup.Parse(line[FileMark.Length..], "");
                files.Add((path.Trim(), new StringBuilder()));
                expected.AddRange(whole.Select(w => new ExpectedFinding(path.Trim(), null, w.RuleId)));
            }
            else if (line.StartsWith(TargetMark, StringComparison.Ordinal)) fixture.targets.Add(line[TargetMark.Length..].Trim());
            else if (line.StartsWith(NowMark, StringComparison.Ordinal)) fixture.Now = DateTimeOffset.Parse(line[NowMark.Length..], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            else files[^1].Text.Append(line).Append('\n');
        }
        var plain = new List<(string, string)>();
        foreach (var (path, builder) in files)
        {
            string text = builder.ToString().TrimEnd('\n') + "\n";
            if (path == "." || (path == "main.tf" && text.Trim().Length == 0)) continue;
            if (IsConfiguration(path) || IsHcl(path))
            {
                (text, var spans) = Markup.Parse(text, path);
                expected.AddRange(spans);
            }
            plain.Add((path, path == "plan.json" || IsEarlierPlan(path) ? ShortPlan.Complete(text) : text));
        }
        fixture.Files = plain;
        fixture.Expected = expected.ToImmutable();
        return fixture;
    }

    /// <summary>
    /// Reads everything the fixture holds. Throws <see cref="RuleTestException"/> when a file is not what its path says, so that no
    /// test passes because its input was not understood; neither may its options be others than those that <paramref name="rules"/> declare.
    /// </summary>
    public Compilation Compile(KnowledgeBase? knowledge = null, AnalysisOptions? options = null, IEnumerable<RuleDescriptor>? rules = null)
    {
        var diagnostics = new DiagnosticBag();
        var read = FixtureReader.Read(this, diagnostics, options, rules ?? []);
        Severities = read.Severities;
        if (targets.Count > 0) read = read with { Intents = [.. read.Intents, Intent.FromTargets(targets)] };
        if (diagnostics.Diagnostics.Where(d => d.Severity >= Severity.Warning).ToArray() is { Length: > 0 } wrong)
            throw new RuleTestException("The fixture itself is wrong:\n" + string.Join('\n', wrong.Select(d => $"{d.Location}: {d.Rule.Id}: {d.Message}")));
        return new Compilation
        {
            RootPath = "",
            Modules = read.Modules,
            Base = read.Base,
            Roots = new RootModules(read.OtherRoots),
            Plan = read.Plan,
            PlannedState = read.PlannedState,
            EarlierPlans = read.EarlierPlans,
            States = read.States,
            InventoryStates = read.InventoryStates,
            Inventory = read.Inventory,
            Intents = read.Intents,
            Knowledge = knowledge ?? KnowledgeBase.Empty,
            Options = read.Options with { Now = Now ?? read.Options.Now },
        };
    }

    /// <summary>True for files of a root module: configuration and values of variables.</summary>
    internal static bool IsConfiguration(string path) =>
        ConfigurationFileName.IsConfiguration(path.Split('/')[^1]) || path.EndsWith(".tfvars", StringComparison.Ordinal) || path.EndsWith(".tfvars.json", StringComparison.Ordinal);

    /// <summary>True for a line that says something about the run and belongs to no file.</summary>
    internal static bool IsAboutTheRun(string line) => line.StartsWith(TargetMark, StringComparison.Ordinal) || line.StartsWith(NowMark, StringComparison.Ordinal);

    private static bool IsEarlierPlan(string path) => path.StartsWith("earlier/", StringComparison.Ordinal) && !path.EndsWith(".state.json", StringComparison.Ordinal);

    /// <summary>True for PlanLint's own files.</summary>
    internal static bool IsHcl(string path) => path.EndsWith(".hcl", StringComparison.Ordinal);
}
