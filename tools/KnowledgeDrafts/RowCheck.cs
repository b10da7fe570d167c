using System.Text.RegularExpressions;
using PlanLint.Knowledge;
using PlanLint.KnowledgeDrafts.Facts;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.KnowledgeDrafts;

/// <summary>Checks rows of knowledge against what was read: that each type exists, and each argument of it that the row names.</summary>
/// <param name="book">What was read.</param>
internal sealed partial class RowCheck(FactBook book)
{
    private static readonly string[] AboutTypes =
        ["protected", "deletion_guard", "perpetual_diff", "provider_side", "unrecoverable_secret", "secret_attribute", "write_only", "kept_as_written", "claim", "cheap_types"];

    private readonly List<string> refuted = [];

    /// <summary>How many names of types and arguments were checked.</summary>
    public int Checked { get; private set; }

    /// <summary>What the files say that is not so, by place.</summary>
    public IReadOnlyList<string> Check(IEnumerable<SourceText> files)
    {
        foreach (var block in files.SelectMany(f => HclParser.ParseFile(f).Body.Blocks))
        {
            if (block.Type == "resource_type") CheckType(block, block.Labels[0].Value, null, block.Labels[0]);
            else if (block.Type == "resource_types") CheckTypes(block);
            else if (block.Type == "successor") CheckSuccessor(block);
            else if (AboutTypes.Contains(block.Type)) CheckRow(block);
        }
        return refuted;
    }

    /// <summary>What rows say of ids of imports that no page says, by place: a type that can be imported and cannot, or an id of another form.</summary>
    public IEnumerable<string> CheckImports(KnowledgeBase known)
    {
        foreach (string type in known.ResourceTypes)
        {
            string[] written = [.. book.Of(type).SelectMany(s => s.ImportIds).Distinct(StringComparer.Ordinal)];
            if (written.Length == 0 || known.Find(type) is not { AcceptsOtherImportIds: false } row) continue;
            Checked++;
            string place = $"{SourceLocation.At(row.Row.Tree.Source, row.Row.HeaderSpan)}";
            if (row.ImportFormat is not { } format) yield return $"{place}: '{type}' can be imported: {written[0]}";
            else if (!written.Any(format.Matches)) yield return $"{place}: '{type}' is imported as {string.Join(" or ", written.Take(3))}, not {format}";
        }
    }

    private void CheckTypes(BlockSyntax block)
    {
        if (block.Body.GetAttribute("for_each")?.Value is not ObjectSyntax map) return;
        var all = Schemas([.. map.Items.Select(i => i.Key.LiteralKey ?? "")], isData: false);
        foreach (var item in map.Items)
            if (item.Key.LiteralKey is { } type) CheckType(block, type, item.Value, item.Key, all);
    }

    private void CheckType(BlockSyntax block, string type, ExpressionSyntax? each, SyntaxNode at, ResourceSchema[]? all = null)
    {
        var schemas = Schemas([type], isData: false);
        if (!Exists(type, schemas, at)) return;
        foreach (string name in new[] { "identity", "import_id", "on_existing", "chart" })
            if (block.Body.GetAttribute(name)?.Value is { } expression) CheckReferences(expression, type, schemas, all ?? schemas, each);
    }

    /// <summary>A type of a provider that was read must be there; of others nothing is known.</summary>
    private bool Exists(string type, ResourceSchema[] schemas, SyntaxNode at)
    {
        string provider = FactBook.ProviderOf(type);
        if (provider.Contains('*', StringComparison.Ordinal) || !book.Providers.Contains(provider)) return false;
        Checked++;
        if (schemas.Length == 0) Refute(at, $"no type '{type}'");
        return schemas.Length > 0;
    }

    private void CheckReferences(ExpressionSyntax expression, string type, ResourceSchema[] schemas, ResourceSchema[] all, ExpressionSyntax? each)
    {
        foreach (var node in expression.DescendantNodes().Prepend(expression))
        {
            // What a row tries for one of its types another need not have.
            if (node is ScopeTraversalSyntax { RootName: "values" or "config" } path && path.Steps.Count > 1)
                CheckPath(path, type, IsTried(path) ? all : schemas, path.RootName == "config" ? 2 : int.MaxValue, [.. path.Steps.Skip(1).Select(s => s.Name ?? s.Key ?? "")]);
            else if (node is IndexSyntax { Collection: ScopeTraversalSyntax { RootName: "values", Steps.Count: 1 }, Key: { } key })
            {
                // Where the argument is a step of a path, all of the path's are.
                if (key is FunctionCallSyntax && each is TemplateSyntax { LiteralValue: { } steps })
                    foreach (Match step in Braced().Matches(steps)) CheckPath(node, type, schemas, int.MaxValue, [step.Groups[1].Value]);
                var literal = key is ScopeTraversalSyntax { RootName: "each" } && each is not null ? each : key;
                if (literal is TemplateSyntax { LiteralValue: { } name }) CheckPath(node, type, schemas, int.MaxValue, [name]);
            }
        }
    }

    private static bool IsTried(SyntaxNode node) => node.AncestorsAndSelf().Any(n => n is ConditionalSyntax or FunctionCallSyntax { Name: "try" or "can" });

    private void CheckPath(SyntaxNode at, string type, ResourceSchema[] schemas, int depth, string[] steps)
    {
        Checked++;
        string[] names = [.. steps.Where(s => s.Length > 0 && !char.IsDigit(s[0])).Take(depth - 1)];
        if (!schemas.Any(s => Holds(s, names))) Refute(at, $"'{type}' has no '{string.Join('.', names)}'");
    }

    private void CheckRow(BlockSyntax block)
    {
        var types = Strings(block.Body.GetAttribute("types")?.Value).ToArray();
        if (types.Length == 0) types = block.Type is "provider_side" or "unrecoverable_secret" or "write_only" or "kept_as_written" ? [(block.Labels[0].Value, block.Labels[0])] : [];
        foreach (var (type, at) in types) Exists(type, Schemas([type], false), at);
        // Of the types of all providers only some are known.
        if (types.Length == 0 || types.Any(t => !IsKnown(t.Text))) return;
        string[] patterns = [.. types.Select(t => t.Text)];
        var schemas = Schemas(patterns, isData: false);
        var named = Strings(block.Body.GetAttribute("attributes")?.Value).Concat(Strings(block.Body.GetAttribute("paths")?.Value));
        if (block.Type == "kept_as_written") named = named.Concat(Strings(block.Body.GetAttribute("arguments")?.Value));
        if (block.Body.GetAttribute("arguments")?.Value is ObjectSyntax map)
            named = named.Concat(map.Items.SelectMany(i => Strings(i.Value).Append((i.Key.LiteralKey ?? "*", i.Key))));
        // A row about several types may name what only some of them have.
        foreach (var (path, at) in named)
        {
            Checked++;
            if (!schemas.Any(s => Holds(s, Steps().Replace(path, "").Split('.')))) Refute(at, $"no type of '{string.Join("', '", patterns)}' has '{path}'");
        }
        if (block.Type == "claim")
            foreach (var expression in block.Body.Attributes.Where(a => a.Name is "objects" or "parts").Select(a => a.Value)) CheckClaim(expression, patterns, schemas);
    }

    private void CheckClaim(ExpressionSyntax expression, string[] patterns, ResourceSchema[] schemas)
    {
        foreach (var path in expression.DescendantNodes().Prepend(expression).OfType<ScopeTraversalSyntax>().Where(p => p is { RootName: "values", Steps.Count: > 1 }))
        {
            Checked++;
            string[] names = [.. path.Steps.Skip(1).TakeWhile(s => s.Name is not null).Select(s => s.Name!)];
            if (!schemas.Any(s => Holds(s, names))) Refute(path, $"no type of '{string.Join("', '", patterns)}' has '{string.Join('.', names)}'");
        }
    }

    private void CheckSuccessor(BlockSyntax block)
    {
        bool isData = (block.Body.GetAttribute("mode")?.Value as TemplateSyntax)?.LiteralValue == "data";
        if (block.Body.GetAttribute("replaced_by")?.Value is not ObjectSyntax map) return;
        foreach (var item in map.Items)
            foreach (var (name, at) in Strings(item.Value).Append((item.Key.LiteralKey ?? "*", item.Key)))
                if (IsTypeName(name)) Exists(name, [.. Schemas([name], isData), .. Schemas([name], !isData)], at);
    }

    private static bool IsTypeName(string text) => text.Contains('_', StringComparison.Ordinal) && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');

    private bool IsKnown(string type) => book.Providers.Contains(FactBook.ProviderOf(type)) && Schemas([type], isData: false) is [_, ..];

    private ResourceSchema[] Schemas(string[] patterns, bool isData) =>
        [.. patterns.SelectMany(p => Wildcard.IsPattern(p) ? book.All.Where(s => s.IsData == isData && Wildcard.Matches(p, s.Type)) : book.Of(p, isData)).Where(s => !s.IsTranslated)];

    /// <summary>True when the type has what the path names, as far as it is known. What a page leaves out counts as known when the page lists all.</summary>
    private static bool Holds(ResourceSchema schema, IReadOnlyList<string> path)
    {
        var arguments = schema.Arguments;
        for (int i = 0; i < path.Count; i++)
        {
            if (path[i] is "id" && i == 0) return true;
            int star = path[i].IndexOf('*', StringComparison.Ordinal);
            string pattern = star < 0 ? path[i] : path[i][..star] + "*";
            var found = arguments.Where(a => Wildcard.Matches(pattern, a.Key)).Select(a => a.Value).ToArray();
            if (found.Length == 0) return false;
            if (star >= 0) return true;
            if (found.FirstOrDefault(a => a.Nested is not null)?.Nested is not { } nested) return true;
            arguments = nested;
        }
        return true;
    }

    private static IEnumerable<(string Text, SyntaxNode At)> Strings(ExpressionSyntax? expression) => expression switch
    {
        TemplateSyntax { LiteralValue: { } text } => [(text, expression)],
        TupleSyntax list => list.Elements.SelectMany(Strings),
        _ => [],
    };

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Braced();

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex Steps();

    private void Refute(SyntaxNode at, string what) => refuted.Add($"{at.Location}: {what}");
}
