using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Newtonsoft.Json.Linq;
using PlanLint.Cli.Commands;
using PlanLint.Diagnostics;
using PlanLint.Hosting;
using PlanLint.Loading;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Cli.LanguageServer;

/// <summary>The documents an editor holds, and what is known of the root modules they lie in. Used by one thread.</summary>
internal sealed class EditorSession(Linter linter)
{
    private readonly Dictionary<string, OpenDocument> documents = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, RootAnalysis> roots = new(StringComparer.Ordinal);
    private readonly HashSet<string> published = new(StringComparer.Ordinal);
    private LintRequest template = new() { WorkingDirectory = "/", WithoutRepositoryPlugins = true };

    /// <summary>True when something was typed that no analysis of the configuration has seen.</summary>
    public bool NeedsSource { get; private set; }

    /// <summary>True when something was typed that no whole analysis has seen.</summary>
    public bool NeedsWhole { get; private set; }

    /// <summary>The documents.</summary>
    public IReadOnlyCollection<OpenDocument> Documents => documents.Values;

    /// <summary>Takes what the client says about itself when it begins.</summary>
    public void Begin(JObject parameters)
    {
        var options = parameters["initializationOptions"] as JObject;
        bool isTrusted = (options?["trusted"] as JValue)?.Value is true;
        template = template with
        {
            WorkingDirectory = DocumentUri.ToPath(Protocol.Text(parameters, "rootUri")) ?? Environment.CurrentDirectory,
            WithoutRepositoryPlugins = !isTrusted,
            Environment = (options?["environment"] as JValue)?.Value is true ? SharedOptions.Environment() : null,
            Plan = (options?["plan"] as JValue)?.Value as string,
            BeforePlugins = RuntimeFeature.IsDynamicCodeSupported ? null
                : static () => "the language server in native code cannot load them; start planlint.dll with dotnet",
        };
    }

    public void Open(OpenDocument document)
    {
        documents[document.Path] = document;
        string root = FolderOf(document.Path);
        if (!roots.ContainsKey(root)) roots[root] = new RootAnalysis(linter, template with { Paths = [root] });
        NeedsSource = NeedsWhole = true;
    }

    public void Change(string path, Func<OpenDocument, OpenDocument> change)
    {
        if (!documents.TryGetValue(path, out var document)) return;
        documents[path] = change(document);
        NeedsSource = NeedsWhole = true;
    }

    public void Close(string path)
    {
        documents.Remove(path);
        string root = FolderOf(path);
        if (!documents.Keys.Any(d => FolderOf(d) == root)) roots.Remove(root);
        NeedsSource = NeedsWhole = true;
    }

    /// <summary>Asks for a new whole analysis: a file on disk is another.</summary>
    public void Outdate() => NeedsSource = NeedsWhole = true;

    /// <summary>Waits for the next change: this text cannot be analysed.</summary>
    public void GiveUp() => NeedsSource = NeedsWhole = false;

    public OpenDocument? Document(string? path) => path is not null ? documents.GetValueOrDefault(path) : null;

    private ImmutableDictionary<string, string> Texts() => documents.ToImmutableDictionary(d => d.Key, d => d.Value.Text);

    public void AnalyzeSource()
    {
        var texts = Texts();
        foreach (var root in roots.Values) root.AnalyzeSource(texts);
        NeedsSource = false;
    }

    public void AnalyzeWhole()
    {
        if (NeedsSource) AnalyzeSource();
        var texts = Texts();
        foreach (var root in roots.Values) root.AnalyzeWhole(texts);
        NeedsWhole = false;
    }

    /// <summary>True when a plan or another input on disk changed since it was read.</summary>
    public bool IsOutdated() => roots.Values.Any(r => r.IsOutdated());

    /// <summary>The analysis of the root module that a document lies in, brought up to date with what is typed.</summary>
    public RootAnalysis? AnalysisOf(OpenDocument document)
    {
        if (NeedsSource) AnalyzeSource();
        return roots.GetValueOrDefault(FolderOf(document.Path));
    }

    /// <summary>The rules that findings about a document may be of: built-in ones, policies, and those of rule assemblies.</summary>
    public IReadOnlyList<RuleDescriptor> RulesOf(OpenDocument document) =>
        AnalysisOf(document) is { Source: not null } analysis ? analysis.Best.Report.Rules : [];

    /// <summary>The syntax tree of a document and the root that holds it; null for a file that is no configuration.</summary>
    public (RootAnalysis Analysis, RootResult Root, SyntaxTree Tree)? Find(OpenDocument document)
    {
        if (AnalysisOf(document) is not { Source: not null } analysis || analysis.Best is not { Roots: [var root, ..] } lint) return null;
        string? path = RepositoryRoot.Relative(lint.RepositoryRoot, document.Path);
        var tree = root.Compilation.Modules?.Trees.Concat(root.Compilation.Modules.Companions.Select(c => c.Tree)).FirstOrDefault(t => t.Source.Path == path);
        return tree is null ? null : (analysis, root, tree);
    }

    /// <summary>
    /// The findings of each file to be published: of every open document, and of files that have some or had some when this was last asked.
    /// Absolute paths, in order.
    /// </summary>
    public IReadOnlyList<(string Path, IReadOnlyList<(ShownFinding Finding, RootAnalysis Root)> Findings)> Collect()
    {
        var found = Found();
        string[] files = [.. found.Select(g => g.Key).Concat(documents.Keys).Concat(published).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        published.Clear();
        published.UnionWith(found.Select(g => g.Key));
        return [.. files.Select(f => (f, EachOnce(found[f])))];
    }

    /// <summary>The findings of one document, for a request about it.</summary>
    public IReadOnlyList<(ShownFinding Finding, RootAnalysis Root)> FindingsOf(OpenDocument document)
    {
        AnalysisOf(document);
        return EachOnce(Found()[document.Path]);
    }

    private ILookup<string, (ShownFinding Finding, RootAnalysis Root)> Found()
    {
        var texts = Texts();
        return roots.Values.SelectMany(r => r.Findings(texts).Select(f => (Finding: f, Root: r)))
            .ToLookup(f => Path.GetFullPath(f.Finding.Finding.Location.Path, f.Finding.Lint.RepositoryRoot), StringComparer.Ordinal);
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(path) ?? path;

    /// <summary>Roots that share a file find the same in it.</summary>
    private static IReadOnlyList<(ShownFinding Finding, RootAnalysis Root)> EachOnce(IEnumerable<(ShownFinding Finding, RootAnalysis Root)> found) =>
        [.. found.DistinctBy(f => (f.Finding.Finding.Rule.Id, f.Finding.Lines, f.Finding.Finding.Message))];

    /// <summary>The address that the editor uses for a path.</summary>
    public string UriOf(string path) => documents.TryGetValue(path, out var document) ? document.Uri : DocumentUri.Of(path);
}
