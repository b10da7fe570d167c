using PlanLint.Diagnostics;

namespace PlanLint.Plans;

/// <summary>A plan, or why there is none.</summary>
/// <param name="Plan">The plan; null when an error was reported.</param>
/// <param name="Diagnostics">What is wrong with or peculiar about the file.</param>
public sealed record PlanReadResult(Plan? Plan, IReadOnlyList<Diagnostic> Diagnostics);
