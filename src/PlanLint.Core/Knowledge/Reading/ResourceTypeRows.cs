using System.Collections.Immutable;
using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Knowledge.Reading;

/// <summary>Rows that say what objects of a type, or of several, are called. A row is read for one type at a time.</summary>
internal sealed class ResourceTypeRows(string name) : RowKind(name, 1)
{
    private static readonly string[] Behaviors = ["error", "adopts", "idempotent", "duplicates", "merges"];
    private static readonly string[] IdentityParts = ["system", "kind", "namespace", "name"];

    /// <inheritdoc/>
    public override void Check(BlockSyntax block, DiagnosticBag diagnostics)
    {
        if (Name == "resource_type")
        {
            Read(block.Labels[0].Value, block, null, diagnostics);
            return;
        }
        var members = Members(block).ToArray();
        if (members.Length == 0 || members.Length < ((ObjectSyntax)block.Body.GetAttribute("for_each")!.Value).Items.Count)
            diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.At(block.Tree.Source, block.HeaderSpan),
                "'resource_types' needs 'for_each = { resource_type = value … }' with literal keys.");
        // What is wrong whatever the type is one mistake, not one for each.
        var seen = new HashSet<(SourceLocation, string)>();
        foreach (var (type, each) in members)
        {
            var own = new DiagnosticBag();
            Read(type, block, each, own);
            diagnostics.AddRange(own.Diagnostics.Where(d => seen.Add((d.Location, d.Message))));
        }
    }

    /// <summary>The types of a row for several, and what <c>each.value</c> is for each.</summary>
    public static IEnumerable<(string Type, ExpressionSyntax Each)> Members(BlockSyntax block) =>
        block.Body.GetAttribute("for_each")?.Value is ObjectSyntax map
            ? map.Items.Where(i => i.Key.LiteralKey is not null).Select(i => (i.Key.LiteralKey!, i.Value))
            : [];

    /// <summary>The row for one type.</summary>
    public static ResourceTypeKnowledge? Read(string type, BlockSyntax block, ExpressionSyntax? eachValue, DiagnosticBag diagnostics)
    {
        Value? each = eachValue is null
            ? null
            : Value.Object([new("key", Value.String(type)), new("value", Evaluate(eachValue, diagnostics) ?? Value.DynamicNull)]);
        var row = new RowReader(block, diagnostics, each);
        var body = row.Body;
        if (block.Type == "resource_types") body.Ignore("for_each");
        var (identity, importId, onExisting, chart) =
            (body.Expression("identity"), body.Expression("import_id"), body.Expression("on_existing"), body.Expression("chart"));
        string? format = body.String("import_format");
        var known = new ResourceTypeKnowledge
        {
            Type = type,
            System = body.String("system") ?? ProviderOf(type),
            Kind = body.String("kind") ?? KindIn(identity, type),
            ImportFormat = format is not null ? new ImportIdFormat(format) : importId is not null ? new ImportIdFormat("{id}") : null,
            AcceptsOtherImportIds = body.Bool("other_import_ids"),
            ImportHelp = body.String("import_help") ?? "",
            Overwrites = body.String("overwrites"),
            Evidence = row.Evidence(),
            Row = block,
            IdentityExpression = identity,
            ImportIdExpression = importId,
            OnExistingExpression = onExisting,
            ChartExpression = chart,
            Each = each,
        };
        CheckExpressions(row, each, identity, importId, onExisting, chart);
        if (format is not null && !ImportIdFormat.IsBalanced(format))
            row.Report(block.Body.GetAttribute("import_format")!.Value,
                $"'{format}' is not a form of an id; write its parts as '{{part}}' and optional ones as '[…]'.");
        return row.Finish(known);
    }

    private static void CheckExpressions(
        RowReader row, Value? each, ExpressionSyntax? identity, ExpressionSyntax? importId, ExpressionSyntax? onExisting, ExpressionSyntax? chart)
    {
        string[] own = each is null ? [] : ["each"];
        row.CheckNames(identity, ["values", "config", .. own]);
        row.CheckNames(importId, ["values", "config", "identity", "live", .. own]);
        row.CheckNames(onExisting, ["values", .. own]);
        row.CheckNames(chart, ["values", .. own]);
        foreach (var (at, word) in Words(onExisting, each))
            if (!Behaviors.Contains(word))
                row.Report(at, $"'{word}' is not a value of 'on_existing'; expected \"error\", \"adopts\", \"idempotent\", \"duplicates\" or "
                    + $"\"merges\".{Suggestion(word, Behaviors)}");
        if (identity is not ObjectSyntax made) return;
        var strangers = made.Items.Where(i => i.Key.LiteralKey is { } part && !IdentityParts.Contains(part)).ToArray();
        foreach (var item in strangers)
            row.Report(item.Value, $"An identity has no '{item.Key.LiteralKey}'; it has 'system', 'kind', 'namespace' and "
                + $"'name'.{Suggestion(item.Key.LiteralKey!, IdentityParts)}");
        if (strangers.Length == 0 && made.Items.All(i => i.Key.LiteralKey is not null and not "name")) row.Report(made, "An identity needs 'name'.");
    }

    /// <summary>
    /// The words that <c>on_existing</c> may come to, as far as it says them: a literal, either side of a condition, or what <c>each</c>
    /// holds.
    /// </summary>
    private static IEnumerable<(ExpressionSyntax At, string Word)> Words(ExpressionSyntax? expression, Value? each) => expression switch
    {
        null => [],
        TemplateSyntax { LiteralValue: { } word } => [(expression, word)],
        ConditionalSyntax choice => Words(choice.WhenTrue, each).Concat(Words(choice.WhenFalse, each)),
        ParensSyntax parens => Words(parens.Inner, each),
        _ when each is not null
            && new Evaluator().Evaluate(expression, new VariableScope(new Dictionary<string, Value>(StringComparer.Ordinal) { ["each"] = each }))
            is { IsValid: true, Value: { IsKnown: true, StringOrNull: { } word } } => [(expression, word)],
        _ => [],
    };

    private static string Suggestion(string word, string[] words) => NearestName.Of(word, words) is { } near ? $" Did you mean '{near}'?" : "";

    private static Value? Evaluate(ExpressionSyntax expression, DiagnosticBag diagnostics)
    {
        var result = new Evaluator().Evaluate(expression, VariableScope.Empty);
        foreach (var error in result.Errors)
            diagnostics.Report(ToolRules.InputNotUnderstood, error.Location, $"{error.Summary}: {error.Detail.ReplaceLineEndings(" ")}");
        return result.IsValid ? result.Value : null;
    }

    private static string ProviderOf(string type)
    {
        int underscore = type.IndexOf('_', StringComparison.Ordinal);
        return underscore < 0 ? type : type[..underscore];
    }

    /// <summary>The kind that the identity spells as a literal, else the type without its provider; null when the values say it.</summary>
    private static string? KindIn(ExpressionSyntax? identity, string type)
    {
        if (identity is not (null or ObjectSyntax)) return null;
        foreach (var item in (identity as ObjectSyntax)?.Items ?? [])
            if (item.Key.LiteralKey == "kind") return (item.Value as TemplateSyntax)?.LiteralValue;
        return type[(type.IndexOf('_', StringComparison.Ordinal) + 1)..];
    }
}
