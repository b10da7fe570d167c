namespace PlanLint.Reporting;

/// <summary>A value of one of two plans that are compared.</summary>
/// <param name="Subject">The instance, output or action.</param>
/// <param name="Path">Which value of it.</param>
/// <param name="Text">The value in canonical form, a secret as a word.</param>
public sealed record ComparedValue(string Subject, string Path, string Text);
