using System.Collections.Immutable;
using PlanLint.Diagnostics;

namespace PlanLint.Reporting;

/// <summary>The rules that a run would have.</summary>
/// <param name="Rules">The rules, ordered by id; those of the tool itself among them.</param>
/// <param name="Problems">What is wrong with options, added rules and inputs.</param>
public sealed record RuleSurvey(ImmutableArray<SurveyedRule> Rules, ImmutableArray<Diagnostic> Problems)
{
    /// <summary>What is known of the plan's resource types; null without a plan that could be read.</summary>
    public KnowledgeCoverage? Coverage { get; init; }
}
