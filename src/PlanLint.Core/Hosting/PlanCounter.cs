using PlanLint.Plans;
using PlanLint.Reporting;

namespace PlanLint.Hosting;

/// <summary>Counts what a plan does. A replacement counts as one to add and one to destroy; forgets and moves count apart.</summary>
internal static class PlanCounter
{
    /// <summary>Counts of a plan. What is put off to a later plan counts as deferred and nowhere else.</summary>
    public static PlanCounts Count(Plan plan)
    {
        int later = plan.Actions.Count(a => a.IsDeferred);
        return Count(plan.ResourceChanges) with { Invoke = plan.Actions.Length - later, Deferred = plan.Deferred.Length + later };
    }

    /// <summary>Counts of the changes given. Deposed objects that are destroyed count; ephemeral ones count nowhere.</summary>
    private static PlanCounts Count(IEnumerable<ResourceChange> changes)
    {
        int add = 0, change = 0, destroy = 0, import = 0, forget = 0, move = 0, noOp = 0, read = 0, other = 0;
        foreach (var item in changes)
        {
            if ((item.Actions & ChangeActions.Create) != 0) add++;
            if ((item.Actions & ChangeActions.Update) != 0) change++;
            if (item.Destroys) destroy++;
            if (item.Importing is not null) import++;
            if (item.Forgets) forget++;
            if (item.PreviousAddress is { } previous && !previous.Equals(item.Address)) move++;
            if (item.IsNoOp) noOp++;
            if ((item.Actions & ChangeActions.Read) != 0) read++;
            if ((item.Actions & ChangeActions.Other) != 0) other++;
        }
        return new PlanCounts(add, change, destroy, import, forget, move, noOp, read) { Other = other };
    }
}
