using System.Collections.Immutable;
using PlanLint.Analysis;
using PlanLint.Fixes;
using PlanLint.Hosting;
using PlanLint.Loading;
using PlanLint.Reporting;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Growth;

/// <summary>What is run to be counted: the case of a rule, many times over, or the whole tool over an input of a shape. Runs in the counting copies.</summary>
public static class GrowthSubject
{
    private static readonly Dictionary<string, RuleTests> Rules = typeof(GrowthSubject).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(RuleTests)) && !t.IsAbstract).ToDictionary(t => t.FullName!, t => (RuleTests)Activator.CreateInstance(t)!, StringComparer.Ordinal);

    /// <summary>The names of all subjects: a test class for the case of its rule, a shape for the whole tool.</summary>
    public static IEnumerable<string> Names => Rules.Keys.Concat(Shapes.All.Keys).Order(StringComparer.Ordinal);

    /// <summary>A rule that must be noticed; not among <see cref="Names"/>.</summary>
    public const string Quadratic = "a quadratic rule";

    /// <summary>Runs a subject over its input of a size.</summary>
    public static void Run(string name, int size)
    {
        if (name == Quadratic) RuleTester.Run([new QuadraticRule()], Shapes.All["resource chain"](size)["main.tf"]);
        else if (Rules.TryGetValue(name, out var tests)) RunRule(tests, size);
        else RunTool(Shapes.All[name](size));
    }

    private static void RunRule(RuleTests tests, int size)
    {
        string text = ManifoldFixture.Of(tests.CaseText, size);
        var result = RuleTester.Run([tests.Rule], text, BuiltInKnowledge.Load(), new AnalysisOptions { Threads = 1 });
        if (result.Diagnostics.IsEmpty) throw new InvalidOperationException($"The case of {tests.Rule.Descriptor.Id} no longer fires {size} times over.");
    }

    private static void RunTool(IReadOnlyDictionary<string, string> files)
    {
        var folder = Directory.CreateTempSubdirectory("planlint-shape-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, ".git"));
            foreach (var (path, text) in files)
            {
                string full = Path.Combine(folder.FullName, path);
                Directory.CreateDirectory(Path.GetDirectoryName(full)!);
                File.WriteAllText(full, text);
            }
            ImmutableArray<string> Inputs(string end) => [.. files.Keys.Where(k => k.EndsWith(end, StringComparison.Ordinal)).Select(k => Path.Combine(folder.FullName, k))];
            var result = BuiltIn.Linter.Run(new LintRequest
            {
                WorkingDirectory = folder.FullName,
                Recursive = files.ContainsKey("recursive"),
                Plan = files.ContainsKey("plan.json") ? "plan.json" : null,
                States = Inputs(".tfstate"),
                Live = Inputs(".live.json"),
                Intents = Inputs(".intent.hcl"),
                Policies = Inputs(".rule.hcl"),
                Now = DateTimeOffset.UnixEpoch,
                Threads = 1,
            });
            foreach (var reporter in Reporters.All) reporter.Write(result.Report, TextWriter.Null, ReportOptions.Plain);
            FixApplier.Apply(result.Report.AllFindings(), new DiskFileSource(folder.FullName), new FixOptions { IncludeUnsafe = true });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
