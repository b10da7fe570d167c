namespace PlanLint.Fuzz.Running;

/// <summary>Why an input fails.</summary>
/// <param name="Kind">One word: <c>exception</c>, <c>crash</c>, <c>property</c>, <c>cpu</c>, <c>memory</c>, <c>determinism</c>, <c>hang</c> or <c>death</c>.</param>
/// <param name="Signature">The same for inputs that fail for the same cause.</param>
/// <param name="Detail">For a person: message and stack.</param>
internal sealed record Failure(string Kind, string Signature, string Detail);
