using System.Collections.Concurrent;
using System.Collections.Immutable;
using PlanLint.Evaluation;
using PlanLint.Files;

namespace PlanLint.Loading;

/// <summary>
/// Files on disk below a root. Every path is followed link by link before it is opened, so that neither <c>..</c> nor a symbolic
/// link of a hostile repository leads outside.
/// </summary>
public sealed class DiskFileSource : IFileSource
{
    private const int MostEntries = 20_000;
    private const int MostFolders = 200_000;

    private readonly string realRoot;
    private readonly ConcurrentDictionary<string, string?> directories = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> opened = new(StringComparer.Ordinal), unread = new(StringComparer.Ordinal);

    private readonly IReadOnlyDictionary<string, byte[]> unsaved;

    /// <summary>Files below a directory, which must exist.</summary>
    public DiskFileSource(string root) : this(root, ImmutableDictionary<string, byte[]>.Empty)
    {
    }

    /// <summary>
    /// The same, with the contents of some files as an editor has them: by path relative to the root. They are there although the disk has
    /// none.
    /// </summary>
    internal DiskFileSource(string root, IReadOnlyDictionary<string, byte[]> unsaved)
    {
        this.unsaved = unsaved;
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        Root = full.Replace('\\', '/');
        realRoot = RealPath.Of(full) ?? full;
    }

    /// <inheritdoc/>
    public string Root { get; }

    /// <summary>Files that were there when they were read, relative to the root, in no order.</summary>
    internal IEnumerable<string> Opened => opened.Keys;

    /// <inheritdoc/>
    public EvaluationFileKind GetKind(string path) => unsaved.ContainsKey(path) ? EvaluationFileKind.File : Locate(path) is { } real
        ? InputOpener.KindOf(FileSystem.Current.GetEntry(real, followsLinks: false), InputOpener.LargestText)
        : EvaluationFileKind.Outside;

    /// <summary>Files that are there and could not be read, relative to the root, in no order: whoever asked may not have told.</summary>
    internal IEnumerable<string> Unread => unread.Keys;

    /// <inheritdoc/>
    public FileContent Read(string path)
    {
        if (unsaved.TryGetValue(path, out byte[]? typed)) return new FileContent(EvaluationFileKind.File, typed);
        var content = InputOpener.ReadAll(Open(path, InputOpener.LargestText), InputOpener.LargestText);
        if (content.Kind == EvaluationFileKind.Unreadable) unread.TryAdd(path, true);
        return content;
    }

    /// <summary>The first bytes of a file, not more than a number of them; null when it cannot be read.</summary>
    public byte[]? ReadStart(string path, int length)
    {
        using var stream = Open(path, long.MaxValue).Stream;
        if (stream is null) return null;
        try
        {
            byte[] bytes = new byte[Math.Min(stream.Length, length)];
            return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Opens a file to read it from its start.</summary>
    internal OpenedInput Open(string path, long bound)
    {
        if (Locate(path) is not { } real) return new OpenedInput(EvaluationFileKind.Outside, null);
        var input = InputOpener.Open(real, bound);
        if (input.Kind == EvaluationFileKind.File) opened.TryAdd(path, true);
        return input;
    }

    /// <inheritdoc/>
    public bool IsLink(string path) =>
        !path.Contains('\0', StringComparison.Ordinal) && FileSystem.Current.GetLinkTarget(Path.Combine(realRoot, path)) is not null;

    /// <inheritdoc/>
    public string? LinkTarget(string path) => IsLink(path) && Locate(path) is { } real ? Path.GetRelativePath(realRoot, real).Replace('\\', '/') : null;

    /// <inheritdoc/>
    public FileListing FilesIn(string directory)
    {
        var listed = List(directory, ofFolders: false);
        if (unsaved.Count == 0) return listed;
        var names = unsaved.Keys.Select(p => (Path: p, Slash: p.LastIndexOf('/')))
            .Where(p => p.Path.AsSpan(0, Math.Max(0, p.Slash)).SequenceEqual(directory)).Select(p => p.Path[(p.Slash + 1)..]);
        return listed with { Paths = [.. listed.Paths.Union(names).Order(StringComparer.Ordinal)] };
    }

    /// <inheritdoc/>
    public FileListing DirectoriesIn(string directory) => List(directory, ofFolders: true);

    /// <inheritdoc/>
    public FileListing FilesBelow(string directory, int limit)
    {
        var found = new List<string>();
        var unlisted = new List<(string Directory, EvaluationFileKind Kind)>();
        var pending = new Stack<string>();
        pending.Push("");
        int visited = 0;
        while (pending.TryPop(out string? below))
        {
            if (visited++ >= MostFolders || found.Count > limit)
            {
                unlisted.Add((below, EvaluationFileKind.TooLarge));
                break;
            }
            string path = Join(directory, below);
            var (files, folders) = (FilesIn(path), DirectoriesIn(path));
            found.AddRange(files.Paths.Select(f => Join(below, f)));
            foreach (string child in folders.Paths) pending.Push(Join(below, child));
            unlisted.AddRange(files.Unlisted.Concat(folders.Unlisted).Take(1).Select(u => (below, u.Kind)));
        }
        found.Sort(StringComparer.Ordinal);
        unlisted.Sort((a, b) => string.CompareOrdinal(a.Directory, b.Directory));
        if (found.Count > limit && !unlisted.Exists(u => u.Kind == EvaluationFileKind.TooLarge)) unlisted.Insert(0, ("", EvaluationFileKind.TooLarge));
        return new FileListing(found.Count > limit ? found[..limit] : found, unlisted);
    }

    /// <summary>A linked directory is not among the directories: it may lead back to where we are.</summary>
    private FileListing List(string directory, bool ofFolders)
    {
        var kind = GetKind(directory);
        if (kind == EvaluationFileKind.Unreadable) return new FileListing([], [("", kind)]);
        if (kind != EvaluationFileKind.Directory || Locate(directory) is not { } real) return new FileListing([]);
        try
        {
            var names = FileSystem.Current.EnumerateNames(real, ofFolders).Take(MostEntries + 1).ToList();
            bool isCut = names.Count > MostEntries;
            if (isCut) names.RemoveAt(MostEntries);
            names.Sort(StringComparer.Ordinal);
            return new FileListing(names, isCut ? [("", EvaluationFileKind.TooLarge)] : []);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new FileListing([], [("", EvaluationFileKind.Unreadable)]);
        }
    }

    /// <summary>The real absolute path; null when it leads outside the root.</summary>
    private string? Locate(string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal)) return null;
        return Real(Path.GetFullPath(Path.Combine(realRoot, path))) is { } real && RealPath.IsWithin(real, realRoot) ? real : null;
    }

    /// <summary>Where an absolute path really is. Directories are followed once: a repository holds many files in few of them.</summary>
    private string? Real(string path)
    {
        if (Path.GetDirectoryName(path) is not { } parent) return path;
        if (directories.GetOrAdd(parent, RealPath.Of) is not { } directory) return null;
        string real = Path.Combine(directory, Path.GetFileName(path));
        return FileSystem.Current.GetLinkTarget(real) is null ? real : RealPath.Of(real);
    }

    private static string Join(string directory, string name) => directory.Length == 0 ? name : name.Length == 0 ? directory : $"{directory}/{name}";
}
