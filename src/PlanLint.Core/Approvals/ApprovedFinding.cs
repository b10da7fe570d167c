namespace PlanLint.Approvals;

/// <summary>A finding that was shown to the approver.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Fingerprint">What makes it the same finding in another run.</param>
/// <param name="Count">How many instances it spoke of.</param>
public sealed record ApprovedFinding(string Rule, string Fingerprint, int Count);
