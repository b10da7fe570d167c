using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Plans;

namespace PlanLint.Rules;

/// <summary>PL0117: the plan sets back what something else will write again.</summary>
public sealed class PerpetualDiff : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0117", "perpetual-diff", "Difference comes back after every apply",
        "{0}: {1} is set back, but {2}, so the difference comes back after the apply.", Severity.Warning)
    { Page = RulePage.Read, Confidence = Confidence.Likely };

    public override void Register(RuleContext context) => context.OnResourceChange("*", Check);

    private static void Check(ChangeContext context)
    {
        var (change, knowledge) = (context.Change, context.Compilation.Knowledge);
        if (!change.IsUpdate || change.Importing is not null) return;
        Knowledge.PerpetualDiff[] known = [.. knowledge.PerpetualDiffsOf(change.Address.Type).Where(d => d.IsWrittenByOthers)];
        if (known.Length == 0) return;
        foreach (var leaf in change.AttributeChanges)
        {
            if (leaf.IsCosmetic || leaf.Kind is AttributeChangeKind.BecameUnknown or AttributeChangeKind.SensitivityOnly) continue;
            if (Array.Find(known, d => d.Covers(leaf.Path.ToString())) is not { } row || !IsSetBack(context.Plan, change, leaf)) continue;
            // Keys that track an owner are PL0304's.
            if (leaf.Path.Steps[^1].Name is { } key && knowledge.TrackingKeyOf(key) is not null) continue;
            context.Report(new Finding(change.Address, leaf.Path, row.Cause)
            {
                Path = leaf.Path,
                Confidence = row.Evidence.Confidence == Confidence.Heuristic ? Confidence.Heuristic : null,
                Notes = row.Remedy.Length == 0 ? [] : [new DiagnosticNote("help", row.Remedy)],
            });
        }
    }

    /// <summary>
    /// True when the value was written outside since the last apply, or when the plan takes a key away that no block spells. A value that
    /// somebody changed in the configuration is neither.
    /// </summary>
    private static bool IsSetBack(Plan plan, ResourceChange change, AttributeChange leaf) =>
        plan.DriftOf(change.Address)?.AttributeChanges.Any(d => d.Path.Equals(leaf.Path)) == true
        || leaf.Kind == AttributeChangeKind.Removed && leaf.Path.Steps[^1].Name?.Contains('/', StringComparison.Ordinal) == true;
}
