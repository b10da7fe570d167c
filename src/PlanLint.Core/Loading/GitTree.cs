using System.Globalization;
using System.Text;
using PlanLint.Evaluation;
using PlanLint.Files;
using PlanLint.Processes;

namespace PlanLint.Loading;

/// <summary>
/// The files of a commit, read from git's object store: the work tree is not looked at, and nothing is checked out. Links are followed
/// within the commit. Safe to read from several threads.
/// </summary>
public sealed class GitTree : IFileSource, IDisposable
{
    private const int LongestRevision = 256;
    private const int LargestListing = 128 * 1024 * 1024;
    private const int MostLinks = 40;
    private const int MostSubmodules = 200;
    private const string Link = "120000";

    private static readonly FileContent Unread = new(EvaluationFileKind.Unreadable, null);

    private readonly Dictionary<string, (string Mode, string Id, string Store)> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> borrowed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> submodules = new(StringComparer.Ordinal);
    private readonly SortedSet<string> unfetched = new(StringComparer.Ordinal);
    private readonly SortedSet<string> pointers = new(StringComparer.Ordinal);
    private readonly List<string> missing = [];
    private readonly IFileSource? workTree;
    private readonly Dictionary<string, List<string>> filesByDirectory = new(StringComparer.Ordinal) { [""] = [] };
    private readonly SortedSet<string> tooLarge = new(StringComparer.Ordinal);
    private readonly string repositoryRoot;
    private readonly Lock gate = new();
    private bool hasLinks;
    private readonly Dictionary<string, GitCommand> batches = new(StringComparer.Ordinal);
    private bool isClosed;

    private GitTree(string repositoryRoot, string revision, IFileSource? workTree)
    {
        this.repositoryRoot = repositoryRoot;
        this.workTree = workTree;
        Revision = revision;
        Root = repositoryRoot.Replace('\\', '/');
    }

    /// <summary>The revision as the user named it.</summary>
    public string Revision { get; }

    /// <inheritdoc/>
    public string Root { get; }

    /// <summary>Why a file of the commit could not be read, and the way out; null while all is well.</summary>
    public string? Problem { get; private set; }

    /// <summary>Files that were asked for and are larger than what is read.</summary>
    public IReadOnlyCollection<string> TooLarge => tooLarge;

    /// <summary>Submodules that were asked for and whose commit is not here, each with its commit's short id.</summary>
    public IEnumerable<(string Path, string Commit)> Unfetched => unfetched.Select(p => (p, submodules[p][..8]));

    /// <summary>Files that were asked for and are kept by Git LFS, whose content is not here.</summary>
    public IReadOnlyCollection<string> Pointers => pointers;

    /// <summary>The tree of a revision; null, with one sentence that holds the way out, when it cannot be had.</summary>
    /// <param name="repositoryRoot">The repository.</param>
    /// <param name="revision">The revision as the user named it.</param>
    /// <param name="problem">The sentence.</param>
    /// <param name="workTree">Files that are there now: where large files may be found that only Git LFS holds.</param>
    public static GitTree? Open(string repositoryRoot, string revision, out string? problem, IFileSource? workTree = null)
    {
        if (Resolve(repositoryRoot, revision, out problem) is not { } commit) return null;
        if (Unmerged(repositoryRoot) is { Length: > 0 } unmerged)
        {
            problem = $"a merge is not finished, so nobody knows what the configuration is going to be ({unmerged} is unmerged); resolve it, 'git add' what "
                + "you have resolved, and run again";
            return null;
        }
        if (List(repositoryRoot, revision, commit, out problem) is not { } listing) return null;
        var tree = new GitTree(repositoryRoot, revision, workTree);
        tree.Add(listing, "", repositoryRoot);
        foreach (var names in tree.filesByDirectory.Values) names.Sort(StringComparer.Ordinal);
        return tree;
    }

    /// <summary>True for files that git is told to ignore: no revision holds them.</summary>
    public bool IsIgnored(string path)
    {
        if (path.Length == 0 || path[0] == '-') return false;
        using var check = GitCommand.Start(repositoryRoot, out _, "check-ignore", "--quiet", "--", path);
        if (check is null) return false;
        check.ReadToEnd(1024, out int exitCode);
        return exitCode == 0;
    }

    /// <summary>Lets the commit have a file that no revision holds.</summary>
    public void Borrow(string path, byte[] content)
    {
        if (!borrowed.TryAdd(path, content) || entries.ContainsKey(path)) return;
        entries[path] = ("100644", "", "");
        AddTo(path);
        filesByDirectory[path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : ""].Sort(StringComparer.Ordinal);
    }

    /// <summary>The directories of the commit.</summary>
    internal IEnumerable<string> Directories => filesByDirectory.Keys;

    private static byte[]? List(string repository, string revision, string commit, out string? problem)
    {
        using var list = GitCommand.Start(repository, out problem, "ls-tree", "-r", "-z", "--full-tree", commit);
        if (list is null) return null;
        byte[]? listing = list.ReadToEnd(LargestListing, out int exitCode);
        if (listing is not null && exitCode == 0) return listing;
        problem = listing is null ? $"'{revision}' holds too many files to compare with" : $"git cannot list the files of '{revision}': {list.Complaint}";
        return null;
    }

    /// <summary>Adds the entries of a listing: mode SP type SP id TAB path NUL each.</summary>
    private void Add(ReadOnlySpan<byte> listing, string prefix, string store)
    {
        for (int end; (end = listing.IndexOf((byte)0)) >= 0; listing = listing[(end + 1)..])
        {
            string entry = Encoding.UTF8.GetString(listing[..end]);
            int tab = entry.IndexOf('\t', StringComparison.Ordinal);
            if (tab < 0 || entry[..tab].Split(' ') is not [var mode, var type, var id]) continue;
            string path = prefix + entry[(tab + 1)..];
            if (type == "commit") AddSubmodule(path, id);
            if (type != "blob") continue;
            entries[path] = (mode, id, store);
            hasLinks |= mode == Link;
            AddTo(path);
        }
    }

    /// <summary>A submodule is a commit of another repository, whose objects are here when it is checked out.</summary>
    private void AddSubmodule(string path, string commit)
    {
        submodules[path] = commit;
        string store = Path.Combine(repositoryRoot, path);
        if (submodules.Count <= MostSubmodules && commit.All(char.IsAsciiHexDigitLower) && workTree?.IsLink(path) != true
            && Path.Exists(Path.Combine(store, ".git"))
            && List(store, Revision, commit, out _) is { } listing) Add(listing, path + "/", store);
        else missing.Add(path);
    }

    private static string? Unmerged(string repositoryRoot)
    {
        using var list = GitCommand.Start(repositoryRoot, out _, "ls-files", "--unmerged", "-z");
        if (list?.ReadToEnd(LargestListing, out int exitCode) is not { Length: > 0 } listing || exitCode != 0) return null;
        string first = Encoding.UTF8.GetString(listing).Split('\0')[0];
        return first[(first.IndexOf('\t', StringComparison.Ordinal) + 1)..];
    }

    /// <inheritdoc/>
    public EvaluationFileKind GetKind(string path) => Real(path) is not { } real ? EvaluationFileKind.Outside
        : entries.ContainsKey(real) ? EvaluationFileKind.File
        : filesByDirectory.ContainsKey(real) ? EvaluationFileKind.Directory
        : Absent(real);

    private EvaluationFileKind Absent(string path)
    {
        foreach (string submodule in missing)
            if (path == submodule || path.StartsWith(submodule + "/", StringComparison.Ordinal))
                lock (gate) unfetched.Add(submodule);
        return EvaluationFileKind.Missing;
    }

    /// <inheritdoc/>
    public FileContent Read(string path) =>
        GetKind(path) is var kind && kind == EvaluationFileKind.File && Real(path) is { } real ? ReadFile(real) : new FileContent(kind, null);

    /// <inheritdoc/>
    public bool IsLink(string path) => entries.TryGetValue(path, out var entry) && entry.Mode == Link;

    /// <inheritdoc/>
    public string? LinkTarget(string path) => IsLink(path) ? Real(path) : null;

    /// <inheritdoc/>
    public FileListing FilesIn(string directory) => new(Real(directory) is { } real && filesByDirectory.TryGetValue(real, out var names)
        ? [.. names.Where(n => GetKind(real.Length == 0 ? n : $"{real}/{n}") == EvaluationFileKind.File)]
        : []);

    /// <inheritdoc/>
    public FileListing DirectoriesIn(string directory)
    {
        if (Real(directory) is not { } real) return new([]);
        string prefix = real.Length == 0 ? "" : real + "/";
        return new(
            [.. filesByDirectory.Keys.Where(
                d => d.Length > prefix.Length && d.StartsWith(prefix, StringComparison.Ordinal) && d.IndexOf('/', prefix.Length) < 0)
            .Select(d => d[prefix.Length..]).Order(StringComparer.Ordinal)]);
    }

    /// <inheritdoc/>
    public FileListing FilesBelow(string directory, int limit)
    {
        if (Real(directory) is not { } real) return new([]);
        string prefix = real.Length == 0 ? "" : real + "/";
        return new([.. entries.Keys.Where(f => f.StartsWith(prefix, StringComparison.Ordinal)).Select(f => f[prefix.Length..]).Order(StringComparer.Ordinal)
            .Take(limit)]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            isClosed = true;
            foreach (var batch in batches.Values) batch.Dispose();
            batches.Clear();
        }
    }

    /// <summary>The commit's id, which can be no option. A revision names neither a path nor a range.</summary>
    private static string? Resolve(string repositoryRoot, string revision, out string? problem)
    {
        if (revision.Length is 0 or > LongestRevision || revision[0] is '-' or ':' || revision.AsSpan().IndexOfAnyInRange('\0', '\u001f') >= 0
            || revision.Contains("..", StringComparison.Ordinal))
        {
            problem = $"'{revision}' is not a revision; name a commit, branch or tag, such as --since origin/main";
            return null;
        }
        if (!Path.Exists(Path.Combine(repositoryRoot, ".git")))
        {
            problem = $"--since needs a git repository, and '{Path.GetFileName(repositoryRoot)}' lies in none; run 'git init', or leave it out";
            return null;
        }
        using var parse = GitCommand.Start(repositoryRoot, out problem, "rev-parse", "--verify", "--quiet", "--end-of-options", $"{revision}^{{commit}}");
        if (parse is null) return null;
        string commit = Encoding.UTF8.GetString(parse.ReadToEnd(1024, out int exitCode) ?? []).Trim();
        if (exitCode == 0 && commit.Length is 40 or 64 && commit.All(char.IsAsciiHexDigitLower)) return commit;
        problem = exitCode != 1 && parse.Complaint is { Length: > 0 } complaint ? $"git cannot read the repository: {complaint}"
            : IsShallow(repositoryRoot) ? $"This clone is shallow and does not hold '{revision}'; fetch it first: git fetch origin {revision}, or check out "
            + "with full history (fetch-depth: 0)"
            : $"There is no revision '{revision}' in this repository; check its spelling, or fetch it first: git fetch origin";
        return null;
    }

    private static bool IsShallow(string repositoryRoot)
    {
        using var parse = GitCommand.Start(repositoryRoot, out _, "rev-parse", "--is-shallow-repository");
        return parse is not null && parse.ReadToEnd(1024, out _) is { } answer && Encoding.UTF8.GetString(answer).Trim() == "true";
    }

    private void AddTo(string path)
    {
        int slash = path.LastIndexOf('/');
        filesByDirectory[Enter(slash < 0 ? "" : path[..slash])].Add(path[(slash + 1)..]);
    }

    /// <summary>Makes a directory and all above it known.</summary>
    private string Enter(string directory)
    {
        if (filesByDirectory.TryAdd(directory, []) && directory.LastIndexOf('/') is >= 0 and var slash) Enter(directory[..slash]);
        return directory;
    }

    /// <summary>The path with links followed; null when they lead out of the commit or never end.</summary>
    private string? Real(string path)
    {
        if (!hasLinks) return path.TrimEnd('/');
        int links = 0;
        string current = "";
        var rest = new Stack<string>(path.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse());
        while (rest.TryPop(out string? part))
        {
            if (SourcePath.Combine(current, part) is not { } next) return null;
            if (!entries.TryGetValue(next, out var entry) || entry.Mode != Link)
            {
                current = next;
                continue;
            }
            if (++links > MostLinks || ReadBlob(entry.Id, next, entry.Store).Bytes is not { } bytes) return null;
            string target = Encoding.UTF8.GetString(bytes);
            if (target.StartsWith('/')) return null;
            foreach (string step in target.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse()) rest.Push(step);
        }
        return current;
    }

    private FileContent ReadFile(string path)
    {
        if (borrowed.TryGetValue(path, out byte[]? lent)) return new FileContent(EvaluationFileKind.File, lent);
        var (_, id, store) = entries[path];
        var content = ReadBlob(id, path, store);
        if (content.Bytes is not { } bytes || LargeFilePointer.HashIn(bytes) is not { } hash) return content;
        if (LargeFilePointer.Find(workTree, path, bytes, hash) is { } found) return new FileContent(EvaluationFileKind.File, found);
        lock (gate) pointers.Add(path);
        return content;
    }

    private FileContent ReadBlob(string id, string path, string store)
    {
        lock (gate)
        {
            if (isClosed || Problem is not null) return Unread;
            if (!batches.TryGetValue(store, out var batch))
            {
                batch = GitCommand.Start(store, out string? problem, "cat-file", "--batch");
                Problem = problem;
                if (batch is null) return Unread;
                batches[store] = batch;
            }
            batch.Continue();
            try
            {
                batch.Input.Write(id + "\n");
                batch.Input.Flush();
                // The answer: id SP type SP size LF content LF, or id SP "missing" LF.
                if (ReadLine(batch.Output).Split(' ') is not [_, "blob", var length]
                    || !long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out long size)) return Fail(path, batch);
                if (size > InputOpener.LargestText)
                {
                    for (long left = size + 1; left > 0; left--)
                        if (batch.Output.ReadByte() < 0) return Fail(path, batch);
                    tooLarge.Add(path);
                    return new FileContent(EvaluationFileKind.TooLarge, null);
                }
                byte[] content = new byte[size];
                batch.Output.ReadExactly(content);
                return batch.Output.ReadByte() == '\n' ? new FileContent(EvaluationFileKind.File, content) : Fail(path, batch);
            }
            catch (IOException)
            {
                return Fail(path, batch);
            }
        }
    }

    /// <summary>Nothing further is asked of a git that gave no answer.</summary>
    private FileContent Fail(string path, GitCommand batch)
    {
        string complaint = batch.Complaint;
        Problem =
            $"git does not have '{path}' of '{Revision}'{(complaint.Length > 0 ? $" ({complaint})" : "")}; a partial clone lacks files: clone without --filter";
        return Unread;
    }

    private static string ReadLine(Stream stream)
    {
        var line = new StringBuilder();
        for (int c; (c = stream.ReadByte()) >= 0 && c != '\n' && line.Length < 200;) line.Append((char)c);
        return line.ToString();
    }
}
