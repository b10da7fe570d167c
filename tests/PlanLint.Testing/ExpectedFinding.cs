using PlanLint.Text;

namespace PlanLint.Testing;

/// <summary>A finding that a marked text expects.</summary>
/// <param name="Path">The file.</param>
/// <param name="Span">The span; null when the file as a whole is meant.</param>
/// <param name="RuleId">The rule; null for the rule under test.</param>
public sealed record ExpectedFinding(string Path, TextSpan? Span, string? RuleId);
