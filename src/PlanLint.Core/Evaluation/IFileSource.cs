using PlanLint.Evaluation;

namespace PlanLint.Evaluation;

/// <summary>
/// The files of the repository under analysis. Paths are relative to its root, with <c>/</c> separators and without <c>.</c> or
/// <c>..</c>; the root itself is the empty path. What lies outside the root, symbolic links resolved, is never read.
/// </summary>
public interface IFileSource
{
    /// <summary>The root as an absolute path with <c>/</c> separators.</summary>
    string Root { get; }

    /// <summary>What is at a path.</summary>
    EvaluationFileKind GetKind(string path);

    /// <summary>The bytes of a file; null when <see cref="GetKind"/> is not <see cref="EvaluationFileKind.File"/> or it cannot be read.</summary>
    byte[]? Read(string path);

    /// <summary>True for a symbolic link: the file belongs elsewhere, and more directories may link to it.</summary>
    bool IsLink(string path);

    /// <summary>Names of the files directly in a directory, ordered ordinally; empty when it is none.</summary>
    IReadOnlyList<string> FilesIn(string directory);

    /// <summary>Names of the directories directly in a directory, ordered ordinally; those that are links are left out.</summary>
    IReadOnlyList<string> DirectoriesIn(string directory);

    /// <summary>Paths of files below a directory, relative to it, ordered ordinally; at most <paramref name="limit"/>.</summary>
    IReadOnlyList<string> FilesBelow(string directory, int limit);
}
