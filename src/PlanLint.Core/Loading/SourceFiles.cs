using PlanLint.Evaluation;

namespace PlanLint.Loading;

/// <summary>A file source as file functions see it: absolute paths, and a working directory.</summary>
public sealed class SourceFiles : IEvaluationFiles
{
    private readonly IFileSource source;

    /// <summary>The files of a source, seen from a directory of it.</summary>
    public SourceFiles(IFileSource source, string workingDirectory)
    {
        this.source = source;
        WorkingDirectory = workingDirectory.Length == 0 ? source.Root : $"{source.Root.TrimEnd('/')}/{workingDirectory}";
    }

    /// <inheritdoc/>
    public string WorkingDirectory { get; }

    /// <summary>Always null: what <c>~</c> means depends on who runs the analysis, and lies outside the repository.</summary>
    public string? HomeDirectory => null;

    /// <inheritdoc/>
    public EvaluationFileKind GetKind(string path) => Inside(path) is { } inside ? source.GetKind(inside) : EvaluationFileKind.Outside;

    /// <inheritdoc/>
    public byte[]? Read(string path) => Inside(path) is { } inside ? source.Read(inside).Bytes : null;

    /// <inheritdoc/>
    public IReadOnlyList<string>? List(string directory, int limit) =>
        Inside(directory) is not { } inside ? [] : source.FilesBelow(inside, limit) is { Unlisted.Count: 0 } all ? all.Paths : null;

    /// <summary>The path from the root; null when it lies outside.</summary>
    private string? Inside(string path)
    {
        string root = source.Root.TrimEnd('/') + "/";
        if (path.TrimEnd('/') + "/" == root) return "";
        return path.StartsWith(root, StringComparison.Ordinal) ? SourcePath.Combine("", path[root.Length..]) : null;
    }
}
