using System.Collections.Immutable;
using PlanLint.Addresses;

namespace PlanLint.Decisions;

/// <summary>Rows that are applied together: one plan, one apply, one check.</summary>
/// <param name="Number">Place in the order, from 1.</param>
/// <param name="Title">What it does, an instruction.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="FileName"><c>imports.tf</c> or <c>removed.tf</c>; empty when nothing is generated.</param>
/// <param name="Text">The generated blocks; empty when there are none.</param>
/// <param name="Commands">What to run, in order; lines that start with <c>#</c> say what to expect.</param>
public sealed record DecisionBatch(int Number, string Title, ImmutableArray<Decision> Rows, string FileName, string Text, ImmutableArray<string> Commands)
{
    /// <summary>What every row of it decides.</summary>
    public DecisionKind Kind => Rows[0].Kind;

    /// <summary>Instances that a <c>state rm</c> takes out of the state, because no block can name them.</summary>
    public ImmutableArray<ResourceAddress> Forgets { get; init; } = [];

    /// <summary>Rows whose block somebody has to take out of the configuration: the state does not hold them.</summary>
    public ImmutableArray<Decision> ByHand { get; init; } = [];

    /// <summary>What its plan is limited to; empty when it has none.</summary>
    public ImmutableArray<ResourceAddress> Targets { get; init; } = [];
}
