using System.Collections.Immutable;
using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>A planned change and why it is there.</summary>
/// <param name="Address">The instance, or the action that is invoked.</param>
/// <param name="Actions">The plan's words for what happens, with <c>import</c> and <c>move</c> where they ride along; <c>no-op</c> is left out.</param>
/// <param name="Summary">What happens to it, in a few words without values: <c>update of image, tags.Team</c>.</param>
/// <param name="Cause">Why.</param>
/// <param name="Location">Where to look: the edited line, the line that ties it to another resource, else the change's own place.</param>
/// <param name="IsIntended">Whether somebody meant it; null when nobody said what was meant, or it cannot be told.</param>
public sealed record CausedChangeSummary(
    string Address, ImmutableArray<string> Actions, string Summary, CauseSummary Cause, SourceLocation Location, bool? IsIntended)
{
    /// <summary>
    /// The one word that counts: <c>create</c>, <c>update</c>, <c>delete</c>, <c>replace</c>, <c>import</c>, <c>forget</c>, <c>move</c> or
    /// <c>invoke</c>, with <c> later</c> when it is put off.
    /// </summary>
    public required string Action { get; init; }

    /// <summary>What would be lost with the object, from 0 for nothing of note over 1 credentials and 2 data to 3 a database.</summary>
    public int Stakes { get; init; }

    /// <summary>Who owns it, as options and CODEOWNERS say; empty when nobody is named.</summary>
    public ImmutableArray<string> Owners { get; init; } = [];

    /// <summary>Why it is put off to a later plan, in Terraform's word; null when this apply makes it.</summary>
    public string? Deferred { get; init; }
}
