using System.Collections.Immutable;
using PlanLint.Diagnostics;
using PlanLint.Documents;
using PlanLint.Evaluation;
using PlanLint.Files;
using PlanLint.Intents;
using PlanLint.Inventory;
using PlanLint.Knowledge.Schemas;
using PlanLint.Plans;
using PlanLint.Plans.Reading;
using PlanLint.Plans.Saved;
using PlanLint.Secrets;
using PlanLint.Text;

namespace PlanLint.Loading;

/// <summary>
/// Reads the inputs that are not configuration. Every file that cannot be read or understood is a PL0006 that names it; the rest
/// is read all the same. Files named on the command line may lie anywhere.
/// </summary>
public sealed class WorkspaceLoader
{
    private const int MostLiveFiles = 20_000;
    private readonly string repositoryRoot;
    private readonly string workingDirectory;
    private readonly DiagnosticBag diagnostics;
    private readonly List<string> opened = [];
    private readonly Dictionary<string, DiskFileSource> folders = new(StringComparer.Ordinal);

    /// <summary>A loader that reports into a bag.</summary>
    public WorkspaceLoader(string repositoryRoot, string workingDirectory, DiagnosticBag diagnostics)
    {
        this.repositoryRoot = repositoryRoot;
        this.workingDirectory = workingDirectory;
        this.diagnostics = diagnostics;
    }

    /// <summary>Absolute paths of the files that were opened so far.</summary>
    public IReadOnlyList<string> Opened => opened;

    /// <summary>Threads at most; 0 for one a processor.</summary>
    internal int Threads { get; init; }

    /// <summary>Arguments that hold secrets, for the plans, states and inventories that are read from now on.</summary>
    internal SecretArguments SecretArguments { get; set; } = SecretArguments.None;

    /// <summary>A path as the user gave it.</summary>
    public InputFile FromUser(string path) => path == "-" ? new("-", "-") : FromFull(Path.GetFullPath(path, workingDirectory), path);

    /// <summary>A path of an options file, relative to the repository root and lexically inside it.</summary>
    public InputFile FromRepository(string path) => new(Path.Combine(repositoryRoot, path), path, repositoryRoot);

    /// <summary>
    /// The plan of a file, or of standard input, which stays open; null, with a finding, when it cannot be had. <paramref name="withIds"/>
    /// fills <see cref="Plan.PriorIds"/>.
    /// </summary>
    public Plan? ReadPlan(InputFile file, Stream? standardInput, bool withIds = false) =>
        ReadPlan(file, standardInput, withIds ? PriorParts.Ids : PriorParts.None);

    private Plan? ReadPlan(InputFile file, Stream? standardInput, PriorParts parts)
    {
        using var opened = file.FullPath == "-" ? null : Open(file, "plan", long.MaxValue);
        if ((file.FullPath == "-" ? standardInput : opened) is not { } stream) return null;
        Func<Stream?>? openAgain = Threads == 1 || !stream.CanSeek ? null : () => Find(file, long.MaxValue).Stream;
        if (Guard(file, "plan", () => ReadAny(stream, file.ReportPath, openAgain, parts)) is not { } result) return null;
        diagnostics.AddRange(result.Diagnostics);
        return result.Plan;
    }

    /// <summary>A plan in JSON, or as it was saved.</summary>
    private PlanReadResult ReadAny(Stream stream, string path, Func<Stream?>? openAgain, PriorParts parts)
    {
        byte[] head = new byte[SavedPlanArchive.Signature.Length];
        int length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        bool isSaved = head.AsSpan(0, length).SequenceEqual(SavedPlanArchive.Signature);
        if (stream.CanSeek) stream.Seek(-length, SeekOrigin.Current);
        var whole = stream.CanSeek ? stream : new HeadedStream(head[..length], stream);
        return isSaved
            ? SavedPlanReader.Read(whole, path, SecretArguments, parts)
            : PlanReader.Read(whole, path, SecretArguments, openAgain, parts: parts);
    }

    /// <summary>
    /// The plans of files and of the JSON files in folders, with the records beside them. One that does not know when it was made has no
    /// place in a history: it is reported and left out.
    /// </summary>
    public ImmutableArray<EarlierPlan> ReadEarlierPlans(IEnumerable<InputFile> paths)
    {
        var plans = ImmutableArray.CreateBuilder<EarlierPlan>();
        foreach (var file in paths.SelectMany(p => IsFolder(p)
            ? FilesIn(p, f => f.EndsWith(".json", StringComparison.Ordinal) && !f.EndsWith(StateVersion.Suffix, StringComparison.Ordinal))
            : [p]))
        {
            if (ReadPlan(file, null, PriorParts.Answers) is not { } plan) continue;
            if (plan.Timestamp is null)
                diagnostics.Add(new Diagnostic(ToolRules.InputNotUnderstood, Severity.Warning, $"The earlier plan '{file.ReportPath}' does not say when it "
                    + "was made, so it is left out; Terraform 1.5 and OpenTofu 1.6 write that.", SourceLocation.InFile(file.ReportPath)));
            else plans.Add(new EarlierPlan(plan,
                ReadStateVersion(file with { FullPath = StateVersion.RecordBeside(file.FullPath), ReportPath = StateVersion.RecordBeside(file.ReportPath) })));
        }
        return plans.ToImmutable();
    }

    /// <summary>The record of the state a plan was made from; null when there is no such file, which is usual.</summary>
    public StateVersion? ReadStateVersion(InputFile file)
    {
        if (Kind(file) == EvaluationFileKind.Missing) return null;
        return ReadAll(file, "record") is { } bytes ? StateVersion.Read(bytes, file.ReportPath, diagnostics) : null;
    }

    /// <summary>The states of files; those that cannot be had are reported and left out.</summary>
    public ImmutableArray<State> ReadStates(IEnumerable<InputFile> files)
    {
        var states = ImmutableArray.CreateBuilder<State>();
        foreach (var file in files)
        {
            using var stream = Open(file, "state", long.MaxValue);
            if (stream is null || Guard(file, "state", () => StateReader.Read(stream, file.ReportPath, SecretArguments)) is not { } result) continue;
            diagnostics.AddRange(result.Diagnostics);
            if (result.State is { } state) states.Add(state);
        }
        return states.ToImmutable();
    }

    /// <summary>
    /// One inventory of all files and of all JSON and YAML files below folders, and the states of other roots found among them; null
    /// when no path was given or nothing in them could be used.
    /// </summary>
    public (LiveInventory? Inventory, ImmutableArray<State> States) ReadInventory(IReadOnlyList<InputFile> paths, ImmutableArray<InventoryScope> scopes)
    {
        if (paths.Count == 0) return (null, []);
        var read = new List<InventoryReadResult>();
        foreach (var file in paths.SelectMany(Expand))
        {
            using var stream = Open(file, "inventory", InventoryReader.LargestFile);
            if (stream is null || Guard(file, "inventory", () => InventoryReader.Read(stream, file.ReportPath, SecretArguments)) is not { } result) continue;
            diagnostics.AddRange(result.Diagnostics);
            read.Add(result);
        }
        var states = read.Select(r => r.State).OfType<State>().ToImmutableArray();
        var inventory = LiveInventory.Combine([.. read.Select(r => r.Inventory).OfType<LiveInventory>(), new LiveInventory([], scopes)]);
        if (inventory.Objects.IsEmpty && inventory.Scopes.IsEmpty && states.IsEmpty && !diagnostics.HasErrors)
        {
            string names = string.Join(", ", paths.Select(p => p.ReportPath));
            diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(paths[0].ReportPath), $"Nothing in '{names}' is a live inventory; "
                + "expected JSON or YAML of 'kubectl get … -o json', 'argocd app list -o json', Harbor or Keycloak lists.");
        }
        return (inventory, states);
    }

    /// <summary>The intents of files; wrong ones are reported.</summary>
    public ImmutableArray<Intent> ReadIntents(IEnumerable<InputFile> files)
    {
        var intents = ImmutableArray.CreateBuilder<Intent>();
        foreach (var file in files)
        {
            if (ReadText(file, "intent") is not { } text) continue;
            var (read, problems) = IntentReader.Read(text);
            diagnostics.AddRange(problems);
            intents.AddRange(read);
        }
        return intents.ToImmutable();
    }

    /// <summary>The schemas in a file, of any size, or in standard input, which stays open; null, with a finding, when they cannot be had.</summary>
    public ProviderSchemas? ReadProviderSchemas(InputFile file, Stream? standardInput)
    {
        using var opened = file.FullPath == "-" ? null : Open(file, "schema", long.MaxValue);
        return (file.FullPath == "-" ? standardInput : opened) is { } stream ? ProviderSchemaReader.Read(stream, file.ReportPath, diagnostics) : null;
    }

    /// <summary>The texts of files of knowledge, and of those in folders; what cannot be had is reported.</summary>
    public ImmutableArray<SourceText> ReadKnowledge(IEnumerable<InputFile> paths)
    {
        var texts = ImmutableArray.CreateBuilder<SourceText>();
        foreach (var path in paths)
        {
            if (!IsFolder(path))
            {
                if (ReadText(path, "knowledge") is { } text) texts.Add(text);
                continue;
            }
            int before = diagnostics.Diagnostics.Count;
            var files = FilesIn(path, f => f.EndsWith(".hcl", StringComparison.Ordinal));
            if (files.Length == 0 && diagnostics.Diagnostics.Count == before)
                diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(path.ReportPath), $"The folder '{path.ReportPath}' holds no .hcl file.");
            texts.AddRange(files.Select(f => ReadText(f, "knowledge")).OfType<SourceText>());
        }
        return texts.ToImmutable();
    }

    /// <summary>The text of a file; null, with a finding, when it cannot be had.</summary>
    public SourceText? ReadText(InputFile file, string what) => ReadAll(file, what) is { } bytes ? SourceText.From(bytes, file.ReportPath) : null;

    /// <summary>The text of a file that need not be there; null when it is not, and then or when it cannot be read without a finding.</summary>
    public SourceText? FindText(InputFile file) => Kind(file) == EvaluationFileKind.Missing ? null : ReadText(file, "text");

    /// <summary>Why a file that is there cannot be opened, as the end of a sentence; null when it can, and when there is none.</summary>
    internal string? WhyNotOpened(InputFile file)
    {
        var (kind, stream) = Find(file, long.MaxValue);
        stream?.Dispose();
        return kind is EvaluationFileKind.File or EvaluationFileKind.Missing ? null : InputOpener.Describe(kind, 0);
    }

    /// <summary>True when there is no such file.</summary>
    internal bool IsMissing(InputFile file) => file.FullPath != "-" && Kind(file) == EvaluationFileKind.Missing;

    private InputFile FromFull(string full, string asGiven) =>
        new(full, RepositoryRoot.Relative(repositoryRoot, full) is { Length: > 0 } inside ? inside : asGiven.Replace('\\', '/'));

    private IEnumerable<InputFile> Expand(InputFile path)
    {
        if (!IsFolder(path)) return [path];
        int before = diagnostics.Diagnostics.Count;
        var files = FilesIn(path, f => Path.GetExtension(f) is ".json" or ".yaml" or ".yml" or ".tfstate");
        if (files.Length == 0 && diagnostics.Diagnostics.Count == before)
            diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(path.ReportPath),
                $"The folder '{path.ReportPath}' holds no .json, .yaml or .tfstate file; put the output of 'kubectl get … -A -o json' there.");
        return files;
    }

    private bool IsFolder(InputFile path) => path.FullPath != "-" && Kind(path) == EvaluationFileKind.Directory;

    /// <summary>The files below a folder, without links and without what is hidden. What cannot be listed is reported: it may hold an input.</summary>
    private InputFile[] FilesIn(InputFile folder, Func<string, bool> isWanted)
    {
        var source = folder.Folder is { } root ? Folder(root) : Folder(folder.FullPath);
        string start = folder.Folder is { } above ? RepositoryRoot.Relative(above, folder.FullPath)! : "";
        var listing = source.FilesBelow(start, MostLiveFiles);
        foreach (var (directory, kind) in listing.Unlisted.Where(u => !IsHidden(u.Directory)))
        {
            string path = directory.Length == 0 ? folder.ReportPath : $"{folder.ReportPath.TrimEnd('/')}/{directory}";
            diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(path), kind == EvaluationFileKind.TooLarge
                ? $"The folder '{folder.ReportPath}' holds more than {MostLiveFiles} files; name a smaller one."
                : $"The folder '{path}' cannot be read; check its permissions.");
        }
        return
        [
            .. listing.Paths.Where(f => isWanted(f) && !IsHidden(f) && !source.IsLink(start.Length == 0 ? f : $"{start}/{f}"))
                .Select(f => FromFull(Path.Combine(folder.FullPath, f), Path.Combine(folder.ReportPath, f)) with { Folder = folder.Folder ?? folder.FullPath }),
        ];
    }

    private static bool IsHidden(string path) => path.StartsWith('.') || path.Contains("/.", StringComparison.Ordinal);

    private DiskFileSource Folder(string root) => folders.TryGetValue(root, out var known) ? known : folders[root] = new DiskFileSource(root);

    /// <summary>What is at a path, links followed.</summary>
    private EvaluationFileKind Kind(InputFile file)
    {
        if (file.Folder is { } root) return Folder(root).GetKind(RepositoryRoot.Relative(root, file.FullPath) ?? "..");
        return InputOpener.KindOf(FileSystem.Current.GetEntry(file.FullPath, followsLinks: true), long.MaxValue);
    }

    private OpenedInput Find(InputFile file, long bound) => file.Folder is { } root
        ? Folder(root).Open(RepositoryRoot.Relative(root, file.FullPath) ?? "..", bound)
        : InputOpener.OpenNamed(file.FullPath, bound);

    private Stream? Open(InputFile file, string what, long bound)
    {
        var input = Find(file, bound);
        if (input.Kind == EvaluationFileKind.File) opened.Add(file.FullPath);
        else Report(file, what, input.Kind, bound);
        return input.Stream;
    }

    private byte[]? ReadAll(InputFile file, string what)
    {
        var input = Find(file, InputOpener.LargestText);
        if (input.Kind == EvaluationFileKind.File) opened.Add(file.FullPath);
        var content = InputOpener.ReadAll(input, InputOpener.LargestText);
        if (content.Bytes is null) Report(file, what, content.Kind, InputOpener.LargestText);
        return content.Bytes;
    }

    /// <summary>What a reader makes of an open file; null, with a finding, when the disk gives up half-way.</summary>
    private T? Guard<T>(InputFile file, string what, Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (IOException)
        {
            Report(file, what, EvaluationFileKind.Unreadable, 0);
            return null;
        }
    }

    private void Report(InputFile file, string what, EvaluationFileKind kind, long bound) =>
        diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(file.ReportPath),
            $"The {what} file '{file.ReportPath}' {InputOpener.Describe(kind, bound)}.");
}
