using System.Collections.Immutable;
using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>What the plan file says about itself.</summary>
/// <param name="Tool"><c>terraform</c> or <c>opentofu</c>.</param>
/// <param name="Version">Version of the tool; empty when the file does not say.</param>
/// <param name="Mode"><c>normal</c>, <c>destroy</c> or <c>refresh-only</c>.</param>
/// <param name="IsComplete">False for a targeted or deferred plan.</param>
/// <param name="IsErrored">True when planning stopped with an error, so the list of changes is partial.</param>
/// <param name="Counts">What it does.</param>
public sealed record PlanSummary(string Tool, string Version, string Mode, bool IsComplete, bool IsErrored, PlanCounts Counts)
{
    /// <summary>Whether it was made from the configuration: <c>match</c>, <c>differs</c>, <c>partial</c> or <c>unknown</c>; null without a configuration.</summary>
    public string? Provenance { get; init; }

    /// <summary>What the plan and the configuration say differently; empty unless <see cref="Provenance"/> is <c>differs</c>.</summary>
    public ImmutableArray<PlanDifference> Differences { get; init; } = [];
}

/// <summary>One thing that a plan and a configuration say differently.</summary>
/// <param name="Kind">What differs, in lower case: <c>block</c>, <c>content</c>, <c>repetition</c>, <c>module</c>, <c>variable</c>, <c>value</c> or <c>tool</c>.</param>
/// <param name="Subject">The block or variable.</param>
/// <param name="Text">What differs about it.</param>
/// <param name="Location">The place in the configuration; null when it stands in the plan alone.</param>
public sealed record PlanDifference(string Kind, string Subject, string Text, SourceLocation? Location);

/// <summary>Objects by what happens to them, counted as Terraform's own summary line does: a replacement is one add and one destroy.</summary>
/// <param name="Add">Created.</param>
/// <param name="Change">Updated in place.</param>
/// <param name="Destroy">Destroyed.</param>
/// <param name="Import">Imported.</param>
/// <param name="Forget">Dropped from the state and left alive.</param>
/// <param name="Move">Moved to another address.</param>
/// <param name="NoOp">Untouched.</param>
/// <param name="Read">Data sources read at apply.</param>
public readonly record struct PlanCounts(int Add, int Change, int Destroy, int Import, int Forget, int Move, int NoOp, int Read)
{
    /// <summary>Changes with an action that this version of PlanLint does not know.</summary>
    public int Other { get; init; }
}
