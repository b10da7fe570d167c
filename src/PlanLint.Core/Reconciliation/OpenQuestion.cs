using PlanLint.Addresses;

namespace PlanLint.Reconciliation;

/// <summary>What somebody has to answer before a run may begin.</summary>
/// <param name="Address">The resource.</param>
/// <param name="Text">What is open, a clause.</param>
/// <param name="WayOut">How it is answered, a clause.</param>
internal sealed record OpenQuestion(ResourceAddress Address, string Text, string WayOut);
