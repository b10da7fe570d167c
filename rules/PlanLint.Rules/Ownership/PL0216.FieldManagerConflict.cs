using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>PL0216: a manifest sets a field that another field manager holds with a different value, so the apply conflicts.</summary>
public sealed class FieldManagerConflict : Rule
{
    private const string TerraformManager = "Terraform";

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0216", "field-manager-conflict", "Field is managed by another field manager",
        "{0}: field manager {2} manages {1} with value {3}; the apply will conflict.", Severity.Warning)
    { Page = RulePage.Read };

    public override void Register(RuleContext context) => context.OnResourceChange("kubernetes_manifest", Check, RuleInputs.Inventory);

    private static void Check(ChangeContext context)
    {
        var change = context.Change;
        if (change.After["manifest"] is not { IsNull: false } manifest || context.Compilation.FindLive(change) is not { } live) return;
        var manager = change.After["field_manager"]?[0];
        if (manager?["force_conflicts"] is { } force && !force.Equals(Value.False) && !force.IsNull) return;
        string own = manager?["name"]?.StringOrNull ?? TerraformManager;
        foreach (var entry in live.Content["metadata"]?["managedFields"]?.Elements ?? [])
        {
            if (entry["manager"]?.StringOrNull is not { } other || other == own || entry["subresource"]?.StringOrNull is { Length: > 0 }) continue;
            foreach (var (path, planned) in Held(manifest, entry["fieldsV1"], ValuePath.Root))
            {
                if (path.Resolve(live.Content) is not { IsSensitive: false } actual || planned.IsSensitive || actual.Equals(planned)) continue;
                context.Report(new Finding(change.Address, path, other, new QuotedValue(actual.StringOrNull ?? actual.ToString()))
                {
                    Path = ValuePath.Of(["manifest", .. path.Steps]),
                    Notes = [new DiagnosticNote("help",
                        $"drop {path} from the manifest, or take it over on purpose with field_manager {{ force_conflicts = true }}")],
                });
                return;
            }
        }
    }

    /// <summary>Scalars of the manifest that a tree of <c>f:name</c> entries holds. Lists are held by keys and values, which is left alone.</summary>
    private static IEnumerable<(ValuePath Path, Value Planned)> Held(Value declared, Value? fields, ValuePath at)
    {
        if (fields is null) yield break;
        foreach (var (key, inner) in fields.Attributes)
        {
            if (!key.StartsWith("f:", StringComparison.Ordinal) || declared[key[2..]] is not { IsKnown: true, IsNull: false } value) continue;
            var path = at.Append(key[2..]);
            if (value.Kind is TypeKind.String or TypeKind.Number or TypeKind.Bool) yield return (path, value);
            else
                foreach (var held in Held(value, inner, path)) yield return held;
        }
    }
}
