namespace PlanLint.Plans;

/// <summary>A plan of the same root module that was made before the one that is checked.</summary>
/// <param name="Plan">The plan; its <see cref="Plans.Plan.Timestamp"/> is known.</param>
/// <param name="State">The version of the state it was made from, as recorded beside it; null when there is no record.</param>
public sealed record EarlierPlan(Plan Plan, StateVersion? State)
{
    /// <summary>Of these, the ones made before a plan, the newest first. Nothing can be said of a plan that does not know when it was made.</summary>
    public static IEnumerable<EarlierPlan> Before(Plan plan, IEnumerable<EarlierPlan> plans) =>
        plans.Where(e => e.Plan.Timestamp < plan.Timestamp).OrderByDescending(e => e.Plan.Timestamp).ThenBy(e => e.Plan.Path, StringComparer.Ordinal);
}
