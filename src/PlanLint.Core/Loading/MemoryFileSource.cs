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

    /// <summary>Bytes by path: texts that are not valid UTF-8.</summary>
    internal MemoryFileSource(IEnumerable<(string Path, byte[] Bytes)> files)
    {
        foreach (var (path, bytes) in files) this.files[path] = bytes;
    }

    /// <inheritdoc/>
    public string Root => "/repository";

    /// <inheritdoc/>
    public EvaluationFileKind GetKind(string path)
    {
        if (files.ContainsKey(path)) return EvaluationFileKind.File;
        return path.Length == 0 || files.Keys.Any(f => f.StartsWith(path + "/", StringComparison.Ordinal))
            ? EvaluationFileKind.Directory
            : EvaluationFileKind.Missing;
    }

    /// <inheritdoc/>
    public FileContent Read(string path) => files.TryGetValue(path, out byte[]? bytes) ? new(EvaluationFileKind.File, bytes) : new(GetKind(path), null);

    /// <summary>Always false: memory holds no links.</summary>
    public bool IsLink(string path) => false;

    /// <summary>Always null: memory holds no links.</summary>
    public string? LinkTarget(string path) => null;

    /// <inheritdoc/>
    public FileListing FilesIn(string directory) => new([.. FilesBelow(directory, int.MaxValue).Paths.Where(f => !f.Contains('/', StringComparison.Ordinal))]);

    /// <inheritdoc/>
    public FileListing DirectoriesIn(string directory) =>
        new([.. FilesBelow(directory, int.MaxValue).Paths.Where(f => f.Contains('/', StringComparison.Ordinal))
            .Select(f => f[..f.IndexOf('/', StringComparison.Ordinal)]).Distinct(StringComparer.Ordinal)]);

    /// <inheritdoc/>
    public FileListing FilesBelow(string directory, int limit)
    {
        string prefix = directory.Length == 0 ? "" : directory + "/";
        return new([.. files.Keys.Where(f => f.StartsWith(prefix, StringComparison.Ordinal)).Select(f => f[prefix.Length..]).Take(limit)]);
    }
}
