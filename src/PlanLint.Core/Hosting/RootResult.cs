using System.Collections.Immutable;
using PlanLint.Analysis;
using PlanLint.Decisions;
using PlanLint.Diagnostics;
using PlanLint.Triage;

namespace PlanLint.Hosting;

/// <summary>One analysed root module.</summary>
/// <param name="Compilation">Everything known about it.</param>
/// <param name="Findings">Its findings, suppressed ones included.</param>
public sealed record RootResult(Compilation Compilation, ImmutableArray<Diagnostic> Findings)
{
    /// <summary>What a baseline written now holds of this root.</summary>
    public ImmutableArray<(Fingerprint Fingerprint, int Instances)> ForBaseline { get; init; } = [];

    /// <summary>
    /// True when request or options name a plan, states, inventories or intents: then an analysis of the configuration alone
    /// (<see cref="LintRequest.OnlyConfiguration"/>) may say less than one of everything.
    /// </summary>
    public bool NamesOtherInputs { get; init; }

    /// <summary>
    /// Files of variable values that command line or options name, relative to <see cref="LintResult.RepositoryRoot"/> or absolute, weakest
    /// first.
    /// </summary>
    public ImmutableArray<string> VariableFiles { get; init; } = [];

    /// <summary>What later plans and checks of this root repeat.</summary>
    internal DecisionArguments Arguments { get; init; } = new([], [], null);

    /// <summary>
    /// The decision table of <see cref="Compilation"/>, whose commands have the run's variable files and inventories; null without a plan. Made
    /// anew at each call.
    /// </summary>
    public DecisionTable? Decide() => DecisionTable.Of(Compilation, Arguments.OfPlan, Arguments.OfCheck, directory: Arguments.Directory);

    /// <summary>Absolute path of the baseline in use, there or not; null when none is named.</summary>
    public string? BaselineFile { get; init; }
}
