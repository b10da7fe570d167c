using System.Collections.Immutable;

namespace PlanLint.Effects;

/// <summary>An effect that two plans do not share.</summary>
/// <param name="Old">The effect in the older plan; null when only the newer has it.</param>
/// <param name="New">The effect in the newer plan; null when only the older has it.</param>
/// <param name="Facts">Names of the facts in which both differ, ordered; empty unless both are there.</param>
public sealed record EffectDifference(PlanEffect? Old, PlanEffect? New, ImmutableArray<string> Facts);
