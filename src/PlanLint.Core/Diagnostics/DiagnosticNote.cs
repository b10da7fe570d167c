namespace PlanLint.Diagnostics;

/// <summary>A labelled line that belongs to a finding, such as <c>live</c>, <c>fix</c> or <c>help</c>.</summary>
/// <param name="Label">One lower-case word.</param>
/// <param name="Text">One line; holds no sensitive value.</param>
public sealed record DiagnosticNote(string Label, MessageText Text);
