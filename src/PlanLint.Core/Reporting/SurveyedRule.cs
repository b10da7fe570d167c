using System.Collections.Immutable;
using PlanLint.Diagnostics;

namespace PlanLint.Reporting;

/// <summary>A rule as a run would have it.</summary>
/// <param name="Rule">What it is.</param>
/// <param name="Severity">Its severity after options and command line.</param>
/// <param name="Origin">The policy file or assembly that it comes from; null for a built-in rule.</param>
public sealed record SurveyedRule(RuleDescriptor Rule, Severity Severity, string? Origin)
{
    /// <summary>Sets of inputs, each with commas between, one of which it needs; empty when it needs none.</summary>
    public ImmutableArray<string> Needs { get; init; } = [];

    /// <summary>The inputs that keep it from running, with commas between; null when none is missing.</summary>
    public string? Lacks { get; init; }

    /// <summary>False when options or the command line turn it off.</summary>
    public bool IsOn { get; init; } = true;

    /// <summary>True when it is on and has what it needs.</summary>
    public bool Runs => IsOn && Lacks is null;
}
