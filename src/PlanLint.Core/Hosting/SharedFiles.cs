using PlanLint.Evaluation;
using PlanLint.Loading;
using PlanLint.Syntax;

namespace PlanLint.Hosting;

/// <summary>Finds directories that only store files for others: each of their files is linked into roots that have more, and they have no more.</summary>
internal static class SharedFiles
{
    private const int LongestLink = 512;

    /// <summary>Those among directories with configuration.</summary>
    public static IEnumerable<string> DirectoriesOf(IFileSource files, IReadOnlyCollection<string> directories)
    {
        var configuration = directories.ToDictionary(
            d => d, d => files.FilesIn(d).Paths.Where(ConfigurationFileName.IsConfiguration).Select(f => Below(d, f)).ToArray(), StringComparer.Ordinal);
        var targets = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (directory, paths) in configuration)
        {
            var linked = paths.Select(p => TargetOf(files, p)).OfType<string>().ToArray();
            // A root that is nothing but links to another is a copy of that root.
            if (linked.Length < paths.Length) targets.UnionWith(linked.Where(t => DirectoryOf(t) != directory));
        }
        if (targets.Count == 0) return [];
        return configuration.Where(c => c.Value.Length > 0 && c.Value.All(targets.Contains) && !HasMore(files, c.Key)).Select(c => c.Key);
    }

    /// <summary>Values and locks of providers are what a root has.</summary>
    private static bool HasMore(IFileSource files, string directory) => files.FilesIn(directory).Paths.Any(
        n => n == ".terraform.lock.hcl" || n.EndsWith(".tfvars", StringComparison.Ordinal) || n.EndsWith(".tfvars.json", StringComparison.Ordinal)
            || n == TerragruntUnits.FileName);

    private static string? TargetOf(IFileSource files, string path)
    {
        if (files.LinkTarget(path) is { } target) return target;
        return files.Read(path).Bytes is { Length: <= LongestLink } bytes ? WrittenLink.TargetOf(files, path, bytes) : null;
    }

    private static string DirectoryOf(string path) => path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : "";

    private static string Below(string directory, string name) => directory.Length == 0 ? name : $"{directory}/{name}";
}
