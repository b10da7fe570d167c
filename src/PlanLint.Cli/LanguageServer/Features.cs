using System.Collections.Frozen;
using Newtonsoft.Json.Linq;
using PlanLint.Editing;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Cli.LanguageServer;

/// <summary>What each request about a document is answered with; null when there is nothing.</summary>
internal static class Features
{
    private static readonly FrozenDictionary<CompletionKind, int> CompletionKinds = new Dictionary<CompletionKind, int>
    {
        [CompletionKind.Keyword] = 14,
        [CompletionKind.Argument] = 10,
        [CompletionKind.Block] = 9,
        [CompletionKind.ResourceType] = 7,
        [CompletionKind.Symbol] = 6,
        [CompletionKind.Attribute] = 5,
        [CompletionKind.Function] = 3,
    }.ToFrozenDictionary();

    /// <summary>By method.</summary>
    public static readonly FrozenDictionary<string, Func<EditorSession, OpenDocument, JObject, JToken?>> All =
        new Dictionary<string, Func<EditorSession, OpenDocument, JObject, JToken?>>(StringComparer.Ordinal)
        {
            ["textDocument/hover"] = Hover,
            ["textDocument/definition"] = Definition,
            ["textDocument/references"] = FindReferences,
            ["textDocument/prepareRename"] = PrepareRename,
            ["textDocument/rename"] = Rename,
            ["textDocument/documentSymbol"] = DocumentSymbols,
            ["textDocument/completion"] = Complete,
            ["textDocument/formatting"] = Format,
            ["textDocument/codeAction"] = CodeActions.Of,
            ["textDocument/diagnostic"] = Diagnose,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    private static int Position(SyntaxTree tree, JObject parameters) => Protocol.Offset(tree.Source, Protocol.Member(parameters, "position"));

    private static JObject? Hover(EditorSession session, OpenDocument document, JObject parameters)
    {
        if (OptionsEditing.IsOptions(document)) return Markdown(OptionsEditing.Hover(session.RulesOf(document), document, parameters["position"]));
        if (session.Find(document) is not var (analysis, root, tree)) return null;
        return Markdown(QuickInfo.At(root, analysis.Best.Redactor, tree, Position(tree, parameters)));
    }

    private static JObject? Markdown(string? text) =>
        text is null ? null : new JObject { ["contents"] = new JObject { ["kind"] = "markdown", ["value"] = text } };

    private static SymbolUse? UseAt(EditorSession session, OpenDocument document, JObject parameters, out RootAnalysis? analysis)
    {
        analysis = null;
        if (session.Find(document) is not var (found, root, tree)) return null;
        analysis = found;
        return root.Compilation.Modules is { } modules ? SymbolFinder.FindAt(modules, tree.Source.Path, Position(tree, parameters)) : null;
    }

    private static JObject? Definition(EditorSession session, OpenDocument document, JObject parameters) =>
        UseAt(session, document, parameters, out var analysis) is { } use && SymbolFinder.Declared(use.Symbol) is { } declared
            ? DiagnosticJson.Location(declared.Name, analysis!.Best.RepositoryRoot, session)
            : null;

    private static JArray? FindReferences(EditorSession session, OpenDocument document, JObject parameters)
    {
        if (UseAt(session, document, parameters, out var analysis) is not { } use) return null;
        bool withDeclaration = Protocol.Flag(Protocol.Member(parameters, "context"), "includeDeclaration") ?? true;
        return new JArray(SymbolFinder.FindUses(analysis!.Best.Roots[0].Compilation.Modules!, use.Symbol).Where(u => withDeclaration || !u.IsDeclaration)
            .Select(u => DiagnosticJson.Location(u.Name, analysis.Best.RepositoryRoot, session)));
    }

    private static JObject? PrepareRename(EditorSession session, OpenDocument document, JObject parameters) =>
        UseAt(session, document, parameters, out _) is { } use && Renamer.CanRename(use.Symbol)
            ? new JObject { ["range"] = Protocol.Range(use.Name.LineSpan), ["placeholder"] = use.Symbol.Name }
            : null;

    private static JObject? Rename(EditorSession session, OpenDocument document, JObject parameters)
    {
        if (UseAt(session, document, parameters, out var analysis) is not { } use) return null;
        var result = Renamer.Rename(analysis!.Best.Roots[0].Compilation.Modules!, use.Symbol, Protocol.Text(parameters, "newName") ?? "");
        if (result.Problem is { } problem) throw new RequestException(ErrorCode.RequestFailed, problem);
        return WorkspaceEdits.Of(result.Edits, analysis.Best.RepositoryRoot, session);
    }

    private static JArray DocumentSymbols(EditorSession session, OpenDocument document, JObject parameters)
    {
        var tree = HclParser.ParseFile(SourceText.From(document.Text, document.Path));
        return new JArray(Outline.Of(tree).Select(i => Symbol(tree.Source, i)));
    }

    private static JObject Symbol(SourceText source, OutlineItem item) => new()
    {
        ["name"] = item.Name,
        ["detail"] = item.Kind,
        ["kind"] = item.Kind switch { "variable" or "local" => 13, "module" => 2, "output" => 7, "provider" or "terraform" => 4, _ => 5 },
        ["range"] = Protocol.Range(source, item.Span),
        ["selectionRange"] = Protocol.Range(source, item.NameSpan),
        ["children"] = new JArray(item.Children.Select(c => Symbol(source, c))),
    };

    private static JArray? Complete(EditorSession session, OpenDocument document, JObject parameters)
    {
        if (OptionsEditing.IsOptions(document)) return Items(OptionsEditing.Complete(session.RulesOf(document), document, parameters["position"]));
        if (session.Find(document) is not var (_, root, tree)) return null;
        int position = Position(tree, parameters);
        return Items(OptionsEditing.CompleteComment(session.RulesOf(document), tree.Source, position)
            ?? CompletionService.At(root.Compilation, tree, position));
    }

    private static JArray Items(IEnumerable<Editing.Completion> completions) => new(completions.Select(c => new JObject
    {
        ["label"] = c.Text,
        ["kind"] = CompletionKinds[c.Kind],
        ["detail"] = c.Detail,
    }));

    private static JArray? Format(EditorSession session, OpenDocument document, JObject parameters)
    {
        var source = SourceText.From(document.Text, document.Path);
        if (source.IsJson || HclParser.ParseFile(source).HasErrors) return null;
        string formatted = HclFormatter.Format(document.Text);
        return formatted == document.Text ? [] : new JArray(new JObject
        {
            ["range"] = Protocol.Range(source, new TextSpan(0, source.Length)),
            ["newText"] = formatted,
        });
    }

    private static JObject Diagnose(EditorSession session, OpenDocument document, JObject parameters) => new()
    {
        ["kind"] = "full",
        ["items"] = new JArray(session.FindingsOf(document).Select(f => DiagnosticJson.Of(f.Finding, f.Root.IsStale, session))),
    };
}
