namespace PlanLint.Loading;

/// <summary>Finds the directory that everything is relative to.</summary>
public static class RepositoryRoot
{
    /// <summary>
    /// The nearest ancestor that holds <c>.git</c>; outside a repository the working directory when the path lies in it, else the
    /// path itself. Absolute.
    /// </summary>
    public static string Of(string directory, string workingDirectory)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory, workingDirectory));
        for (string? at = full; at is not null; at = Path.GetDirectoryName(at))
            if (Path.Exists(Path.Combine(at, ".git"))) return at;
        return Relative(workingDirectory, full) is null ? full : Path.TrimEndingDirectorySeparator(Path.GetFullPath(workingDirectory));
    }

    /// <summary>A path relative to a directory with <c>/</c> separators, empty for the directory itself; null when it lies outside.</summary>
    public static string? Relative(string root, string path)
    {
        string relative = Path.GetRelativePath(root, path).Replace('\\', '/').TrimEnd('/');
        return relative == "." ? "" : relative == ".." || relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? null : relative;
    }
}
