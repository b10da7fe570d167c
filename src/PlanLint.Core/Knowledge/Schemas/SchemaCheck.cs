using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Knowledge.Schemas;

/// <summary>
/// Compares rows of knowledge with providers' schemas: types and arguments that a row names have to exist. Rows about providers whose
/// schema is not given are not judged.
/// </summary>
public sealed class SchemaCheck
{
    private readonly ProviderSchemas schemas;
    private readonly DiagnosticBag diagnostics;
    private readonly Lazy<NearestNames> typeNames;
    private readonly SortedSet<string> described = new(StringComparer.Ordinal);

    private SchemaCheck(ProviderSchemas schemas, DiagnosticBag diagnostics)
    {
        this.schemas = schemas;
        this.diagnostics = diagnostics;
        typeNames = new(() => new NearestNames(schemas.ResourceTypes));
    }

    /// <summary>How many names of types, arguments and attributes were looked up.</summary>
    public int Checked { get; private set; }

    /// <summary>
    /// Reports, as errors, each type and argument that is not in the schemas and, as warnings, sensitive attributes of the described
    /// types that <paramref name="known"/> does not know for secrets.
    /// </summary>
    /// <param name="schemas">The schemas.</param>
    /// <param name="files">Files of knowledge without mistakes of their own; rows with some may be reported for what they seem to say.</param>
    /// <param name="known">All that is known, these files included.</param>
    /// <param name="diagnostics">Takes the findings.</param>
    public static SchemaCheck Run(ProviderSchemas schemas, IEnumerable<SourceText> files, KnowledgeBase known, DiagnosticBag diagnostics)
    {
        var check = new SchemaCheck(schemas, diagnostics);
        foreach (var block in files.SelectMany(f => HclParser.ParseFile(f).Body.Blocks)) check.Check(block);
        return check.ReportUnknownSecrets(known);
    }

    private void Check(BlockSyntax block)
    {
        switch (block.Type)
        {
            case "resource_type" when block.Labels is [var label]:
                if (HasType(label.Value, label.Location)) CheckExpressions(block, [label.Value]);
                break;
            case "resource_types":
                var members = (block.Body.GetAttribute("for_each")?.Value as ObjectSyntax)?.Items ?? [];
                CheckExpressions(block, [.. members.Where(m => m.Key.LiteralKey is { } type && HasType(type, m.Key.Location)).Select(m => m.Key.LiteralKey!)]);
                break;
            case "successor" when block.Body.GetAttribute("replaced_by")?.Value is ObjectSyntax replaced:
                foreach (var item in replaced.Items)
                    if (item.Key.LiteralKey is { } type && schemas.DataSource(type) is null) HasType(type, item.Key.Location);
                break;
            case "write_only" when block.Labels is [var label]:
                if (HasType(label.Value, label.Location) && block.Body.GetAttribute("arguments")?.Value is ObjectSyntax pairs)
                    foreach (var item in pairs.Items)
                    {
                        if (item.Key.LiteralKey is { } argument) HasPath(argument, item.Key.Location, [label.Value]);
                        if (Text(item.Value) is { } instead) HasPath(instead, item.Value.Location, [label.Value]);
                    }
                break;
            case "claim":
                CheckExpressions(block, TypesOf(block, "types"));
                break;
            case "protected" or "cheap_types":
                TypesOf(block, "types");
                break;
            case "deletion_guard" or "perpetual_diff":
                TypesOf(block, "default_for");
                CheckPaths(block, "paths");
                break;
            case "kept_as_written":
                CheckPaths(block, "arguments");
                break;
            case "provider_side" or "unrecoverable_secret" or "secret_attribute" when block.Body.GetAttribute("kinds") is null:
                CheckPaths(block, "attributes");
                break;
        }
    }

    /// <summary>Types that a row names, by default its label; those that do not exist are reported and left out.</summary>
    private string[] TypesOf(BlockSyntax block, string argument)
    {
        var found = new List<string>();
        var named = Texts(block, argument).ToArray();
        bool isLabel = argument == "types" && block.Type is "provider_side" or "unrecoverable_secret" or "kept_as_written";
        if (named.Length == 0 && isLabel && block.Labels is [var label]) named = [(label.Value, label.Location)];
        foreach (var (type, at) in named)
            if (HasType(type, at)) found.Add(type);
        return [.. found];
    }

    /// <summary>Each path has to exist in one of the row's types at least, when the schemas of all of them are here.</summary>
    private void CheckPaths(BlockSyntax block, string argument)
    {
        string[] types = TypesOf(block, "types");
        string[] exact = [.. types.SelectMany(TypesMatching).Distinct()];
        if (exact.Length == 0 || !types.All(schemas.Covers)) return;
        foreach (var (path, at) in Texts(block, argument)) HasPath(path, at, exact);
    }

    /// <summary>Arguments that expressions read from <c>values</c>; what stands in <c>try</c> or <c>can</c> need not exist.</summary>
    private void CheckExpressions(BlockSyntax block, string[] types)
    {
        string[] exact = [.. types.SelectMany(TypesMatching).Distinct()];
        if (exact.Length == 0 || !types.All(schemas.Covers)) return;
        foreach (string argument in (ReadOnlySpan<string>)["identity", "import_id", "on_existing", "chart", "objects", "parts"])
            if (block.Body.GetAttribute(argument)?.Value is { } expression)
                foreach (var reference in ReferenceWalk.FreeReferences(expression))
                    if (reference is { RootName: "values", Steps: [_, { Name: { } name }, ..] } && !IsTried(reference))
                        HasPath(name, reference.Location, exact);
    }

    private static bool IsTried(SyntaxNode node)
    {
        for (var at = node.Parent; at is not null; at = at.Parent)
            if (at is FunctionCallSyntax { Name: "try" or "can" or "lookup" }) return true;
        return false;
    }

    /// <summary>False, with a finding, when a provider whose schema is here has no such type; a pattern has to match one.</summary>
    private bool HasType(string type, SourceLocation at)
    {
        if (!schemas.Covers(type)) return false;
        Checked++;
        if (TypesMatching(type).Any())
        {
            described.UnionWith(TypesMatching(type));
            return true;
        }
        bool isPattern = Wildcard.IsPattern(type);
        string hint = !isPattern && typeNames.Value.Of(type) is { } near ? $" Did you mean '{near}'?" : "";
        Report(at, isPattern ? $"No resource type in the schema matches '{type}'." : $"There is no resource type '{type}' in the schema.{hint}");
        return false;
    }

    private void HasPath(string path, SourceLocation at, string[] types)
    {
        Checked++;
        if (types.Any(t => schemas.Resource(t)!.Has(path))) return;
        string hint = types.Select(t => schemas.Resource(t)!.Nearest(path)).FirstOrDefault(n => n is not null) is { } near ? $" Did you mean '{near}'?" : "";
        string who = types is [var one] ? $"'{one}' has no" : "None of the row's types has an";
        Report(at, $"{who} argument or attribute '{path}' in the schema.{hint}");
    }

    private SchemaCheck ReportUnknownSecrets(KnowledgeBase known)
    {
        foreach (string type in described)
        {
            string[] unknown = [.. SchemaDrafts.UnknownSecrets(schemas.Resource(type)!, type, known)];
            if (unknown.Length == 0 || known.Find(type)?.Row is not { } row) continue;
            diagnostics.Add(new Diagnostic(
                ToolRules.InputNotUnderstood, Severity.Warning,
                $"The schema marks {string.Join(", ", unknown.Select(u => $"'{u}'"))} of '{type}' as sensitive, and no row says so; `planlint knowledge "
                    + "suggest` drafts one.",
                SourceLocation.At(row.Tree.Source, row.HeaderSpan)));
        }
        return this;
    }

    private IEnumerable<string> TypesMatching(string type) =>
        !Wildcard.IsPattern(type) ? schemas.Resource(type) is null ? [] : [type] : schemas.ResourceTypes.Where(t => Wildcard.Matches(type, t));

    private static IEnumerable<(string Text, SourceLocation At)> Texts(BlockSyntax block, string argument) =>
        (block.Body.GetAttribute(argument)?.Value as TupleSyntax)?.Elements.Select(e => (Text: Text(e), e.Location)).Where(e => e.Text is not null)
            .Select(e => (e.Text!, e.Location)) ?? [];

    private static string? Text(ExpressionSyntax expression) => (expression as TemplateSyntax)?.LiteralValue;

    private void Report(SourceLocation at, string message) => diagnostics.Report(ToolRules.InputNotUnderstood, at, message);
}
