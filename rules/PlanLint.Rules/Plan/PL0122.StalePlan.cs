using System.Globalization;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Plans;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0122: the state has moved on since the plan was made, or the plan is old.</summary>
public sealed class StalePlan : Rule
{
    private const int MostNamed = 3;
    private const string TooOld = "Plan is {0} old, and {1} has most likely changed since; plan again before apply.";
    private const string Newer = "Plan was made by version {0}, but {1} was written by version {2} since; plan again before apply.";
    private const string Moved = "Plan was made from serial {0} of the state, and {1} has serial {2}: another apply ran since; plan again before apply.";
    private const string NoTimestamp = "Plan does not say when it was made, so nobody can tell whether {0} has changed since.";

    private static readonly RuleOption<int> MaxAge = new("max_age_minutes", 60, "age above which a plan is taken for old");

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0122", "stale-plan", "Plan is older than the state",
        "Plan does not fit {0}: {1}; plan again before applying.", Severity.Error)
    { Page = RulePage.Read, Options = [MaxAge], Confidence = Confidence.Likely };

    public override void Register(RuleContext context) => context.OnPlan(Check, RuleInputs.State);

    private static void Check(PlanContext context)
    {
        var plan = context.Plan;
        if (plan.Errored || States.Own(context.Compilation).FirstOrDefault() is not { } state) return;
        if (Difference(plan, state) is { } difference)
            context.Report(new Finding(state.Path, difference.Text) { Addresses = difference.Addresses });
        else if (context.Compilation.PlannedState is { } planned && planned.Lineage == state.Lineage && state.Serial > planned.Serial)
            context.Report(new Finding(planned.Serial, state.Path, state.Serial)
            {
                MessageFormat = Moved,
                Severity = Severity.Warning,
                Confidence = Confidence.Proven,
            });
        else if (VersionNumber.Parse(state.ToolVersion)?.Release is { } stateVersion && VersionNumber.Parse(plan.ToolVersion)?.Release is { } planVersion
            && stateVersion.CompareTo(planVersion) > 0)
            context.Report(new Finding(plan.ToolVersion, state.Path, state.ToolVersion) { MessageFormat = Newer });
        else if (plan.Timestamp is null)
            context.Report(new Finding(state.Path) { MessageFormat = NoTimestamp, Severity = Severity.Note });
        else if (context.Compilation.Options.Now is { } now && now - plan.Timestamp.Value is var age && age.TotalMinutes > context.Option(MaxAge))
            context.Report(new Finding(Words(age), state.Path) { MessageFormat = TooOld, Severity = Severity.Warning, Confidence = Confidence.Heuristic });
    }

    /// <summary>
    /// Instances that only one of the two knows, or that are other objects by now. What vanished outside of Terraform is in the state and
    /// not in the plan's refreshed
    /// prior state; the plan lists it as drift.
    /// </summary>
    private static (string Text, System.Collections.Immutable.ImmutableArray<ResourceAddress> Addresses)? Difference(Plan plan, State state)
    {
        if (!plan.HasPriorState) return CreatedSince(plan, state);
        var vanished = plan.Drift.Where(d => d.IsDelete).Select(d => d.Address).ToHashSet();
        var moved = plan.ResourceChanges.Concat(plan.Drift).Where(c => c.PreviousAddress is not null).DistinctBy(c => c.PreviousAddress)
            .ToDictionary(c => c.PreviousAddress!, c => c.Address);
        var inState = state.Instances.Where(i => i.DeposedKey is null && i.Address.Mode == ResourceMode.Managed).Select(i => i.Address).ToHashSet();
        var added = inState.Where(a => !plan.PriorInstances.Contains(a) && !vanished.Contains(a)
            && !(moved.TryGetValue(a, out var to) && plan.PriorInstances.Contains(to))).Order().ToArray();
        // An import reads its object into the prior state before the state file has it.
        var imported = plan.ResourceChanges.Where(c => c.Importing is not null).Select(c => c.Address).ToHashSet();
        var removed = plan.PriorInstances.Where(a => !inState.Contains(a) && !imported.Contains(a) && !moved.ContainsValue(a)).Order().ToArray();
        var remade = state.Instances.Where(i => i.DeposedKey is null && i.GivenId is { } now && plan.PriorIds.TryGetValue(i.Address, out var before)
            && now != before && !imported.Contains(i.Address))
            .Select(i => i.Address).Order().ToArray();
        if (added.Length + removed.Length + remade.Length == 0) return null;
        string text = added.Length > 0 ? $"the state also has {Names(added)}"
            : removed.Length > 0 ? $"the state no longer has {Names(removed)}"
            : $"the state has another object as {Names(remade)}";
        return (text, [.. added, .. removed, .. remade]);
    }

    /// <summary>Of a plan without prior state: what it is about to create and its own state has.</summary>
    private static (string Text, System.Collections.Immutable.ImmutableArray<ResourceAddress> Addresses)? CreatedSince(Plan plan, State state)
    {
        var created = plan.ResourceChanges.Where(c => c.IsCreate && c.DeposedKey is null && c.Importing is null).Select(c => c.Address).ToHashSet();
        created.ExceptWith(plan.Drift.Where(d => d.IsDelete).Select(d => d.Address));
        var applied = state.Instances.Where(i => i.DeposedKey is null && created.Contains(i.Address)).Select(i => i.Address).Distinct().Order().ToArray();
        return applied.Length == 0 ? null : ($"the state has {Names(applied)} already, which the plan is to create", [.. applied]);
    }

    private static string Names(ResourceAddress[] addresses) =>
        string.Join(", ", addresses.Take(MostNamed))
        + (addresses.Length > MostNamed ? string.Create(CultureInfo.InvariantCulture, $" and {addresses.Length - MostNamed} more") : "");

    private static string Words(TimeSpan age) => age.TotalDays >= 2
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalDays} days")
        : age.TotalHours >= 2
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalHours} hours")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalMinutes} minutes");
}
