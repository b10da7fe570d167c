using PlanLint.Evaluation;

namespace PlanLint.Files;

/// <summary>An input as it was found: open when <see cref="Kind"/> is <see cref="EvaluationFileKind.File"/>, else with the reason why not.</summary>
/// <param name="Kind">What was found.</param>
/// <param name="Stream">The open file, which the caller closes; null when there is none to be had.</param>
internal readonly record struct OpenedInput(EvaluationFileKind Kind, Stream? Stream);
