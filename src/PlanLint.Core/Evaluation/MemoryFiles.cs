namespace PlanLint.Evaluation;

/// <summary>Files held in memory below <c>/</c>.</summary>
public sealed class MemoryFiles : IEvaluationFiles
{
    private readonly SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);

    /// <summary>Files by absolute path.</summary>
    public MemoryFiles(IEnumerable<KeyValuePair<string, byte[]>> files, string workingDirectory = "/")
    {
        foreach (var (path, bytes) in files) this.files[path] = bytes;
        WorkingDirectory = workingDirectory;
    }

    /// <inheritdoc/>
    public string WorkingDirectory { get; }

    /// <inheritdoc/>
    public string? HomeDirectory => null;

    /// <inheritdoc/>
    public EvaluationFileKind GetKind(string path)
    {
        if (files.ContainsKey(path)) return EvaluationFileKind.File;
        string folder = path.EndsWith('/') ? path : path + "/";
        return files.Keys.Any(f => f.StartsWith(folder, StringComparison.Ordinal)) ? EvaluationFileKind.Directory : EvaluationFileKind.Missing;
    }

    /// <inheritdoc/>
    public byte[]? Read(string path) => files.GetValueOrDefault(path);

    /// <inheritdoc/>
    public IReadOnlyList<string> List(string directory, int limit)
    {
        string folder = directory.EndsWith('/') ? directory : directory + "/";
        return [.. files.Keys.Where(f => f.StartsWith(folder, StringComparison.Ordinal)).Select(f => f[folder.Length..]).Take(limit)];
    }
}
