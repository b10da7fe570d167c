using System.Collections.Immutable;
using PlanLint.Effects;

namespace PlanLint.Approvals;

/// <summary>A plan compared with what was approved, effect by effect.</summary>
public sealed class ApprovalComparison
{
    private ApprovalComparison(ImmutableArray<ApprovalDifference> differences) => Differences = differences;

    /// <summary>What both do not share, ordered by subject.</summary>
    public ImmutableArray<ApprovalDifference> Differences { get; }

    /// <summary>True when the plan does all that was approved, and nothing else.</summary>
    public bool IsEqual => Differences.IsEmpty;

    /// <summary>How many approved effects the plan does not have; 0 unless that is all the difference.</summary>
    public int Gone => HasOthers ? 0 : Differences.Length;

    /// <summary>True when the plan does something that was not approved.</summary>
    public bool HasOthers => Differences.Any(d => d.Effect is not null);

    /// <summary>Compares; n log n in the effects.</summary>
    public static ApprovalComparison Of(Approval approval, PlanEffects effects)
    {
        ArgumentNullException.ThrowIfNull(approval);
        ArgumentNullException.ThrowIfNull(effects);
        bool mayBecomeKnown = approval.Inputs.IsSameAs(PlanInputs.Of(effects.Plan));
        // A subject may be concealed in the approval: then the plan's own are concealed likewise to find it.
        var approved = approval.Effects.ToLookup(e => e.Subject, StringComparer.Ordinal);
        var differences = new List<ApprovalDifference>();
        var met = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in effects.All.GroupBy(e => e.Subject, StringComparer.Ordinal))
        {
            string form = approved.Contains(group.Key) ? group.Key : Concealed.Name(group.Key, static _ => true);
            met.Add(form);
            ApprovedEffect[] old = [.. approved[form].OrderBy(e => e.Action, StringComparer.Ordinal)];
            PlanEffect[] current = [.. group.OrderBy(e => e.Action, StringComparer.Ordinal)];
            for (int i = 0; i < Math.Max(old.Length, current.Length); i++)
                if (Compare(old.ElementAtOrDefault(i), current.ElementAtOrDefault(i), mayBecomeKnown) is { } difference) differences.Add(difference);
        }
        differences.AddRange(approval.Effects.Where(e => !met.Contains(e.Subject)).Select(e => new ApprovalDifference(e, null, [])));
        return new ApprovalComparison([.. differences.OrderBy(d => d.Effect?.Subject ?? d.Approved!.Subject, StringComparer.Ordinal)]);
    }

    private static ApprovalDifference? Compare(ApprovedEffect? approved, PlanEffect? effect, bool mayBecomeKnown)
    {
        if (approved is null || effect is null) return new ApprovalDifference(approved, effect, []);
        var forms = approved.Facts;
        var left = new SortedSet<string>(forms.Keys, StringComparer.Ordinal);
        var differing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var fact in effect.Facts)
        {
            string name = forms.ContainsKey(fact.Name) ? fact.Name : Concealed.Name(fact.Name, static _ => true);
            left.Remove(name);
            bool isSame = forms.TryGetValue(name, out string? form)
                && (Concealed.Is(form, fact) || mayBecomeKnown && approved.Action == effect.Action && Concealed.IsUnknown(form) && !fact.IsUnknown);
            if (!isSame) differing.Add(fact.Name);
        }
        differing.UnionWith(left);
        return approved.Action == effect.Action && differing.Count == 0 ? null : new ApprovalDifference(approved, effect, [.. differing]);
    }
}
