using PlanLint.Testing;

namespace PlanLint.Fuzz;

/// <summary>The stored inputs, in <c>tests/corpus/fuzz/TARGET</c>.</summary>
internal static class Corpus
{
    private static readonly string Folder = Path.Combine(RepositoryFiles.Root(), "tests", "corpus", "fuzz");

    /// <summary>The stored inputs of a target by name.</summary>
    public static IEnumerable<string> Of(Target target, string? more = null)
    {
        foreach (string? folder in (string?[])[Path.Combine(Folder, target.Name), more])
            if (Directory.Exists(folder))
                foreach (string file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)) yield return RawText.Decode(File.ReadAllBytes(file));
    }
}
