using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Provenance;

/// <summary>One thing that a plan and a configuration say differently.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="Subject">The block, variable or argument, such as <c>module.web.aws_instance.a</c> or <c>var.region</c>.</param>
/// <param name="Text">What differs about it, as the rest of a sentence without a full stop. Names arguments, never values.</param>
/// <param name="Location">The place in the configuration; null when it stands in the plan alone.</param>
public sealed record ProvenanceDifference(ProvenanceDifferenceKind Kind, string Subject, string Text, SourceLocation? Location)
{
    /// <summary>True when the two cannot speak of one configuration: a block is in one and not in the other.</summary>
    public bool IsError => Kind == ProvenanceDifferenceKind.Block;

    /// <summary>The same with the values, which are shown as such; null when there are none, or they may be secret.</summary>
    public MessageText? Values { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Subject} {Text}";
}
