namespace PlanLint.Evaluation;

/// <summary>
/// The files that <c>file</c>, <c>templatefile</c>, <c>fileset</c> and their kin may see. Paths use <c>/</c>; a relative one starts at
/// <see cref="WorkingDirectory"/>. Nothing outside the repository root is visible, symbolic links resolved.
/// </summary>
public interface IEvaluationFiles
{
    /// <summary>Absolute path of the directory that relative paths start from.</summary>
    string WorkingDirectory { get; }

    /// <summary>Absolute path of the home directory for <c>~</c>; null leaves <c>~</c> as it is.</summary>
    string? HomeDirectory { get; }

    /// <summary>What is at an absolute path.</summary>
    EvaluationFileKind GetKind(string path);

    /// <summary>
    /// The bytes of a file at an absolute path; null when <see cref="GetKind"/> is not <see cref="EvaluationFileKind.File"/> or it cannot
    /// be read.
    /// </summary>
    byte[]? Read(string path);

    /// <summary>
    /// Names below an absolute directory with <c>/</c> between their parts, files only, ordered ordinally, at most
    /// <paramref name="limit"/> of them; null when a directory among them cannot be read, so that not all are known.
    /// </summary>
    IReadOnlyList<string>? List(string directory, int limit);
}
