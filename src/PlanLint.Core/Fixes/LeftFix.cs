using PlanLint.Diagnostics;

namespace PlanLint.Fixes;

/// <summary>A fix that was not applied.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Fix">The fix.</param>
/// <param name="Reason">Why, as the end of a sentence: <c>it overlaps the fix of PL0304</c>.</param>
public sealed record LeftFix(Diagnostic Finding, CodeFix Fix, string Reason)
{
    /// <summary>True when a file is not what was analysed any more: the finding may be gone, or elsewhere.</summary>
    public bool HasChanged { get; init; }
}
