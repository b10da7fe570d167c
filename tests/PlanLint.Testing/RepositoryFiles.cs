using System.Runtime.CompilerServices;

namespace PlanLint.Testing;

/// <summary>Finds files of the repository that a test assembly was built from.</summary>
public static class RepositoryFiles
{
    /// <summary>
    /// Absolute path of the repository's root: the nearest ancestor of the caller's source file that holds a <c>.sln</c>, or of the
    /// test assembly when a deterministic build has replaced source paths.
    /// </summary>
    public static string Root([CallerFilePath] string callerPath = "") =>
        Above(Path.GetDirectoryName(callerPath)) ?? Above(AppContext.BaseDirectory) ?? throw new DirectoryNotFoundException($"No solution above '{callerPath}'.");

    /// <summary>Every C# file of the repository by path, without what builds leave and without templates.</summary>
    public static IEnumerable<string> CSharp() =>
        from folder in (string[])["src", "rules", "tests", "tools"]
        from file in Directory.EnumerateFiles(Path.Combine(Root(), folder), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        where !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "Templates")
        select file;

    private static string? Above(string? directory)
    {
        for (string? at = directory; at is not null; at = Path.GetDirectoryName(at))
            if (Directory.Exists(at) && Directory.EnumerateFiles(at, "*.sln").Any()) return at;
        return null;
    }
}
