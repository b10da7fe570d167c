using System.Collections.Immutable;

namespace PlanLint.Decisions;

/// <summary>Rows that are applied together: one plan, one apply, one check.</summary>
/// <param name="Number">Place in the order, from 1.</param>
/// <param name="Title">What it does, an instruction.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="FileName"><c>imports.tf</c> or <c>removed.tf</c>; empty when nothing is generated.</param>
/// <param name="Text">The generated blocks; empty when there are none.</param>
/// <param name="Commands">What to run, in order; lines that start with <c>#</c> say what to expect.</param>
public sealed record DecisionBatch(int Number, string Title, ImmutableArray<Decision> Rows, string FileName, string Text, ImmutableArray<string> Commands);
