using BenchmarkDotNet.Attributes;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Benchmarks.Syntax;

/// <summary>The parser over a quarter of a megabyte of one construct.</summary>
[MemoryDiagnoser]
public class ConstructBenchmarks
{
    private SourceText source = SourceText.From("", "x.tf");

    /// <summary>What the text is made of.</summary>
    [ParamsSource(nameof(Constructs))]
    public string Construct { get; set; } = "";

    /// <summary>All there are.</summary>
    public static IEnumerable<string> Constructs => SyntaxCorpus.Constructs;

    /// <summary>Makes the text.</summary>
    [GlobalSetup]
    public void Setup() => source = SourceText.From(SyntaxCorpus.MakeConstruct(Construct), "x.tf");

    /// <summary>Characters to tree.</summary>
    [Benchmark]
    public int Parse() => HclParser.ParseFile(source).Body.Items.Count;
}
