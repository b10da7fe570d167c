namespace PlanLint.Reporting;

/// <summary>One attribute of a change. The values are short texts; sensitive ones come as hashes.</summary>
/// <param name="Path">Such as <c>metadata[0].labels["a"]</c>.</param>
/// <param name="Before">Before; <c>null</c> when absent.</param>
/// <param name="After">After; <c>(known after apply)</c> when unknown.</param>
public sealed record ChangedAttribute(string Path, string Before, string After);
