using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Loading;

/// <summary>Finds the directory that a root module had at a revision: one that is gone now and declared at least half of the same blocks.</summary>
internal static class RenamedRoot
{
    private const int MostDirectories = 500;

    /// <summary>The directory at the revision; null when the root was not there under any name, or under several that are as likely.</summary>
    public static string? Find(GitTree before, IFileSource head, string root)
    {
        if (Configuration(before, root).Any()) return null;
        var now = Declarations(head, root);
        var candidates = before.Directories.Where(d => d != root && Configuration(before, d).Any() && !Configuration(head, d).Any())
            .Order(StringComparer.Ordinal).Take(MostDirectories)
            .Select(d => (Directory: d, Shared: Declarations(before, d).Count(now.Contains)))
            .Where(c => c.Shared > 0 && c.Shared * 2 >= now.Count)
            .OrderByDescending(c => c.Shared).ToArray();
        return candidates.Length == 0 || candidates.Length > 1 && candidates[0].Shared == candidates[1].Shared ? null : candidates[0].Directory;
    }

    /// <summary>Types and labels of the blocks in a directory.</summary>
    private static HashSet<string> Declarations(IFileSource files, string directory)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (string name in Configuration(files, directory))
        {
            string path = directory.Length == 0 ? name : $"{directory}/{name}";
            if (files.Read(path).Bytes is not { } bytes || HclParser.ParseFile(SourceText.From(bytes, path)).Root is not FileSyntax file) continue;
            foreach (var block in file.Body.Blocks.Where(b => b.Labels.Count > 0))
                found.Add(string.Join('\n', block.Labels.Select(l => l.Value).Prepend(block.Type)));
        }
        return found;
    }

    private static IEnumerable<string> Configuration(IFileSource files, string directory) =>
        files.FilesIn(directory).Paths.Where(ConfigurationFileName.IsConfiguration);
}
