using System.Globalization;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Plans;

namespace PlanLint.Rules;

/// <summary>PL0117: the plan sets back what something else will write again, or what it has set back before.</summary>
public sealed class PerpetualDiff : Rule
{
    /// <summary>A difference that was there once before may be somebody's second thought.</summary>
    private const int EarlierPlansNeeded = 2;

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0117", "perpetual-diff", "Difference comes back after every apply",
        "{0}: {1} is reset, but {2}, so the difference comes back after the apply.", Severity.Warning)
    { Page = RulePage.Read, Confidence = Confidence.Likely, IsFixable = true };

    public override void Register(RuleContext context) => context.OnResourceChange("*", Check);

    private static void Check(ChangeContext context)
    {
        var (change, knowledge) = (context.Change, context.Compilation.Knowledge);
        if (!change.IsUpdate || change.Importing is not null) return;
        Knowledge.PerpetualDiff[] known = [.. knowledge.PerpetualDiffsOf(change.Address.Type).Where(d => d.IsWrittenByOthers)];
        if (known.Length == 0 && context.Compilation.EarlierPlans.Length < EarlierPlansNeeded) return;
        foreach (var leaf in change.AttributeChanges)
        {
            if (leaf.Kind is AttributeChangeKind.BecameUnknown or AttributeChangeKind.SensitivityOnly) continue;
            // Keys that track an owner are PL0304's.
            if (leaf.Path.Steps[^1].Name is { } key && knowledge.TrackingKeyOf(key) is not null) continue;
            if (!leaf.IsCosmetic && Array.Find(known, d => d.Covers(leaf.Path.ToString())) is { } row && IsSetBack(context.Plan, change, leaf))
            {
                context.Report(new Finding(change.Address, leaf.Path, row.Cause)
                {
                    Path = leaf.Path,
                    Confidence = row.Evidence.Confidence == Confidence.Heuristic ? Confidence.Heuristic : null,
                    Notes = row.Remedy.Length == 0 ? [] : [new DiagnosticNote("help", row.Remedy)],
                });
            }
            else if (Recurrence(context.Compilation, change, leaf) is { } cause)
            {
                context.Report(new Finding(change.Address, leaf.Path, cause)
                {
                    Path = leaf.Path,
                    Notes = [new DiagnosticNote("help", "give the value as the provider reads it back, leave it out, or name it in ignore_changes")],
                    Fixes = WaysOut.Ignore(context.Declaration, $"Ignore {leaf.Path} in this block", leaf.Path.ToString()),
                });
            }
        }
    }

    /// <summary>
    /// Says since when the same leaf goes from the same value to the same value in whole plans with an apply between each; null when it
    /// does not, or when nothing tells that there was an apply: without one, a plan made again is just the same plan.
    /// </summary>
    private static string? Recurrence(Compilation compilation, ResourceChange change, AttributeChange leaf)
    {
        if (compilation.PlannedState is not { } state) return null;
        int count = 0;
        DateTimeOffset? since = null;
        foreach (var (plan, earlier) in compilation.EarlierPlans)
        {
            if (earlier?.Lineage != state.Lineage || earlier.Serial >= state.Serial || plan.IsTargeted || plan.Errored) continue;
            if (!plan.ChangesOf(change.Address)
                .Any(c => c.IsUpdate && c.AttributeChanges.Any(l => l.Path.Equals(leaf.Path) && Equals(l.Before, leaf.Before) && Equals(l.After, leaf.After))))
                break;
            (count, state, since) = (count + 1, earlier, plan.Timestamp);
        }
        return count < EarlierPlansNeeded
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"the same was planned {count + 1} times since {since:yyyy-MM-dd} and applied in between");
    }

    /// <summary>
    /// True when the value was written outside since the last apply, or when the plan takes a key away that no block spells. A value that
    /// somebody changed in the configuration is neither.
    /// </summary>
    private static bool IsSetBack(Plan plan, ResourceChange change, AttributeChange leaf) =>
        plan.DriftOf(change.Address)?.AttributeChanges.Any(d => d.Path.Equals(leaf.Path)) == true
        || leaf.Kind == AttributeChangeKind.Removed && leaf.Path.Steps[^1].Name?.Contains('/', StringComparison.Ordinal) == true;
}
