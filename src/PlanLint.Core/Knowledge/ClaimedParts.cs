using System.Collections.Immutable;
using PlanLint.Values;

namespace PlanLint.Knowledge;

/// <summary>What one resource claims.</summary>
/// <param name="Objects">Names of the object, any of which tells it; values to compare, not to show.</param>
/// <param name="Parts">The parts of it; null for all of them.</param>
/// <param name="Contents">What it says of them, each entry beginning with its part and a space; null when nobody knows.</param>
public sealed record ClaimedParts(ImmutableArray<Value> Objects, ImmutableArray<string>? Parts, ImmutableArray<string>? Contents = null);
