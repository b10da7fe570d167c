
namespace PlanLint.Evaluation;

/// <summary>What came of listing a folder.</summary>
/// <param name="Paths">What was found, ordered ordinally.</param>
/// <param name="Unlisted">
/// Folders, relative to the one asked for, whose content is missing from <paramref name="Paths"/>, ordered ordinally:
/// <see cref="EvaluationFileKind.Unreadable"/>
/// ones may not be read, <see cref="EvaluationFileKind.TooLarge"/> ones hold too much.
/// </param>
public sealed record FileListing(IReadOnlyList<string> Paths, IReadOnlyList<(string Directory, EvaluationFileKind Kind)> Unlisted)
{
    /// <summary>A listing that lacks nothing.</summary>
    public FileListing(IReadOnlyList<string> paths)
        : this(paths, [])
    {
    }
}
