using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Analysis;

/// <summary>An argument of a <c>rule</c> block, as the options file has it.</summary>
/// <param name="RuleId">The block's label.</param>
/// <param name="Name">The argument.</param>
/// <param name="Value">What it is set to.</param>
/// <param name="At">Where the name stands.</param>
/// <param name="ValueAt">Where the value stands.</param>
public sealed record RuleSetting(string RuleId, string Name, Value Value, SourceLocation At, SourceLocation ValueAt);
