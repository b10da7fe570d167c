using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Reporting.Sarif;

/// <summary>A result of another tool.</summary>
/// <param name="Rule">The tool's rule.</param>
/// <param name="Severity">As the tool says.</param>
/// <param name="Text">The tool's message, as it stands in the file.</param>
/// <param name="Path">The file it is about, as the tool names it: from wherever it ran, or absolute; empty when it names none.</param>
/// <param name="Lines">Where in the file; null for all of it.</param>
/// <param name="LogicalName">The full name of what it is about, which may be an address; null when it names none.</param>
internal sealed record MergedResult(RuleDescriptor Rule, Severity Severity, string Text, string Path, LinePositionSpan? Lines, string? LogicalName);
