using System.Collections.Immutable;
using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>Planned changes that one cause is behind, and that were all meant or all not.</summary>
/// <param name="Text">
/// What is behind them, as a sentence about the changes without its subject and full stop: <c>follow default_tags of provider aws</c>. For one
/// change the text of its own cause.
/// </param>
/// <param name="Location">Where to look: the place of the cause, else of the first change.</param>
/// <param name="IsIntended">Whether somebody meant them; null when nobody said what was meant.</param>
/// <param name="Changes">In plan order; never empty.</param>
public sealed record ChangeGroup(string Text, SourceLocation Location, bool? IsIntended, ImmutableArray<CausedChangeSummary> Changes)
{
    /// <summary><c>5 creates</c>, <c>2 creates, 1 update</c>, in the order in which the actions first appear.</summary>
    public string Counts => string.Join(", ", Changes.GroupBy(c => c.Action, StringComparer.Ordinal).Select(g => Plural.Of(g.Count(), g.Key)));
}
