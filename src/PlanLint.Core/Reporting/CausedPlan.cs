using System.Collections.Immutable;

namespace PlanLint.Reporting;

/// <summary>Why a plan does what it does.</summary>
/// <param name="Changes">Every change of a managed resource, in plan order, then those of a later plan, then the actions that are invoked.</param>
/// <param name="Groups">
/// The same by what is behind them: changes that nobody meant first, those that somebody meant last; among equals in the order of the kinds
/// of causes.
/// </param>
public sealed record CausedPlan(ImmutableArray<CausedChangeSummary> Changes, ImmutableArray<ChangeGroup> Groups);
