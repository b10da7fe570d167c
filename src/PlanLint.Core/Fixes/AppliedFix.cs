using PlanLint.Diagnostics;

namespace PlanLint.Fixes;

/// <summary>A fix that was applied.</summary>
public sealed record AppliedFix(Diagnostic Finding, CodeFix Fix);
