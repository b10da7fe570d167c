using System.Collections.Immutable;

namespace PlanLint.Reporting;

/// <summary>Decisions that are applied together.</summary>
/// <param name="Number">Place in the order, from 1.</param>
/// <param name="Title">What it does.</param>
/// <param name="FileName">File for the blocks; empty when there are none.</param>
/// <param name="Text">The blocks; empty when there are none.</param>
/// <param name="Commands">What to run where the report was made, in order; lines that start with <c>#</c> say what to expect.</param>
public sealed record DecisionStep(int Number, string Title, string FileName, string Text, ImmutableArray<string> Commands);
