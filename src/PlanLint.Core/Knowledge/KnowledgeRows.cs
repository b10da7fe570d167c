using System.Collections.Immutable;
using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Secrets;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Knowledge;

/// <summary>The rows of knowledge files, indexed by the names their syntax shows and read on demand.</summary>
internal sealed class KnowledgeRows
{
    private static readonly string[] BlockTypes =
        ["cheap_types", "chart", "claim", "deletion_guard", "field_effect", "operator", "perpetual_diff", "placeholders", "protected", "provider_side", "resource_type", "resource_types", "tracking_key", "unrecoverable_secret"];
    private readonly Lazy<ImmutableArray<SyntaxTree>> trees;
    private readonly Lazy<Dictionary<string, List<BlockSyntax>>> blocks;
    private readonly Lazy<TypeIndex> types;
    private readonly Lazy<ImmutableArray<OperatorKnowledge>> operators;
    private readonly Lazy<ImmutableArray<TrackingKey>> trackingKeys;
    private readonly Lazy<ImmutableArray<Protection>> protections;
    private readonly Lazy<ImmutableArray<ChartKnowledge>> charts;
    private readonly Lazy<ImmutableArray<PerpetualDiff>> perpetualDiffs;
    private readonly Lazy<ImmutableArray<DeletionGuard>> deletionGuards;
    private readonly Lazy<ImmutableArray<FieldEffect>> fieldEffects;
    private readonly Lazy<ImmutableArray<ProviderSideAttributes>> providerSide;
    private readonly Lazy<ImmutableArray<Claim>> claims;
    private readonly Lazy<ImmutableArray<UnrecoverableSecret>> unrecoverable;
    private readonly Lazy<ImmutableArray<string>> cheap;
    private readonly Lazy<Placeholders> placeholders;

    /// <summary>The rows of files that are parsed when the first is asked for.</summary>
    public KnowledgeRows(Func<ImmutableArray<SyntaxTree>> parse)
    {
        trees = new(parse);
        blocks = new(() => Trees.SelectMany(t => t.Body.Blocks).GroupBy(b => b.Type, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal));
        types = new(() => new TypeIndex(Of("resource_type"), Of("resource_types")));
        operators = Section("operator", ReadOperator);
        trackingKeys = Section("tracking_key", ReadTrackingKey);
        protections = Section("protected", ReadProtection);
        charts = Section("chart", ReadChart);
        perpetualDiffs = Section("perpetual_diff", ReadPerpetualDiff);
        deletionGuards = Section("deletion_guard", ReadDeletionGuard);
        fieldEffects = Section("field_effect", ReadFieldEffect);
        providerSide = Section("provider_side", ReadProviderSide);
        claims = Section("claim", ReadClaim);
        unrecoverable = Section("unrecoverable_secret", ReadUnrecoverable);
        var cheapRows = Section("cheap_types", ReadCheapTypes);
        cheap = new(() => [.. cheapRows.Value.SelectMany(r => r)]);
        var placeholderRows = Section("placeholders", ReadPlaceholders);
        placeholders = new(() => placeholderRows.Value is [.., var last] ? new Placeholders([.. placeholderRows.Value.SelectMany(r => r.Patterns)], last.ShortestSecret) : Placeholders.None);
    }

    public ImmutableArray<SyntaxTree> Trees => trees.Value;

    public IEnumerable<string> TypeNames => types.Value.Names;

    public ImmutableArray<OperatorKnowledge> Operators => operators.Value;

    public ImmutableArray<TrackingKey> TrackingKeys => trackingKeys.Value;

    public ImmutableArray<Protection> Protections => protections.Value;

    public ImmutableArray<ChartKnowledge> Charts => charts.Value;

    public ImmutableArray<PerpetualDiff> PerpetualDiffs => perpetualDiffs.Value;

    public ImmutableArray<DeletionGuard> DeletionGuards => deletionGuards.Value;

    public ImmutableArray<FieldEffect> FieldEffects => fieldEffects.Value;

    public ImmutableArray<ProviderSideAttributes> ProviderSide => providerSide.Value;

    public ImmutableArray<Claim> Claims => claims.Value;

    public ImmutableArray<UnrecoverableSecret> UnrecoverableSecrets => unrecoverable.Value;

    public ImmutableArray<string> CheapTypes => cheap.Value;

    public Placeholders Placeholders => placeholders.Value;

    /// <summary>The row of a type; null when there is none or it is wrong.</summary>
    public ResourceTypeKnowledge? ReadType(string resourceType) =>
        types.Value.Find(resourceType) is { } entry ? ReadType(resourceType, entry.Block, entry.Each, new DiagnosticBag()) : null;

    /// <summary>Reads every row of a tree and reports what is wrong.</summary>
    public static void Validate(SyntaxTree tree, DiagnosticBag diagnostics)
    {
        var file = new BodyReader(tree.Body, ToolRules.InputNotUnderstood, diagnostics);
        foreach (string type in BlockTypes)
        {
            foreach (var block in file.Blocks(type, type is "cheap_types" or "placeholders" ? 0 : 1))
            {
                switch (type)
                {
                    case "resource_type": ReadType(block.Labels[0].Value, block, null, diagnostics); break;
                    case "resource_types": ValidateFamily(block, diagnostics); break;
                    case "operator": ReadOperator(block, Reader(block, diagnostics)); break;
                    case "tracking_key": ReadTrackingKey(block, Reader(block, diagnostics)); break;
                    case "protected": ReadProtection(block, Reader(block, diagnostics)); break;
                    case "chart": ReadChart(block, Reader(block, diagnostics)); break;
                    case "perpetual_diff": ReadPerpetualDiff(block, Reader(block, diagnostics)); break;
                    case "deletion_guard": ReadDeletionGuard(block, Reader(block, diagnostics)); break;
                    case "field_effect": ReadFieldEffect(block, Reader(block, diagnostics)); break;
                    case "claim": ValidateClaim(block, diagnostics); break;
                    case "provider_side": ReadProviderSide(block, Reader(block, diagnostics)); break;
                    case "unrecoverable_secret": ReadUnrecoverable(block, Reader(block, diagnostics)); break;
                    case "cheap_types": ReadCheapTypes(block, Reader(block, diagnostics)); break;
                    case "placeholders": ReadPlaceholders(block, Reader(block, diagnostics)); break;
                }
            }
        }
        file.Finish();
    }

    private List<BlockSyntax> Of(string type) => blocks.Value.GetValueOrDefault(type) ?? [];

    private static BodyReader Reader(BlockSyntax block, DiagnosticBag diagnostics) => new(block.Body, ToolRules.InputNotUnderstood, diagnostics);

    /// <summary>Rows of one block type; a later row with the same label takes the earlier one's place.</summary>
    private Lazy<ImmutableArray<T>> Section<T>(string type, Func<BlockSyntax, BodyReader, T?> read) where T : class => new(() =>
    {
        var found = new List<T>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var block in Of(type))
        {
            if (read(block, Reader(block, new DiagnosticBag())) is not { } row) continue;
            if (block.Labels is [var label] && !places.TryAdd(label.Value, found.Count)) found[places[label.Value]] = row;
            else found.Add(row);
        }
        return [.. found];
    });

    private static Evidence ReadEvidence(BodyReader body) => new(body.String("source") ?? "", body.Word("confidence", "proven", "likely", "heuristic") switch
    {
        "proven" => Confidence.Proven,
        "heuristic" => Confidence.Heuristic,
        _ => Confidence.Likely,
    });

    private static void ValidateFamily(BlockSyntax block, DiagnosticBag diagnostics)
    {
        var members = TypeIndex.Members(block).ToArray();
        if (members.Length == 0)
            diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.At(block.Tree.Source, block.HeaderSpan), "'resource_types' needs 'for_each = { resource_type = value … }' with literal keys.");
        foreach (var (type, each) in members.Take(1)) ReadType(type, block, each, diagnostics);
    }

    private static void ValidateClaim(BlockSyntax block, DiagnosticBag diagnostics)
    {
        if (ReadClaim(block, Reader(block, diagnostics)) is not { } row)
        {
            diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.At(block.Tree.Source, block.HeaderSpan), "A 'claim' needs 'objects' and 'role'.");
            return;
        }
        CheckNames(row.ObjectsExpression, diagnostics, "type", "values", "identity");
        CheckNames(row.PartsExpression, diagnostics, "type", "values", "identity");
    }

    private static ResourceTypeKnowledge? ReadType(string type, BlockSyntax block, ExpressionSyntax? eachValue, DiagnosticBag diagnostics)
    {
        var body = Reader(block, diagnostics);
        if (block.Type == "resource_types") body.Ignore("for_each");
        Value? each = eachValue is null ? null : Value.Object([new("key", Value.String(type)), new("value", Static(eachValue, null, diagnostics) ?? Value.DynamicNull)]);
        var identity = body.Expression("identity");
        var importId = body.Expression("import_id");
        var onExisting = body.Expression("on_existing");
        string? format = StaticString(body.Expression("import_format"), each, diagnostics);
        var row = new ResourceTypeKnowledge
        {
            Type = type,
            System = StaticString(body.Expression("system"), each, diagnostics) ?? ProviderOf(type),
            Kind = StaticString(body.Expression("kind"), each, diagnostics) ?? KindIn(identity, type),
            ImportFormat = format is not null ? new ImportIdFormat(format) : importId is not null ? new ImportIdFormat("{id}") : null,
            AcceptsOtherImportIds = body.Bool("other_import_ids"),
            ImportHelp = body.String("import_help") ?? "",
            Overwrites = body.String("overwrites"),
            Evidence = ReadEvidence(body),
            Row = block,
            IdentityExpression = identity,
            ImportIdExpression = importId,
            OnExistingExpression = onExisting,
            Each = each,
        };
        body.Finish();
        if (onExisting is TemplateSyntax { LiteralValue: { } word } && ResourceTypeKnowledge.ParseBehavior(word) is null)
            diagnostics.Report(ToolRules.InputNotUnderstood, onExisting.Location, $"'{word}' is not a value of 'on_existing'; expected \"error\", \"adopts\", \"idempotent\", \"duplicates\" or \"merges\".");
        foreach (var expression in (ReadOnlySpan<ExpressionSyntax?>)[identity, importId, onExisting])
            CheckNames(expression, diagnostics, each is null ? ["values", "config", "identity", "live"] : ["values", "config", "identity", "live", "each"]);
        return row;
    }

    private static void CheckNames(ExpressionSyntax? expression, DiagnosticBag diagnostics, params ReadOnlySpan<string?> names)
    {
        if (expression is null) return;
        foreach (var reference in ReferenceWalk.FreeReferences(expression))
        {
            if (names.Contains(reference.RootName)) continue;
            diagnostics.Report(ToolRules.InputNotUnderstood, reference.Location, $"There is no '{reference.RootName}' here; knowledge sees '{string.Join("', '", names)}'.");
        }
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

    private static string? StaticString(ExpressionSyntax? expression, Value? each, DiagnosticBag diagnostics) =>
        expression is null ? null : Static(expression, each, diagnostics)?.StringOrNull;

    private static Value? Static(ExpressionSyntax expression, Value? each, DiagnosticBag diagnostics)
    {
        var names = new Dictionary<string, Value>(StringComparer.Ordinal);
        if (each is not null) names["each"] = each;
        var result = new Evaluator().Evaluate(expression, new VariableScope(names));
        foreach (var error in result.Errors) diagnostics.Report(ToolRules.InputNotUnderstood, error.Location, $"{error.Summary}: {error.Detail.ReplaceLineEndings(" ")}");
        return result.IsValid ? result.Value : null;
    }

    private static OperatorKnowledge? ReadOperator(BlockSyntax block, BodyReader body)
    {
        string group = block.Labels[0].Value;
        var row = new OperatorKnowledge(group, body.String("name") ?? group, ReadEvidence(body))
        {
            MoreGroups = body.Strings("groups"),
            Kinds = body.Strings("kinds"),
            StatefulKinds = body.Strings("stateful_kinds"),
            ReadOnlyKinds = body.Strings("read_only_kinds"),
            LooseSchemaKinds = body.Strings("loose_schema_kinds"),
            Mutates = MapOf(body.Value("mutates"), v => BodyReader.StringsOf(v)),
            Defaults = MapOf(body.Value("defaults"), StringsByKey),
        };
        body.Finish();
        return row;
    }

    private static ImmutableSortedDictionary<string, T> MapOf<T>(Value? value, Func<Value, T?> read) where T : struct =>
        value is null ? ImmutableSortedDictionary<string, T>.Empty
        : value.Attributes.Where(a => read(a.Value) is not null).ToImmutableSortedDictionary(a => a.Key, a => read(a.Value)!.Value, StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> MapOf(Value? value, Func<Value, ImmutableSortedDictionary<string, string>> read) =>
        value is null ? ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>>.Empty
        : value.Attributes.ToImmutableSortedDictionary(a => a.Key, a => read(a.Value), StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, string> StringsByKey(Value value) =>
        value.Attributes.Where(a => a.Value.StringOrNull is not null).ToImmutableSortedDictionary(a => a.Key, a => a.Value.AsString, StringComparer.Ordinal);

    private static TrackingKey? ReadTrackingKey(BlockSyntax block, BodyReader body)
    {
        string? owner = body.String("owner");
        var role = body.Word("role", "owner", "behavior", "hint") switch
        {
            "behavior" => TrackingRole.Behavior,
            "hint" => TrackingRole.Hint,
            _ => TrackingRole.Owner,
        };
        var row = new TrackingKey(block.Labels[0].Value, owner ?? "another owner", role, ReadEvidence(body))
        {
            Value = body.String("value"),
            WhenRemoved = body.String("when_removed") ?? "",
            IsCritical = body.Bool("critical"),
        };
        body.Finish();
        return row;
    }

    private static Protection? ReadProtection(BlockSyntax block, BodyReader body)
    {
        var row = new Protection(block.Labels[0].Value, body.String("holds") ?? block.Labels[0].Value, body.Word("level", "error", "warning") == "warning", ReadEvidence(body))
        {
            Types = body.Strings("types"),
            Kinds = body.Strings("kinds"),
        };
        body.Finish();
        return row;
    }

    private static ChartKnowledge? ReadChart(BlockSyntax block, BodyReader body)
    {
        bool templates = body.Bool("templates_crds");
        var row = new ChartKnowledge(
            block.Labels[0].Value, templates, body.Bool("ships_crds", templates), body.Strings("crd_groups"), body.String("keep_setting") ?? "", body.String("holds") ?? "", ReadEvidence(body));
        body.Finish();
        return row;
    }

    private static PerpetualDiff? ReadPerpetualDiff(BlockSyntax block, BodyReader body)
    {
        var row = new PerpetualDiff(block.Labels[0].Value, body.Strings("types"), body.Strings("paths"), body.String("cause") ?? "", body.String("remedy") ?? "", ReadEvidence(body)) { IsWrittenByOthers = body.Bool("written_by_others") };
        body.Finish();
        return row;
    }

    private static DeletionGuard? ReadDeletionGuard(BlockSyntax block, BodyReader body)
    {
        var removal = body.Word("weakened_by", "true_to_false", "false_to_true", "shrinks", "to_zero", "becomes") switch
        {
            "true_to_false" => GuardRemoval.TrueToFalse,
            "false_to_true" => GuardRemoval.FalseToTrue,
            "shrinks" => GuardRemoval.Shrinks,
            "to_zero" => GuardRemoval.ToZero,
            "becomes" => GuardRemoval.Becomes,
            _ => (GuardRemoval?)null,
        };
        var types = body.Strings("types");
        var row = new DeletionGuard(block.Labels[0].Value, types.IsEmpty ? ["*"] : types, body.Strings("paths"), removal ?? GuardRemoval.TrueToFalse, body.Strings("values"), ReadEvidence(body));
        body.Finish();
        return removal is null ? null : row;
    }

    private static FieldEffect? ReadFieldEffect(BlockSyntax block, BodyReader body)
    {
        var when = body.Word("when", "changed", "added", "removed", "increased", "decreased", "becomes") switch
        {
            "added" => EffectTrigger.Added,
            "removed" => EffectTrigger.Removed,
            "increased" => EffectTrigger.Increased,
            "decreased" => EffectTrigger.Decreased,
            "becomes" => EffectTrigger.Becomes,
            _ => EffectTrigger.Changed,
        };
        var effect = body.Word("effect", "none", "reload", "restart", "rollout", "offline", "rejected", "stops", "destroys_data", "unguards") switch
        {
            "none" => OperatorEffect.None,
            "reload" => OperatorEffect.Reload,
            "restart" => OperatorEffect.Restart,
            "rollout" => OperatorEffect.Rollout,
            "offline" => OperatorEffect.Offline,
            "rejected" => OperatorEffect.Rejected,
            "stops" => OperatorEffect.Stops,
            "destroys_data" => OperatorEffect.DestroysData,
            "unguards" => OperatorEffect.Unguards,
            _ => (OperatorEffect?)null,
        };
        string? kind = body.String("kind");
        var row = new FieldEffect(
            kind ?? "", block.Labels[0].Value, body.Strings("paths"), when, body.String("value"), effect ?? OperatorEffect.None, body.String("detail") ?? "", body.String("unless_annotation") ?? "", ReadEvidence(body));
        body.Finish();
        return effect is null || kind is null ? null : row;
    }

    private static ProviderSideAttributes? ReadProviderSide(BlockSyntax block, BodyReader body)
    {
        var types = body.Strings("types");
        var row = new ProviderSideAttributes(types.IsEmpty ? [block.Labels[0].Value] : types, body.Strings("attributes"), body.Bool("runs_update"), ReadEvidence(body));
        body.Finish();
        return row;
    }

    private static Claim? ReadClaim(BlockSyntax block, BodyReader body)
    {
        var objects = body.Expression("objects");
        var parts = body.Expression("parts");
        string? role = body.Word("role", "owner", "sets", "adds");
        var row = objects is null || role is null ? null : new Claim(
            block.Labels[0].Value, body.Strings("types"), body.String("subject") ?? block.Labels[0].Value,
            role switch { "owner" => ClaimRole.Owner, "sets" => ClaimRole.Sets, _ => ClaimRole.Adds },
            body.String("remedy") ?? "", ReadEvidence(body))
        {
            ObjectsExpression = objects,
            PartsExpression = parts,
        };
        if (row is not null) body.Finish();
        return row;
    }

    private static UnrecoverableSecret? ReadUnrecoverable(BlockSyntax block, BodyReader body)
    {
        var types = body.Strings("types");
        var row = new UnrecoverableSecret(types.IsEmpty ? [block.Labels[0].Value] : types, body.Strings("attributes"), body.Bool("settable"), body.String("remedy") ?? "", ReadEvidence(body));
        body.Finish();
        return row;
    }

    private static string[]? ReadCheapTypes(BlockSyntax block, BodyReader body)
    {
        var row = body.Strings("types");
        ReadEvidence(body);
        body.Finish();
        return [.. row];
    }

    private static Placeholders? ReadPlaceholders(BlockSyntax block, BodyReader body)
    {
        var row = new Placeholders(body.Strings("patterns"), body.Int("shortest_secret") ?? 1);
        ReadEvidence(body);
        body.Finish();
        return row;
    }

    /// <summary>Types by name, found without evaluating anything; patterns last, the most specific first.</summary>
    private sealed class TypeIndex
    {
        private readonly Dictionary<string, (BlockSyntax Block, ExpressionSyntax? Each)> byName = new(StringComparer.Ordinal);
        private readonly (string Pattern, BlockSyntax Block)[] patterns;

        public TypeIndex(List<BlockSyntax> single, List<BlockSyntax> families)
        {
            // A user's row counts more than a built-in one whichever of the two forms it has; built-in files never have a type twice.
            foreach (var block in families)
                foreach (var (type, each) in Members(block)) byName[type] = (block, each);
            var globs = new Dictionary<string, BlockSyntax>(StringComparer.Ordinal);
            foreach (var block in single)
            {
                if (block.Labels is not [var label]) continue;
                if (Glob.IsPattern(label.Value)) globs[label.Value] = block;
                else byName[label.Value] = (block, null);
            }
            patterns = [.. globs.OrderByDescending(g => g.Key.Length).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Value))];
        }

        public IEnumerable<string> Names => byName.Keys.Order(StringComparer.Ordinal);

        public (BlockSyntax Block, ExpressionSyntax? Each)? Find(string type)
        {
            if (byName.TryGetValue(type, out var entry)) return entry;
            foreach (var (pattern, block) in patterns)
                if (Glob.Matches(pattern, type)) return (block, null);
            return null;
        }

        public static IEnumerable<(string Type, ExpressionSyntax Each)> Members(BlockSyntax block) =>
            block.Body.GetAttribute("for_each")?.Value is ObjectSyntax map
                ? map.Items.Where(i => i.Key.LiteralKey is not null).Select(i => (i.Key.LiteralKey!, i.Value))
                : [];
    }
}
