using System.Runtime.CompilerServices;

namespace PlanLint.Testing;

/// <summary>Finds files of the repository that a test assembly was built from.</summary>
public static class RepositoryFiles
{
    /// <summary>Absolute path of the repository's root: the nearest ancestor of the caller's source file that holds a <c>.sln</c>.</summary>
    public static string Root([CallerFilePath] string callerPath = "")
    {
        for (string? at = Path.GetDirectoryName(callerPath); at is not null; at = Path.GetDirectoryName(at))
            if (Directory.Exists(at) && Directory.EnumerateFiles(at, "*.sln").Any()) return at;
        throw new DirectoryNotFoundException($"No solution above '{callerPath}'.");
    }
}
