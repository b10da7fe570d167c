using PlanLint.Plans;
using PlanLint.Text;

namespace PlanLint.Causes;

/// <summary>An action that the plan invokes and why.</summary>
/// <param name="Invocation">The action.</param>
/// <param name="Cause">The change that triggers it, or that somebody asked for it.</param>
/// <param name="Place">Where it is declared, else where it is triggered.</param>
/// <param name="IsIntended">Whether somebody meant it: as an intent says, else as for the change that triggers it; null when nobody said.</param>
public sealed record CausedInvocation(ActionInvocation Invocation, Cause Cause, SourceLocation Place, bool? IsIntended);
