using System.Collections.Immutable;
using PlanLint.Diagnostics;
using PlanLint.Reporting;
using PlanLint.Secrets;

namespace PlanLint.Hosting;

/// <summary>What a run gave.</summary>
/// <param name="Report">Everything to be told.</param>
/// <param name="Roots">What was analysed, one a root module, in the report's order.</param>
/// <param name="Redactor">Hides every sensitive value that was met; give it to reporters.</param>
/// <param name="RepositoryRoot">Absolute directory that paths in the report are relative to.</param>
public sealed record LintResult(LintReport Report, ImmutableArray<RootResult> Roots, Redactor Redactor, string RepositoryRoot)
{
    /// <summary>Every file that was read, relative to <see cref="RepositoryRoot"/> or absolute, ordered ordinally: what a build watches.</summary>
    public ImmutableArray<string> InputFiles { get; init; } = [];

    /// <summary>Sentences about what was left out, and why, that are no findings: roots without a plan, a shard without roots.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    /// <summary>True when there are root modules, and the request's shard holds none of them: nothing to do, which is no error.</summary>
    public bool IsEmptyShard { get; init; }

    /// <summary>The severity that fails the run; <see cref="Severity.None"/> for never.</summary>
    public Severity FailOn { get; init; } = Severity.Error;

    /// <summary>0 nothing at or above the failing severity, 1 findings at or above it, 2 could not analyse.</summary>
    public int ExitCode => Report.ExitCode;
}
