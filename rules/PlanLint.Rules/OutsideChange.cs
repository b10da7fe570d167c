using System.Collections.Immutable;
using PlanLint.Analysis;
using PlanLint.Plans;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>What was changed outside of Terraform, as far as a plan takes it back.</summary>
internal static class OutsideChange
{
    /// <summary>What was found changed of the object of a planned change; null when nothing was.</summary>
    public static ResourceChange? DriftOf(Plan plan, ResourceChange change) =>
        plan.DriftOf(change.Address) ?? (change.PreviousAddress is { } previous ? plan.DriftOf(previous) : null);

    /// <summary>
    /// Leaves that were changed outside and that an update sets back to what they were. Not among them: what only reads
    /// differently, what something else writes again (PL0117, PL0304), and what goes with lost elements (PL0128).
    /// </summary>
    public static ImmutableArray<AttributeChange> Reverted(Compilation compilation, ResourceChange drift, ResourceChange planned)
    {
        if (!drift.IsUpdate || !planned.IsUpdate) return [];
        var lost = LostElements.Of(compilation, drift, planned);
        Knowledge.PerpetualDiff[] rewritten = [.. compilation.Knowledge.PerpetualDiffsOf(planned.Address.Type).Where(d => d.IsWrittenByOthers)];
        return
        [
            .. drift.AttributeChanges.Where(l =>
                l.Kind is AttributeChangeKind.Added or AttributeChangeKind.Removed or AttributeChangeKind.Changed && !l.IsCosmetic
                && l.Path.Steps[0].Name is not ("tags_all" or "effective_labels" or "effective_annotations" or "terraform_labels" or "timeouts")
                && Same(l.Path.Resolve(planned.Before), l.After) && Same(l.Path.Resolve(planned.After), l.Before)
                && !lost.Any(e => l.Path.StartsWith(e.Collection))
                && !Array.Exists(rewritten, d => d.Covers(l.Path.ToString()))
                && (l.Path.Steps[^1].Name is not { } key || compilation.Knowledge.TrackingKeyOf(key) is null)),
        ];
    }

    private static bool Same(Value? a, Value? b) => (a is null or { IsNull: true } && b is null or { IsNull: true }) || (a is not null && a.Equals(b));
}
