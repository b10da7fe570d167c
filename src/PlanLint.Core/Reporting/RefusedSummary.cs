using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>A change that will fail.</summary>
/// <param name="Address">The instance.</param>
/// <param name="Reason"><c>exists</c>, <c>no-namespace</c>, <c>guarded</c>, <c>name-taken</c> or <c>provisioner</c>.</param>
/// <param name="Text">Why, as a sentence without its end.</param>
/// <param name="IsTainted">True when the object is made all the same and stays in the state, tainted.</param>
/// <param name="Location">Its block, else its place in the plan.</param>
public sealed record RefusedSummary(string Address, string Reason, string Text, bool IsTainted, SourceLocation Location);
