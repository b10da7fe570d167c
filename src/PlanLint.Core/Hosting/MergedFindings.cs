using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Loading;
using PlanLint.Reporting.Sarif;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Hosting;

/// <summary>
/// Results of other tools as findings of the roots they are about: their place leads to a block, and the block to the addresses that the
/// plan changes.
/// </summary>
internal sealed class MergedFindings
{
    private const int LongestText = 1000;

    private readonly string repositoryRoot;
    private readonly string workingDirectory;
    private readonly List<MergedResult> results = [];
    private readonly HashSet<MergedResult> placed = new(ReferenceEqualityComparer.Instance);

    /// <summary>Reads the files; those that cannot be used are PL0006.</summary>
    public MergedFindings(LintRequest request, string repositoryRoot, WorkspaceLoader loader, DiagnosticBag diagnostics)
    {
        this.repositoryRoot = repositoryRoot;
        workingDirectory = request.WorkingDirectory;
        foreach (string path in request.MergedReports.Distinct(StringComparer.Ordinal))
        {
            var file = loader.FromUser(path);
            if (loader.ReadText(file, "SARIF") is not { } text) continue;
            using var reader = new StringReader(text.Text);
            results.AddRange(MergedResults.Read(reader, file.ReportPath, diagnostics) ?? []);
        }
        Rules = [.. results.Select(r => r.Rule).DistinctBy(r => r.Id, StringComparer.Ordinal).OrderBy(r => r.Id, StringComparer.Ordinal)];
    }

    /// <summary>The rules that the results are of.</summary>
    public ImmutableArray<RuleDescriptor> Rules { get; }

    /// <summary>The findings about a root.</summary>
    public IEnumerable<Diagnostic> In(Compilation compilation)
    {
        if (results.Count == 0) yield break;
        var files = (compilation.Modules?.Trees ?? []).DistinctBy(t => t.Source.Path, StringComparer.Ordinal)
            .ToDictionary(t => t.Source.Path, StringComparer.Ordinal);
        var blocks = (compilation.Modules?.Modules ?? []).SelectMany(m => m.Resources)
            .ToLookup(r => r.Block.Tree.Source.Path, r => (r.Block.Tree.Source.GetLineSpan(r.Block.Span), r.Address), StringComparer.Ordinal);
        var planned = (compilation.Plan?.ResourceChanges ?? []).ToLookup(c => c.Address.BlockAddress());
        foreach (var result in results)
        {
            var tree = PathsOf(result.Path, compilation.RootPath).Select(files.GetValueOrDefault).FirstOrDefault(t => t is not null);
            ResourceAddress[] addresses = tree is not null ? [.. Around(result, blocks[tree.Source.Path])] : Named(result, compilation, planned);
            if (tree is null && addresses.Length == 0) continue;
            placed.Add(result);
            yield return new Diagnostic(result.Rule, result.Severity,
                new MessageText("{0}", [new QuotedValue(result.Text.Trim()) { Limit = LongestText }]),
                tree is not null ? At(tree.Source, result.Lines) : Place(addresses[0], compilation))
            {
                Addresses = [.. addresses.SelectMany(a => planned.Contains(a) ? planned[a].Select(c => c.Address) : [a]).Distinct().Order()],
            };
        }
    }

    /// <summary>How many results are of each tool, and about none of the roots that were looked at.</summary>
    public IEnumerable<(string Tool, int Count)> Elsewhere() => results.Where(r => !placed.Contains(r)).CountBy(r => r.Rule.Tool!, StringComparer.Ordinal)
        .OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => (c.Key, c.Value));

    /// <summary>The paths from the repository's root that a tool may mean: from there, from where we run, from the root module.</summary>
    private IEnumerable<string> PathsOf(string path, string root)
    {
        if (path.Length == 0) return [];
        return ((string?[])[
            Path.IsPathRooted(path) ? RepositoryRoot.Relative(repositoryRoot, Path.GetFullPath(path)) : null,
            SourcePath.Combine("", path.TrimStart('/')),
            RepositoryRoot.Relative(repositoryRoot, Path.GetFullPath(path.TrimStart('/'), workingDirectory)),
            SourcePath.Combine(root, path.TrimStart('/')),
        ]).OfType<string>();
    }

    private static IEnumerable<ResourceAddress> Around(MergedResult result, IEnumerable<(LinePositionSpan Lines, ResourceAddress Address)> blocks) =>
        result.Lines is { Start.Line: var line } ? blocks.Where(b => b.Lines.Start.Line <= line && line <= b.Lines.End.Line).Select(b => b.Address) : [];

    /// <summary>A tool that reads plans says addresses instead of places.</summary>
    private static ResourceAddress[] Named(MergedResult result, Compilation compilation, ILookup<ResourceAddress, Plans.ResourceChange> planned) =>
        ResourceAddress.TryParse(result.LogicalName, out var address)
            && (compilation.Declaration(address) is not null || planned.Contains(address.BlockAddress())) ? [address.BlockAddress()] : [];

    private static SourceLocation Place(ResourceAddress address, Compilation compilation) =>
        compilation.Declaration(address)?.Location ?? SourceLocation.InFile(compilation.Plan?.Path ?? compilation.RootPath);

    /// <summary>A place that the text has; what a tool says beyond its end is the last line.</summary>
    private static SourceLocation At(SourceText source, LinePositionSpan? lines)
    {
        if (lines is not { } given) return SourceLocation.InFile(source.Path);
        int start = Offset(source, given.Start), end = Math.Max(start, Offset(source, given.End));
        // A block of many lines is marked by its first one.
        var first = source.GetLine(source.GetLineIndex(start));
        if (end > first.End || end == start) end = Math.Max(start, first.End);
        return SourceLocation.At(source, TextSpan.FromBounds(start, end));
    }

    private static int Offset(SourceText source, LinePosition position)
    {
        var line = source.GetLine(Math.Min(position.Line, source.LineCount - 1));
        return Math.Min(line.Start + Math.Max(0, position.Character), line.End);
    }
}
