using System.Collections.Immutable;
using PlanLint.Diagnostics;

namespace PlanLint.Triage;

/// <summary>Findings of one root after triage.</summary>
public sealed class TriageResult
{
    private readonly ImmutableArray<Triaged> triaged;

    internal TriageResult(ImmutableArray<Diagnostic> findings, ImmutableArray<Triaged> triaged)
    {
        Findings = findings;
        this.triaged = triaged;
    }

    /// <summary>Findings by path, position, rule id and message, suppressed ones included.</summary>
    public ImmutableArray<Diagnostic> Findings { get; }

    /// <summary>
    /// What a baseline written now holds: every finding that is shown or in the present baseline, but none that only an intent can
    /// accept and no error of the tool itself.
    /// </summary>
    public IEnumerable<(Fingerprint Fingerprint, int Instances)> ForBaseline() => triaged
        .Where(t => t.Finding.Suppression is null or { Kind: SuppressionKind.Baseline } && t.Finding.Rule.IsSuppressible
            && !SeverityMap.IsFixed(t.Finding.Rule))
        .Select(t => (t.Fingerprint, t.Instances));
}
