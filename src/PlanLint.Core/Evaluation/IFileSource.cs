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

    /// <summary>The bytes of a file, or why there are none.</summary>
    FileContent Read(string path);

    /// <summary>True for a symbolic link, wherever it leads: the file belongs elsewhere, and more directories may link to it.</summary>
    bool IsLink(string path);

    /// <summary>The file that a symbolic link leads to, links of links followed; null for what is no link, or leads out or to nothing.</summary>
    string? LinkTarget(string path);

    /// <summary>Names of the files directly in a directory; empty when it is none.</summary>
    FileListing FilesIn(string directory);

    /// <summary>Names of the directories directly in a directory; those that are links are left out.</summary>
    FileListing DirectoriesIn(string directory);

    /// <summary>Paths of files below a directory, relative to it; at most <paramref name="limit"/>.</summary>
    FileListing FilesBelow(string directory, int limit);
}
