using System.Text;
using PlanLint.Evaluation;

namespace PlanLint.Loading;

/// <summary>Files held in memory: tests, and hosts that have texts but no disk.</summary>
public sealed class MemoryFileSource : IFileSource
{
    private readonly SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);

    /// <summary>Texts by path.</summary>
    public MemoryFileSource(params IEnumerable<(string Path, string Text)> files)
    {
        foreach (var (path, text) in files) this.files[path] = Encoding.UTF8.GetBytes(text);
    }

    /// <inheritdoc/>
    public string Root => "/repository";

    /// <inheritdoc/>
    public EvaluationFileKind GetKind(string path)
    {
        if (files.ContainsKey(path)) return EvaluationFileKind.File;
        return path.Length == 0 || files.Keys.Any(f => f.StartsWith(path + "/", StringComparison.Ordinal)) ? EvaluationFileKind.Directory : EvaluationFileKind.Missing;
    }

    /// <inheritdoc/>
    public byte[]? Read(string path) => files.GetValueOrDefault(path);

    /// <summary>Always false: memory holds no links.</summary>
    public bool IsLink(string path) => false;

    /// <inheritdoc/>
    public IReadOnlyList<string> FilesIn(string directory) => [.. FilesBelow(directory, int.MaxValue).Where(f => !f.Contains('/', StringComparison.Ordinal))];

    /// <inheritdoc/>
    public IReadOnlyList<string> DirectoriesIn(string directory) =>
        [.. FilesBelow(directory, int.MaxValue).Where(f => f.Contains('/', StringComparison.Ordinal)).Select(f => f[..f.IndexOf('/', StringComparison.Ordinal)]).Distinct(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public IReadOnlyList<string> FilesBelow(string directory, int limit)
    {
        string prefix = directory.Length == 0 ? "" : directory + "/";
        return [.. files.Keys.Where(f => f.StartsWith(prefix, StringComparison.Ordinal)).Select(f => f[prefix.Length..]).Take(limit)];
    }
}
