using System.Collections.Immutable;

namespace PlanLint.Reporting;

/// <summary>Findings of one rule and one severity; never empty.</summary>
/// <param name="Members">The one that decides most first.</param>
internal sealed record FindingGroup(ImmutableArray<ReportedFinding> Members)
{
    /// <summary>The one that decides most.</summary>
    public ReportedFinding First => Members[0];
}
