using System.Collections.Immutable;
using PlanLint.Evaluation;
using PlanLint.Values;

namespace PlanLint.Knowledge.Reading;

/// <summary>Rows about operators, charts and kinds.</summary>
internal static class KubernetesRows
{
    public static OperatorKnowledge? ReadOperator(RowReader row) =>
        row.Finish(new OperatorKnowledge(row.Name, row.Body.String("name") ?? row.Name, row.Evidence())
        {
            MoreGroups = row.Body.Strings("groups"),
            Kinds = row.Body.Strings("kinds"),
            StatefulKinds = row.Body.Strings("stateful_kinds"),
            ReadOnlyKinds = row.Body.Strings("read_only_kinds"),
            LooseSchemaKinds = row.Body.Strings("loose_schema_kinds"),
            Mutates = row.Map("mutates", "a map of lists of paths by kind", v => BodyReader.StringsOf(v)?.ToArray())
            .ToImmutableSortedDictionary(m => m.Key, m => m.Value.ToImmutableArray(), StringComparer.Ordinal),
            Defaults = row.Map("defaults", "a map of maps of strings, by kind and path", StringsByKey),
        });

    public static ChartKnowledge? ReadChart(RowReader row)
    {
        bool templates = row.Body.Bool("templates_crds");
        return row.Finish(new ChartKnowledge(
            row.Name, templates, row.Body.Bool("ships_crds", templates), row.Body.Strings("crd_groups"), row.Body.String("keep_setting") ?? "",
                row.Body.String("holds") ?? "", row.Evidence()));
    }

    public static FieldEffect? ReadFieldEffect(RowReader row)
    {
        row.Needs("kind");
        row.Needs("paths");
        row.Needs("effect");
        var when = row.Trigger();
        var effect = row.Choice<OperatorEffect?>("effect", null,
            ("none", OperatorEffect.None), ("reload", OperatorEffect.Reload), ("restart", OperatorEffect.Restart), ("rollout", OperatorEffect.Rollout),
            ("offline", OperatorEffect.Offline), ("rejected", OperatorEffect.Rejected), ("stops", OperatorEffect.Stops),
            ("destroys_data", OperatorEffect.DestroysData), ("unguards", OperatorEffect.Unguards));
        var read = row.Finish(new FieldEffect(
            row.Body.String("kind") ?? "", row.Name, row.Body.Strings("paths"), when, row.Body.String("value"), effect ?? OperatorEffect.None,
            row.Body.String("detail") ?? "", row.Body.String("unless_annotation") ?? "", row.Evidence()));
        return effect is null || read is { Kind: "" } ? null : read;
    }

    public static ClusterWideKind? ReadClusterWide(RowReader row)
    {
        row.Needs("kinds");
        row.Needs("decides");
        return row.Finish(new ClusterWideKind(row.Name, row.Body.Strings("kinds"), row.Body.String("decides") ?? "", row.Evidence())
        {
            Roles = row.Body.Strings("roles"),
            Injectors = row.Body.StringMap("injectors"),
        });
    }

    private static ImmutableSortedDictionary<string, string>? StringsByKey(Value value) =>
        value.Type.Kind is TypeKind.Object or TypeKind.Map && !value.IsNull && value.Attributes.Values.All(v => v.StringOrNull is not null)
            ? value.Attributes.ToImmutableSortedDictionary(a => a.Key, a => a.Value.AsString, StringComparer.Ordinal)
            : null;
}
