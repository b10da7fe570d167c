using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Intents;
using PlanLint.Inventory;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Text;

namespace PlanLint.Loading;

/// <summary>An input file: where it is, and how reports name it.</summary>
/// <param name="FullPath">Absolute path; <c>-</c> for standard input.</param>
/// <param name="ReportPath">Path relative to the repository root when it lies inside, else as the user gave it.</param>
public readonly record struct InputFile(string FullPath, string ReportPath);

/// <summary>
/// Reads the inputs that are not configuration. Every file that cannot be read or understood is a PL0006 that names it; the rest
/// is read all the same. Files named on the command line may lie anywhere.
/// </summary>
public sealed class WorkspaceLoader
{
    private const int MostLiveFiles = 10_000;
    private readonly string repositoryRoot;
    private readonly string workingDirectory;
    private readonly DiagnosticBag diagnostics;
    private readonly List<string> opened = [];

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

    /// <summary>A path as the user gave it.</summary>
    public InputFile FromUser(string path) => path == "-" ? new("-", "-") : FromFull(Path.GetFullPath(path, workingDirectory), path);

    /// <summary>A path of an options file, relative to the repository root and already known to lie inside; links are not followed out.</summary>
    public InputFile FromRepository(string path)
    {
        var kind = new DiskFileSource(repositoryRoot).GetKind(path);
        return kind == Evaluation.EvaluationFileKind.Outside ? new("", path) : new(Path.Combine(repositoryRoot, path), path);
    }

    /// <summary>The plan of a file, or of standard input, which stays open; null, with a finding, when it cannot be had.</summary>
    public Plan? ReadPlan(InputFile file, Stream? standardInput)
    {
        using var opened = file.FullPath == "-" ? null : Open(file, "plan");
        if ((file.FullPath == "-" ? standardInput : opened) is not { } stream) return null;
        var result = PlanReader.Read(stream, file.ReportPath, Threads == 1 ? null : () => OpenAgain(file));
        diagnostics.AddRange(result.Diagnostics);
        return result.Plan;
    }

    /// <summary>
    /// The plans of files and of the JSON files in folders, with the records beside them. One that does not know when it was made has no
    /// place in a history: it is reported and left out.
    /// </summary>
    public ImmutableArray<EarlierPlan> ReadEarlierPlans(IEnumerable<InputFile> paths)
    {
        var plans = ImmutableArray.CreateBuilder<EarlierPlan>();
        foreach (var file in paths.SelectMany(p => Directory.Exists(p.FullPath) ? FilesIn(p, f => f.EndsWith(".json", StringComparison.Ordinal) && !f.EndsWith(StateVersion.Suffix, StringComparison.Ordinal)) : [p]))
        {
            if (ReadPlan(file, null) is not { } plan) continue;
            if (plan.Timestamp is null) diagnostics.Add(new Diagnostic(ToolRules.InputNotUnderstood, Severity.Warning, $"The earlier plan '{file.ReportPath}' does not say when it was made, so it is left out; Terraform 1.5 and OpenTofu 1.6 write that.", SourceLocation.InFile(file.ReportPath)));
            else plans.Add(new EarlierPlan(plan, ReadStateVersion(new InputFile(StateVersion.RecordBeside(file.FullPath), StateVersion.RecordBeside(file.ReportPath)))));
        }
        return plans.ToImmutable();
    }

    /// <summary>The record of the state a plan was made from; null when there is no such file, which is usual.</summary>
    public StateVersion? ReadStateVersion(InputFile file)
    {
        if (!File.Exists(file.FullPath)) return null;
        using var stream = Open(file, "record");
        return stream is null ? null : StateVersion.Read(ReadAll(stream), file.ReportPath, diagnostics);
    }

    /// <summary>The states of files; those that cannot be had are reported and left out.</summary>
    public ImmutableArray<State> ReadStates(IEnumerable<InputFile> files)
    {
        var states = ImmutableArray.CreateBuilder<State>();
        foreach (var file in files)
        {
            using var stream = Open(file, "state");
            if (stream is null) continue;
            var result = StateReader.Read(stream, file.ReportPath);
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
            using var stream = Open(file, "inventory");
            if (stream is null) continue;
            var result = InventoryReader.Read(stream, file.ReportPath);
            diagnostics.AddRange(result.Diagnostics);
            read.Add(result);
        }
        var states = read.Select(r => r.State).OfType<State>().ToImmutableArray();
        var inventory = LiveInventory.Combine([.. read.Select(r => r.Inventory).OfType<LiveInventory>(), new LiveInventory([], scopes)]);
        if (inventory.Objects.IsEmpty && inventory.Scopes.IsEmpty && states.IsEmpty && !diagnostics.HasErrors)
        {
            string names = string.Join(", ", paths.Select(p => p.ReportPath));
            diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(paths[0].ReportPath), $"Nothing in '{names}' is a live inventory; expected JSON or YAML of 'kubectl get … -o json', 'argocd app list -o json', Harbor or Keycloak lists.");
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

    /// <summary>The text of a file; null, with a finding, when it cannot be had.</summary>
    public SourceText? ReadText(InputFile file, string what)
    {
        using var stream = Open(file, what);
        return stream is null ? null : SourceText.From(ReadAll(stream), file.ReportPath);
    }

    /// <summary>The text of a file that need not be there; null when it is not, or cannot be read.</summary>
    public SourceText? FindText(InputFile file) => file.FullPath.Length > 0 && File.Exists(file.FullPath) ? ReadText(file, "text") : null;

    private InputFile FromFull(string full, string asGiven) => new(full, RepositoryRoot.Relative(repositoryRoot, full) ?? asGiven.Replace('\\', '/'));

    private IEnumerable<InputFile> Expand(InputFile path)
    {
        if (!Directory.Exists(path.FullPath)) return [path];
        var files = FilesIn(path, f => Path.GetExtension(f) is ".json" or ".yaml" or ".yml" or ".tfstate");
        if (files.Length == 0)
            diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(path.ReportPath), $"The folder '{path.ReportPath}' holds no .json, .yaml or .tfstate file; put the output of 'kubectl get … -A -o json' there.");
        return files;
    }

    private InputFile[] FilesIn(InputFile folder, Func<string, bool> isWanted) =>
    [
        .. Directory.EnumerateFiles(folder.FullPath, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden })
            .Where(isWanted)
            .Take(MostLiveFiles)
            .Order(StringComparer.Ordinal)
            .Select(f => FromFull(f, Path.Combine(folder.ReportPath, Path.GetRelativePath(folder.FullPath, f)))),
    ];

    /// <summary>A file that is open, once more; null when that cannot be.</summary>
    private static FileStream? OpenAgain(InputFile file)
    {
        try
        {
            return OpenToRead(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static FileStream OpenToRead(InputFile file) =>
        new(file.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);

    private FileStream? Open(InputFile file, string what)
    {
        string? problem = null;
        try
        {
            if (file.FullPath.Length == 0) problem = "leads outside the repository";
            else if (Directory.Exists(file.FullPath)) problem = "is a folder";
            else if (!File.Exists(file.FullPath)) problem = "does not exist";
            else
            {
                opened.Add(file.FullPath);
                return OpenToRead(file);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            problem = e is UnauthorizedAccessException ? "may not be read" : "cannot be read";
        }
        diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(file.ReportPath), $"The {what} file '{file.ReportPath}' {problem}.");
        return null;
    }

    private static byte[] ReadAll(Stream stream)
    {
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
