namespace PlanLint.Reporting;

/// <summary>A rule that did not run.</summary>
/// <param name="Rule">Its id.</param>
/// <param name="Needs">What it lacked: <c>plan</c>, <c>state</c>, <c>inventory</c>, <c>intent</c> or <c>since</c>.</param>
public sealed record SkippedRule(string Rule, string Needs);
