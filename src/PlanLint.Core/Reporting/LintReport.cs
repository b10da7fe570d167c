using System.Collections.Immutable;
using PlanLint.Diagnostics;

namespace PlanLint.Reporting;

/// <summary>Everything that one run says, ready to be written in any format. Immutable.</summary>
/// <param name="Version">Version of PlanLint, such as <c>0.1.0</c>.</param>
/// <param name="ExitCode">0 nothing at or above the failing severity, 1 findings at or above it, 2 could not analyse.</param>
/// <param name="Roots">One entry a root module, ordered by path.</param>
public sealed record LintReport(string Version, int ExitCode, ImmutableArray<RootReport> Roots)
{
    /// <summary>Findings about the run itself (PL00xx) that belong to no root: plug-ins, options, the baseline file.</summary>
    public ImmutableArray<Diagnostic> Notifications { get; init; } = [];

    /// <summary>Every rule that was known to the run, ordered by id; SARIF lists those that have findings.</summary>
    public ImmutableArray<RuleDescriptor> Rules { get; init; } = [];

    /// <summary>The lowest severity that makes the run fail; <see cref="Severity.None"/> for never.</summary>
    public Severity FailOn { get; init; } = Severity.Error;

    /// <summary>All findings of all roots, with the notifications first.</summary>
    public IEnumerable<Diagnostic> AllFindings() => Notifications.Concat(Roots.SelectMany(r => r.Findings));

    /// <summary>Findings that are not suppressed, in the report's order.</summary>
    public IEnumerable<Diagnostic> Shown() => AllFindings().Where(f => f.Suppression is null);

    /// <summary>The same with what could not be made of it so far: such a report says so, and is not whole.</summary>
    internal LintReport WithFailures() => Roots.All(r => r.Failures.Count == 0) ? this : this with
    {
        ExitCode = 2,
        Notifications = [.. Notifications, .. Roots.SelectMany(r => r.Failures)],
    };

    /// <summary>How many findings of each severity are shown, and how many are suppressed.</summary>
    public FindingCounts Count() => FindingCounts.Of(AllFindings());
}
