using PlanLint.Diagnostics;

namespace PlanLint.Plans;

/// <summary>A state, or why there is none.</summary>
/// <param name="State">The state; null when an error was reported.</param>
/// <param name="Diagnostics">What is wrong with or peculiar about the file.</param>
public sealed record StateReadResult(State? State, IReadOnlyList<Diagnostic> Diagnostics);
