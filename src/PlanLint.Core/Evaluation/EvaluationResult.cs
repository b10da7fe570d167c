using System.Collections.Immutable;
using PlanLint.Diagnostics;
using PlanLint.Values;

namespace PlanLint.Evaluation;

/// <summary>What an expression evaluates to and what was wrong with it.</summary>
/// <param name="Value">The value; unknown, or unknown in part, where <paramref name="Errors"/> say why.</param>
/// <param name="Errors">The errors in the order they were met.</param>
public sealed record EvaluationResult(Value Value, ImmutableArray<EvaluationError> Errors)
{
    /// <summary>True when nothing was wrong.</summary>
    public bool IsValid => Errors.IsEmpty;

    /// <summary>The errors as findings.</summary>
    public IEnumerable<Diagnostic> Diagnostics => Errors.Select(e => e.ToDiagnostic());
}
