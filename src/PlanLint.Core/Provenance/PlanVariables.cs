using System.Collections.Immutable;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Values;

namespace PlanLint.Provenance;

/// <summary>Values of variables that only the plan records.</summary>
public static class PlanVariables
{
    /// <summary>
    /// The plan's values of root variables, for those that nothing else gives one. Values of variables that are declared sensitive or
    /// ephemeral stay out.
    /// </summary>
    public static ImmutableSortedDictionary<string, Value> For(Plan plan, ModuleTree modules) =>
        plan.Variables.RemoveRange(plan.Variables.Keys.Where(name => modules.Root.Variables[name] is not { IsSensitive: false, IsEphemeral: false }));
}
