
namespace PlanLint.Evaluation;

/// <summary>What came of reading a file.</summary>
/// <param name="Kind"><see cref="EvaluationFileKind.File"/> when it was read, else why it was not.</param>
/// <param name="Bytes">All of it; null when it was not read.</param>
public readonly record struct FileContent(EvaluationFileKind Kind, byte[]? Bytes);
