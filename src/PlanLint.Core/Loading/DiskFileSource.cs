using System.Collections.Concurrent;
using PlanLint.Evaluation;

namespace PlanLint.Loading;

/// <summary>
/// Files on disk below a root. Every path is followed link by link before it is opened, so that neither <c>..</c> nor a symbolic
/// link of a hostile repository leads outside.
/// </summary>
public sealed class DiskFileSource : IFileSource
{
    private const long LargestFile = 64L * 1024 * 1024;
    private const int MostEntries = 20_000;
    private const int MostLinks = 40;

    private readonly string realRoot;
    private readonly ConcurrentDictionary<string, string?> directories = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> opened = new(StringComparer.Ordinal);

    /// <summary>Files below a directory, which must exist.</summary>
    public DiskFileSource(string root)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        Root = full.Replace('\\', '/');
        realRoot = Resolve(full) ?? full;
    }

    /// <inheritdoc/>
    public string Root { get; }

    /// <summary>Files that were there when they were read, relative to the root, in no order.</summary>
    internal IEnumerable<string> Opened => opened.Keys;

    /// <inheritdoc/>
    public EvaluationFileKind GetKind(string path)
    {
        if (Locate(path) is not { } real) return EvaluationFileKind.Outside;
        if (Directory.Exists(real)) return EvaluationFileKind.Directory;
        var file = new FileInfo(real);
        if (!file.Exists) return EvaluationFileKind.Missing;
        return file.Length > LargestFile ? EvaluationFileKind.TooLarge : EvaluationFileKind.File;
    }

    /// <inheritdoc/>
    public byte[]? Read(string path)
    {
        if (GetKind(path) != EvaluationFileKind.File || Locate(path) is not { } real) return null;
        opened.TryAdd(path, true);
        try
        {
            // A pipe has no length and would never end; an empty file needs no reading.
            return new FileInfo(real).Length == 0 ? [] : File.ReadAllBytes(real);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public bool IsLink(string path) => Locate(path) is not null && new FileInfo(Path.Combine(realRoot, path)).LinkTarget is not null;

    /// <inheritdoc/>
    public IReadOnlyList<string> FilesIn(string directory)
    {
        if (Locate(directory) is not { } real || !Directory.Exists(real)) return [];
        try
        {
            var names = Directory.EnumerateFiles(real).Take(MostEntries).Select(f => Path.GetFileName(f)).ToList();
            names.Sort(StringComparer.Ordinal);
            return names;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> DirectoriesIn(string directory)
    {
        if (Locate(directory) is not { } real || !Directory.Exists(real)) return [];
        try
        {
            // A linked directory is not walked: it may lead back to where we are.
            var names = new DirectoryInfo(real).EnumerateDirectories().Take(MostEntries).Where(d => d.LinkTarget is null).Select(d => d.Name).ToList();
            names.Sort(StringComparer.Ordinal);
            return names;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> FilesBelow(string directory, int limit)
    {
        var found = new List<string>();
        var pending = new Stack<string>();
        pending.Push("");
        int visited = 0;
        while (pending.TryPop(out string? below) && visited++ < MostEntries && found.Count < MostEntries)
        {
            string path = Join(directory, below);
            found.AddRange(FilesIn(path).Select(f => Join(below, f)));
            foreach (string child in DirectoriesIn(path)) pending.Push(Join(below, child));
        }
        found.Sort(StringComparer.Ordinal);
        return found.Count > limit ? found[..limit] : found;
    }

    /// <summary>The real absolute path; null when it leads outside the root.</summary>
    private string? Locate(string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal)) return null;
        string? real = Real(Path.GetFullPath(Path.Combine(realRoot, path)));
        return real is not null && (real == realRoot || real.StartsWith(Path.EndsInDirectorySeparator(realRoot) ? realRoot : realRoot + Path.DirectorySeparatorChar, StringComparison.Ordinal)) ? real : null;
    }

    /// <summary>Where an absolute path really is. Directories are followed once: a repository holds many files in few of them.</summary>
    private string? Real(string path)
    {
        if (Path.GetDirectoryName(path) is not { } parent) return path;
        if (directories.GetOrAdd(parent, Resolve) is not { } directory) return null;
        string real = Path.Combine(directory, Path.GetFileName(path));
        return new FileInfo(real).LinkTarget is null ? real : Resolve(real);
    }

    /// <summary>Follows every link of an absolute path; null when there are too many.</summary>
    private static string? Resolve(string path)
    {
        int links = 0;
        string root = Path.GetPathRoot(path)!;
        string current = root;
        var rest = new Stack<string>(path[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse());
        while (rest.TryPop(out string? part))
        {
            if (part == ".") continue;
            if (part == "..")
            {
                current = Path.GetDirectoryName(current) ?? root;
                continue;
            }
            string next = Path.Combine(current, part);
            string? target = new FileInfo(next).LinkTarget;
            if (target is null)
            {
                current = next;
                continue;
            }
            if (++links > MostLinks) return null;
            if (Path.IsPathRooted(target)) current = Path.GetPathRoot(target)!;
            foreach (string step in target.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse()) rest.Push(step);
        }
        return current;
    }

    private static string Join(string directory, string name) => directory.Length == 0 ? name : name.Length == 0 ? directory : $"{directory}/{name}";
}
