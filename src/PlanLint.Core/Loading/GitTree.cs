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
    private const string Link = "120000";

    private static readonly FileContent Unread = new(EvaluationFileKind.Unreadable, null);

    private readonly Dictionary<string, (string Mode, string Id)> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> filesByDirectory = new(StringComparer.Ordinal) { [""] = [] };
    private readonly SortedSet<string> tooLarge = new(StringComparer.Ordinal);
    private readonly string repositoryRoot;
    private readonly Lock gate = new();
    private readonly bool hasLinks;
    private GitCommand? batch;
    private bool isClosed;

    private GitTree(string repositoryRoot, string revision, ReadOnlySpan<byte> listing)
    {
        this.repositoryRoot = repositoryRoot;
        Revision = revision;
        Root = repositoryRoot.Replace('\\', '/');
        // Each entry: mode SP type SP id TAB path NUL.
        for (int end; (end = listing.IndexOf((byte)0)) >= 0; listing = listing[(end + 1)..])
        {
            string entry = Encoding.UTF8.GetString(listing[..end]);
            int tab = entry.IndexOf('\t', StringComparison.Ordinal);
            // Submodules are commits of other repositories.
            if (tab < 0 || entry[..tab].Split(' ') is not [var mode, "blob", var id]) continue;
            string path = entry[(tab + 1)..];
            entries[path] = (mode, id);
            hasLinks |= mode == Link;
            AddTo(path);
        }
        foreach (var names in filesByDirectory.Values) names.Sort(StringComparer.Ordinal);
    }

    /// <summary>The revision as the user named it.</summary>
    public string Revision { get; }

    /// <inheritdoc/>
    public string Root { get; }

    /// <summary>Why a file of the commit could not be read, and the way out; null while all is well.</summary>
    public string? Problem { get; private set; }

    /// <summary>Files that were asked for and are larger than what is read.</summary>
    public IReadOnlyCollection<string> TooLarge => tooLarge;

    /// <summary>The tree of a revision; null, with one sentence that holds the way out, when it cannot be had.</summary>
    public static GitTree? Open(string repositoryRoot, string revision, out string? problem)
    {
        if (Resolve(repositoryRoot, revision, out problem) is not { } commit) return null;
        using var list = GitCommand.Start(repositoryRoot, out problem, "ls-tree", "-r", "-z", "--full-tree", commit);
        if (list is null) return null;
        byte[]? listing = list.ReadToEnd(LargestListing, out int exitCode);
        if (listing is not null && exitCode == 0) return new GitTree(repositoryRoot, revision, listing);
        problem = listing is null ? $"'{revision}' holds too many files to compare with" : $"git cannot list the files of '{revision}': {list.Complaint}";
        return null;
    }

    /// <inheritdoc/>
    public EvaluationFileKind GetKind(string path) => Real(path) is not { } real ? EvaluationFileKind.Outside
        : entries.ContainsKey(real) ? EvaluationFileKind.File
        : filesByDirectory.ContainsKey(real) ? EvaluationFileKind.Directory
        : EvaluationFileKind.Missing;

    /// <inheritdoc/>
    public FileContent Read(string path) =>
        GetKind(path) is var kind && kind == EvaluationFileKind.File && Real(path) is { } real ? ReadBlob(entries[real].Id, real) : new FileContent(kind, null);

    /// <inheritdoc/>
    public bool IsLink(string path) => entries.TryGetValue(path, out var entry) && entry.Mode == Link;

    /// <inheritdoc/>
    public FileListing FilesIn(string directory) => new(Real(directory) is { } real && filesByDirectory.TryGetValue(real, out var names)
        ? [.. names.Where(n => GetKind(real.Length == 0 ? n : $"{real}/{n}") == EvaluationFileKind.File)]
        : []);

    /// <inheritdoc/>
    public FileListing DirectoriesIn(string directory)
    {
        if (Real(directory) is not { } real) return new([]);
        string prefix = real.Length == 0 ? "" : real + "/";
        return new([.. filesByDirectory.Keys.Where(d => d.Length > prefix.Length && d.StartsWith(prefix, StringComparison.Ordinal) && d.IndexOf('/', prefix.Length) < 0)
            .Select(d => d[prefix.Length..]).Order(StringComparer.Ordinal)]);
    }

    /// <inheritdoc/>
    public FileListing FilesBelow(string directory, int limit)
    {
        if (Real(directory) is not { } real) return new([]);
        string prefix = real.Length == 0 ? "" : real + "/";
        return new([.. entries.Keys.Where(f => f.StartsWith(prefix, StringComparison.Ordinal)).Select(f => f[prefix.Length..]).Order(StringComparer.Ordinal).Take(limit)]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            isClosed = true;
            batch?.Dispose();
            batch = null;
        }
    }

    /// <summary>The commit's id, which can be no option. A revision names neither a path nor a range.</summary>
    private static string? Resolve(string repositoryRoot, string revision, out string? problem)
    {
        if (revision.Length is 0 or > LongestRevision || revision[0] is '-' or ':' || revision.AsSpan().IndexOfAnyInRange('\0', '\u001f') >= 0 || revision.Contains("..", StringComparison.Ordinal))
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
            : IsShallow(repositoryRoot) ? $"This clone is shallow and does not hold '{revision}'; fetch it first: git fetch origin {revision}, or check out with full history (fetch-depth: 0)"
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
        if (!hasLinks) return path;
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
            if (++links > MostLinks || ReadBlob(entry.Id, next).Bytes is not { } bytes) return null;
            string target = Encoding.UTF8.GetString(bytes);
            if (target.StartsWith('/')) return null;
            foreach (string step in target.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse()) rest.Push(step);
        }
        return current;
    }

    private FileContent ReadBlob(string id, string path)
    {
        lock (gate)
        {
            if (isClosed || Problem is not null) return Unread;
            if (batch is null)
            {
                batch = GitCommand.Start(repositoryRoot, out string? problem, "cat-file", "--batch");
                Problem = problem;
            }
            if (batch is null) return Unread;
            batch.Continue();
            try
            {
                batch.Input.Write(id + "\n");
                batch.Input.Flush();
                // The answer: id SP type SP size LF content LF, or id SP "missing" LF.
                if (ReadLine(batch.Output).Split(' ') is not [_, "blob", var length] || !long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out long size)) return Fail(path);
                if (size > InputOpener.LargestText)
                {
                    for (long left = size + 1; left > 0; left--)
                        if (batch.Output.ReadByte() < 0) return Fail(path);
                    tooLarge.Add(path);
                    return new FileContent(EvaluationFileKind.TooLarge, null);
                }
                byte[] content = new byte[size];
                batch.Output.ReadExactly(content);
                return batch.Output.ReadByte() == '\n' ? new FileContent(EvaluationFileKind.File, content) : Fail(path);
            }
            catch (IOException)
            {
                return Fail(path);
            }
        }
    }

    /// <summary>Nothing further is asked of a git that gave no answer.</summary>
    private FileContent Fail(string path)
    {
        string complaint = batch!.Complaint;
        Problem = $"git does not have '{path}' of '{Revision}'{(complaint.Length > 0 ? $" ({complaint})" : "")}; a partial clone lacks files: clone without --filter";
        return Unread;
    }

    private static string ReadLine(Stream stream)
    {
        var line = new StringBuilder();
        for (int c; (c = stream.ReadByte()) >= 0 && c != '\n' && line.Length < 200;) line.Append((char)c);
        return line.ToString();
    }
}
