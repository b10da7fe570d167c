using PlanLint.Diagnostics;

namespace PlanLint.Triage;

/// <summary>A finding with its fingerprint in parts.</summary>
internal sealed record Triaged(Diagnostic Finding, Fingerprint Fingerprint)
{
    /// <summary>How many instances it speaks of; 1 for a finding about text.</summary>
    public int Instances => Math.Max(1, Finding.Addresses.Length);
}
