using PlanLint.Addresses;
using PlanLint.Text;

namespace PlanLint.Intents;

/// <summary>A finding somebody accepted, until a day.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Address">Exact address, or a glob where the rule allows it.</param>
/// <param name="Reason">Why; empty when none is given.</param>
/// <param name="Until">Last day; null for ever.</param>
/// <param name="Location">Where it was accepted.</param>
public sealed record AcceptedFinding(string RuleId, AddressPattern Address, string Reason, DateOnly? Until, SourceLocation Location);
