using PlanLint.Text;

namespace PlanLint.Triage;

/// <summary>An intent's <c>accept</c> entry.</summary>
/// <param name="Rule">Rule id.</param>
/// <param name="Address">Address, or a glob over addresses; rules that are not suppressible need the exact address.</param>
/// <param name="Reason">Why.</param>
/// <param name="Until">Last day it holds; null for no end.</param>
/// <param name="Location">The entry.</param>
public sealed record AcceptedFinding(string Rule, string Address, string Reason, DateOnly? Until, SourceLocation Location);
