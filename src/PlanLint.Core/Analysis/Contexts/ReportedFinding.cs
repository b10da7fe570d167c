using PlanLint.Diagnostics;

namespace PlanLint.Analysis;

/// <summary>A finding that has a place.</summary>
internal sealed record ReportedFinding(RuleDescriptor Descriptor, Finding Finding);
