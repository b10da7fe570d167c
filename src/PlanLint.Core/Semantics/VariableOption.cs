namespace PlanLint.Semantics;

/// <summary>A <c>-var</c> or <c>-var-file</c> option; the order between them counts.</summary>
/// <param name="IsFile">True for a file.</param>
/// <param name="Text"><c>name=value</c>, or the file's path relative to the analysis root.</param>
public readonly record struct VariableOption(bool IsFile, string Text);
