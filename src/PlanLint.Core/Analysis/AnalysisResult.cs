using System.Collections.Immutable;
using PlanLint.Diagnostics;

namespace PlanLint.Analysis;

/// <summary>What a run found.</summary>
/// <param name="Diagnostics">Findings ordered by place, then rule id.</param>
/// <param name="RulesRun">Rules whose inputs were there, ordered by id.</param>
/// <param name="RulesSkipped">Rules none of whose actions could run, with the least that is missing for one, ordered by id.</param>
public sealed record AnalysisResult(
    ImmutableArray<Diagnostic> Diagnostics,
    ImmutableArray<RuleDescriptor> RulesRun,
    ImmutableArray<(RuleDescriptor Rule, RuleInputs Needs)> RulesSkipped)
{
    /// <summary>Steps of evaluation that policies took.</summary>
    internal long PolicySteps { get; init; }
}
