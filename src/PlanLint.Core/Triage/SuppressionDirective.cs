using System.Collections.Immutable;
using PlanLint.Text;

namespace PlanLint.Triage;

/// <summary>One <c>planlint:disable</c> comment.</summary>
/// <param name="Comment">The comment from its marker to its end; its line alone of a comment of several lines, its string in JSON syntax.</param>
/// <param name="Ids">The rule ids with their places, in order.</param>
/// <param name="Reason">The reason; empty when none is given.</param>
/// <param name="Until">Last day it holds; null for no end.</param>
/// <param name="Reach">How much it covers.</param>
/// <param name="Covered">What it covers; empty when there is nothing below it.</param>
internal sealed record SuppressionDirective(
    SourceLocation Comment, ImmutableArray<SuppressedId> Ids, string Reason, DateOnly? Until, SuppressionReach Reach, TextSpan Covered)
{
    /// <summary>The name of a block whose body is covered, when that stands apart from it; findings at a header end there. Empty in native syntax.</summary>
    public TextSpan Header { get; init; }

    /// <summary>Name of the module call below the comment; null when something else stands there.</summary>
    public string? ModuleCall { get; init; }

    /// <summary>True on and before the last day.</summary>
    public bool HoldsOn(DateOnly today) => Until is not { } until || today <= until;
}
