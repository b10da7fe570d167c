using System.Collections.Immutable;
using System.Text;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Inventory;
using PlanLint.Knowledge;
using PlanLint.Loading;
using PlanLint.Plans;
using PlanLint.Policies;
using PlanLint.Reporting;
using PlanLint.Semantics;
using PlanLint.Text;

namespace PlanLint.Hosting;

/// <summary>Runs the <c>test</c> blocks of policies: each against its own small configuration, plan and inventory, in memory.</summary>
public sealed class PolicyTester
{
    private const string ConfigurationFile = "main.tf";
    private readonly KnowledgeBase knowledge;
    private readonly string workingDirectory;
    private readonly DiagnosticBag problems = new();
    private readonly WorkspaceLoader loader;

    /// <summary>A tester whose rules know what <paramref name="knowledge"/> says of resource types.</summary>
    public PolicyTester(KnowledgeBase knowledge, string workingDirectory)
    {
        this.knowledge = knowledge;
        this.workingDirectory = workingDirectory;
        loader = new WorkspaceLoader(workingDirectory, workingDirectory, problems);
    }

    /// <summary>
    /// Runs the tests of policy files (<c>*.rule.hcl</c>) and files of tests (<c>*.test.hcl</c>, whose rules stand in the paths or beside them);
    /// folders are searched.
    /// </summary>
    public PolicyTestResult Run(IEnumerable<string> paths)
    {
        string[] files = [.. paths.SelectMany(p => PolicyFiles.Given(p, workingDirectory, problems, withTests: true)).Distinct(StringComparer.Ordinal)];
        string[] testFiles = [.. files.Where(f => f.EndsWith(PolicyFiles.TestSuffix, StringComparison.Ordinal))];
        var rules = ReadRules(files.Except(testFiles, StringComparer.Ordinal));
        string[] given = [.. rules.Keys];
        var tests = rules.Values.SelectMany(r => PolicyTestReader.Of(r, problems)).ToList();
        foreach (string file in testFiles)
        {
            if (loader.ReadText(loader.FromUser(file), "test") is not { } text) continue;
            var read = PolicyTestReader.Read(text, problems);
            if (read.Any(t => !rules.ContainsKey(t.Rule)))
                foreach (var (id, rule) in ReadRules(Beside(file).Except(files, StringComparer.Ordinal))) rules.TryAdd(id, rule);
            tests.AddRange(read);
        }
        var outcomes = new List<PolicyTestOutcome>();
        foreach (var test in tests.OrderBy(t => t.Location))
        {
            if (rules.TryGetValue(test.Rule, out var rule))
            {
                if (Run(test, rule) is { } outcome) outcomes.Add(outcome);
            }
            else
            {
                string hint = NearestName.Of(test.Rule, rules.Keys) is { } near ? $" Did you mean '{near}'?" : "";
                Report(test.Location, $"There is no rule '{test.Rule}' in these files or beside them.{hint}");
            }
        }
        var tested = tests.Select(t => t.Rule).ToHashSet(StringComparer.Ordinal);
        return new([.. outcomes], [.. given.Where(id => !tested.Contains(id))], [.. problems.Diagnostics]);
    }

    private SortedDictionary<string, PolicyRule> ReadRules(IEnumerable<string> files)
    {
        var rules = new SortedDictionary<string, PolicyRule>(StringComparer.Ordinal);
        foreach (string file in files)
        {
            if (loader.ReadText(loader.FromUser(file), "policy") is not { } text) continue;
            foreach (var rule in PolicyReader.Read(text, problems, page: null, isBuiltIn: null))
                if (!rules.TryAdd(rule.Descriptor.Id, rule))
                    problems.Report(ToolRules.RuleNotLoaded, rule.Location,
                        $"There is another rule with the id '{rule.Descriptor.Id}' at {rules[rule.Descriptor.Id].Location}; give this one an id of its own.");
        }
        return rules;
    }

    private IEnumerable<string> Beside(string file)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(file, workingDirectory))!;
        return new DiskFileSource(folder).FilesIn("").Paths.Where(f => f.EndsWith(PolicyFiles.Suffix, StringComparison.Ordinal))
            .Select(f => Path.Combine(Path.GetDirectoryName(file)!, f));
    }

    /// <summary>Null, and reported, when what the test holds cannot be read.</summary>
    private PolicyTestOutcome? Run(PolicyTest test, PolicyRule rule)
    {
        int before = problems.Diagnostics.Count;
        var compilation = new Compilation
        {
            RootPath = "",
            Modules = test.Config is null ? null : Configuration(test, test.Config),
            Plan = test.Plan is null ? null : Plan(test.Plan),
            Inventory = test.Live is null ? null : Live(test.Live),
            Knowledge = knowledge,
            Options = AnalysisOptions.Default with { Threads = 1 },
        };
        if (problems.Diagnostics.Skip(before).Any(d => d.Severity >= Severity.Warning)) return null;
        var analysis = AnalysisDriver.Run(compilation, [rule]);
        if (analysis.RulesSkipped is [var (_, needs), ..])
        {
            string lacks = ReportBuilder.Needs(needs).Replace(",", " and ", StringComparison.Ordinal);
            Report(test.Location, $"Rule {test.Rule} asks for what test '{test.Name}' does not have: {lacks}.");
            return null;
        }
        var failed = analysis.Diagnostics.FirstOrDefault(d => d.Rule.Id != test.Rule && d.Severity >= Severity.Warning);
        return new(test.Rule, test.Name, test.Location, InOrder(test.Expected),
            InOrder(analysis.Diagnostics.Where(d => d.Rule.Id == test.Rule && !IsOpen(d)).SelectMany(d => d.Addresses)))
        {
            Problem = failed?.Message,
        };
    }

    private static ImmutableArray<ResourceAddress> InOrder(IEnumerable<ResourceAddress> addresses) => [.. addresses.Distinct().Order()];

    private ModuleTree Configuration(PolicyTest test, WrittenText config)
    {
        var files = new List<(string, string)> { (ConfigurationFile, config.Text) };
        if (test.Variables is { } values) files.Add(("terraform.tfvars.json", values));
        var modules = new ModuleLoader(new MemoryFileSource(files)).Load("");
        foreach (var wrong in modules.Diagnostics.Where(d => d.Severity >= Severity.Warning))
        {
            bool isWritten = wrong.Location.Path == ConfigurationFile && !wrong.Location.IsFile;
            var place = isWritten
                ? SourceLocation.At(test.Location.Path,
                    new(config.Outer(wrong.Location.LineSpan.Start), config.Outer(wrong.Location.LineSpan.End)))
                : test.Location;
            Report(place, $"The configuration of test '{test.Name}' is not understood: {wrong.Message}");
        }
        return modules;
    }

    private Plan? Plan(PolicyTestInput input)
    {
        if (Read(input, "plan") is not var (text, path)) return null;
        var read = PlanReader.Read(Encoding.UTF8.GetBytes(ShortPlan.Complete(text)), path);
        foreach (var wrong in read.Diagnostics.Where(d => d.Severity >= Severity.Warning)) Report(input.Location, wrong.Message);
        return read.Plan;
    }

    private LiveInventory? Live(PolicyTestInput input)
    {
        if (Read(input, "inventory") is not var (text, path)) return null;
        var read = InventoryReader.Read(Encoding.UTF8.GetBytes(text), path);
        foreach (var wrong in read.Diagnostics.Where(d => d.Severity >= Severity.Warning)) Report(input.Location, wrong.Message);
        return read.Inventory;
    }

    /// <summary>What is written in the test, or in a file beside it and below the repository's root.</summary>
    private (string Text, string Path)? Read(PolicyTestInput input, string what)
    {
        string policy = input.Location.Path;
        if (input.File is not { } file) return (input.Text!, policy);
        string folder = Path.GetDirectoryName(Path.GetFullPath(policy, workingDirectory))!;
        string root = RepositoryRoot.Of(folder, workingDirectory);
        string? path = RepositoryRoot.Relative(root, Path.GetFullPath(file, folder));
        if (path is null)
        {
            Report(input.Location, $"'{file}' lies outside the repository; a test reads files inside of it.");
            return null;
        }
        var inside = new WorkspaceLoader(root, workingDirectory, problems);
        return inside.ReadText(inside.FromRepository(path), what) is { } text ? (text.Text, path) : null;
    }

    private void Report(SourceLocation at, string message) => problems.Report(ToolRules.InputNotUnderstood, at, message);

    /// <summary>A policy that was not decided finds nothing, unless it says that this fails.</summary>
    private static bool IsOpen(Diagnostic finding) => finding.Severity < Severity.Error && finding.Properties.ContainsKey(Finding.Undecided);
}
