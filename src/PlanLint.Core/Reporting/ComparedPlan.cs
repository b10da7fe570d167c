namespace PlanLint.Reporting;

/// <summary>One of two plans that are compared.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Digest">Its digest (docs/plan-digest.md).</param>
/// <param name="Effects">How many effects it has.</param>
public sealed record ComparedPlan(string Path, string Digest, int Effects);
