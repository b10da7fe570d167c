using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Knowledge;
using PlanLint.Plans;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>PL0133: an update in place restarts, stops or rewrites what it updates.</summary>
public sealed class UpdateIsAnOutage : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0133", "update-is-an-outage", "Update in place is an outage",
        "{0}: the update of {1} from {2} to {3} {4}.", Severity.Warning)
    { Page = RulePage.Read, Confidence = Confidence.Likely };

    public override void Register(RuleContext context) => context.OnResourceChange("*", Check);

    private static void Check(ChangeContext context)
    {
        var (knowledge, change) = (context.Compilation.Knowledge, context.Change);
        if (!change.IsUpdate || change.DeposedKey is not null) return;
        UpdateOutage[] rows = [.. knowledge.OutagesOf(change.Address.Type)];
        if (rows.Length == 0) return;
        foreach (var row in rows)
        {
            if (row.Unless.Any(u => Has(change.After, u)) || row.OnlyIf.Any(o => !Has(change.After, o))) continue;
            var leaf = change.AttributeChanges.FirstOrDefault(
                l => !l.IsCosmetic && l.Kind is not (AttributeChangeKind.SensitivityOnly or AttributeChangeKind.BecameUnknown)
                    && row.Covers(ListIndexes.Blank(l.Path)) && Happens(row, l));
            // A downgrade that is refused restarts nothing (PL0132).
            if (leaf is null || VersionDowngrade.IsOne(knowledge, change, leaf)) continue;
            context.Report(new Finding(change.Address, leaf.Path, Quote.Of(leaf.Before, leaf.IsSensitive), Quote.Of(leaf.After, leaf.IsSensitive), row.Effect)
            {
                Path = leaf.Path,
                Confidence = row.Evidence.Confidence,
                Notes = [new DiagnosticNote("help", "apply it in a maintenance window, and tell whoever uses it")],
            });
        }
    }

    private static bool Has(Value after, KeyValuePair<string, string> wanted) =>
        after[wanted.Key] is { IsKnown: true, IsNull: false } value && (value.StringOrNull ?? value.ToString()) == wanted.Value;

    private static bool Happens(UpdateOutage row, AttributeChange leaf) => row.When switch
    {
        EffectTrigger.Added => leaf.Kind == AttributeChangeKind.Added,
        EffectTrigger.Removed => leaf.Kind == AttributeChangeKind.Removed,
        EffectTrigger.Becomes => leaf.After is { IsKnown: true, IsNull: false } after && (after.StringOrNull ?? after.ToString()) == row.Value,
        EffectTrigger.Increased => Compare(leaf) < 0,
        EffectTrigger.Decreased => Compare(leaf) > 0,
        _ => true,
    };

    private static int Compare(AttributeChange leaf) =>
        leaf is { Before: { IsKnown: true, IsNull: false, Kind: TypeKind.Number } before, After: { IsKnown: true, IsNull: false, Kind: TypeKind.Number } after }
            ? before.AsNumber.CompareTo(after.AsNumber)
            : 0;
}
