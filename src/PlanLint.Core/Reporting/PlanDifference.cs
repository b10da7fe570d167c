using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>One thing that a plan and a configuration say differently.</summary>
/// <param name="Kind">What differs, in lower case: <c>block</c>, <c>content</c>, <c>repetition</c>, <c>module</c>, <c>variable</c>,
/// <c>value</c> or <c>tool</c>.</param>
/// <param name="Subject">The block or variable.</param>
/// <param name="Text">What differs about it.</param>
/// <param name="Location">The place in the configuration; null when it stands in the plan alone.</param>
public sealed record PlanDifference(string Kind, string Subject, MessageText Text, SourceLocation? Location);
