using BenchmarkDotNet.Attributes;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Benchmarks.Syntax;

/// <summary>Lexer and parser over the corpus made here: <c>-- syntax bench</c>.</summary>
[MemoryDiagnoser]
public class SyntaxBenchmarks
{
    private IReadOnlyList<byte[]> files = [];
    private SourceText[] sources = [];

    /// <summary>Makes the corpus.</summary>
    [GlobalSetup]
    public void Setup()
    {
        files = SyntaxCorpus.Make();
        sources = [.. files.Select(f => SourceText.From(f, "x.tf"))];
    }

    /// <summary>The lexer alone.</summary>
    [Benchmark]
    public int Lex()
    {
        int tokens = 0;
        foreach (var source in sources) tokens += HclParser.CountTokens(source);
        return tokens;
    }

    /// <summary>Characters to tree.</summary>
    [Benchmark(Baseline = true)]
    public int Parse()
    {
        int items = 0;
        foreach (var source in sources) items += HclParser.ParseFile(source).Body.Items.Count;
        return items;
    }

    /// <summary>Bytes to tree.</summary>
    [Benchmark]
    public int DecodeAndParse()
    {
        int items = 0;
        foreach (byte[] file in files) items += HclParser.ParseFile(SourceText.From(file, "x.tf")).Body.Items.Count;
        return items;
    }
}
