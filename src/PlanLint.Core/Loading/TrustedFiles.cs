using PlanLint.Evaluation;
using PlanLint.Files;

namespace PlanLint.Loading;

/// <summary>
/// Files that decide whom to believe. They come from outside of the scanned tree, or out of the revision that it is compared with: what the
/// tree holds now was written by whoever opened the pull request.
/// </summary>
internal sealed class TrustedFiles(string repositoryRoot, string workingDirectory, GitTree? since)
{
    /// <summary>The bytes of a file; null, with a sentence, when there are none to be trusted.</summary>
    public byte[]? Read(string path, out string? problem)
    {
        string full = Path.GetFullPath(path, workingDirectory);
        if (Inside(full) is not { } inside)
        {
            byte[]? bytes = NamedFile.Read(full, out string? unread);
            problem = bytes is null ? $"'{path}' {unread}" : null;
            return bytes;
        }
        if (since is null)
        {
            problem = $"'{path}' lies in the tree that is checked, where a pull request may change it; name a file outside, or give --since REV and it is "
                + "read as it was at REV";
            return null;
        }
        var content = since.Read(inside);
        problem = content.Bytes is null
            ? $"'{path}' {(content.Kind == EvaluationFileKind.Missing ? "is not there" : InputOpener.Describe(content.Kind, InputOpener.LargestText))} at "
                + $"{since.Revision}, and as it is now it is not trusted"
            : null;
        return content.Bytes;
    }

    /// <summary>The path from the repository's root of a file that lies in it, or to which a link in it leads; null for one outside.</summary>
    private string? Inside(string full)
    {
        if (RepositoryRoot.Relative(repositoryRoot, full) is { } written) return written;
        string root = RealPath.Of(repositoryRoot) ?? repositoryRoot;
        return RepositoryRoot.Relative(root, full) ?? (RealPath.Of(full) is { } real ? RepositoryRoot.Relative(root, real) : null);
    }
}
