namespace PlanLint.Editing;

/// <summary>One way to go on from a place in a file.</summary>
/// <param name="Text">What is inserted in place of the word that has begun.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="Detail">A few words beside it: a variable's type, whether an argument is required; null for none.</param>
public sealed record Completion(string Text, CompletionKind Kind, string? Detail = null);
