using System.Collections.Immutable;
using PlanLint.Diagnostics;

namespace PlanLint.Approvals;

/// <summary>An approval whose signature was verified.</summary>
/// <param name="File">The file that holds it, as it was named.</param>
/// <param name="Principal">Who signed it, as the allowed signers file calls them.</param>
/// <param name="Approval">What it says.</param>
public sealed record SignedApproval(string File, string Principal, Approval Approval)
{
    /// <summary>Findings of a root with those silenced that the approver has seen, as many instances of each. Linear in both.</summary>
    public ImmutableArray<Diagnostic> Silence(ImmutableArray<Diagnostic> findings)
    {
        var left = Approval.Findings.GroupBy(f => (f.Rule, f.Fingerprint)).ToDictionary(g => g.Key, g => g.Sum(f => (long)f.Count));
        var suppression = new Suppression(SuppressionKind.Approved, $"by {Principal}: {Approval.Reason}", null);
        return [.. findings.Select(finding =>
        {
            if (finding.Suppression is not null || finding is not { Fingerprint: { } fingerprint, Rule.Id: var rule }) return finding;
            int instances = CountOf(finding);
            if (!left.TryGetValue((rule, fingerprint), out long known) || known < instances) return finding;
            left[(rule, fingerprint)] = known - instances;
            return finding with { Suppression = suppression };
        })];
    }

    /// <summary>How many instances a finding speaks of; 1 for one about text.</summary>
    internal static int CountOf(Diagnostic finding) => Math.Max(1, finding.Addresses.Length);
}
