using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Loading;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Hosting;

/// <summary>Finds the root modules a request means.</summary>
internal sealed class RootFinder
{
    private const int MostFiles = 200_000;

    private readonly IFileSource files;
    private readonly string repositoryRoot;
    private readonly LintRequest request;
    private readonly DiagnosticBag diagnostics;
    private readonly SortedDictionary<string, FoundRoot> roots = new(StringComparer.Ordinal);

    private RootFinder(IFileSource files, string repositoryRoot, LintRequest request, DiagnosticBag diagnostics)
    {
        this.files = files;
        this.repositoryRoot = repositoryRoot;
        this.request = request;
        this.diagnostics = diagnostics;
    }

    /// <summary>
    /// The root modules in path order, those of other shards among them. A path that means nothing, or something else than
    /// configuration, is reported with the way out.
    /// </summary>
    public static IReadOnlyList<FoundRoot> Find(IFileSource files, string repositoryRoot, LintRequest request, DiagnosticBag diagnostics)
    {
        var finder = new RootFinder(files, repositoryRoot, request, diagnostics);
        if (request.WithoutConfiguration) finder.AddPlanAlone();
        else foreach (string path in request.Paths.IsEmpty ? ["."] : request.Paths) finder.Add(path);
        return [.. finder.roots.Values];
    }

    private void AddPlanAlone()
    {
        string here = RepositoryRoot.Relative(repositoryRoot, request.WorkingDirectory) ?? "";
        roots.Add(here, new FoundRoot(here, here, null));
    }

    private void Add(string path)
    {
        string full = Path.GetFullPath(path, request.WorkingDirectory);
        if (RepositoryRoot.Relative(repositoryRoot, full) is not { } relative)
        {
            Report(path, $"'{path}' lies outside the repository '{Path.GetFileName(repositoryRoot)}' of the first path; check it in a run of its own.");
            return;
        }
        switch (files.GetKind(relative))
        {
            case EvaluationFileKind.Directory when request.Recursive:
                AddBelow(path, relative);
                break;
            case EvaluationFileKind.Directory:
                if (!TryAdd(relative, relative)) Report(path, WhyNoRoot(path, full, relative));
                break;
            case EvaluationFileKind.Missing:
                Report(path, $"'{path}' does not exist.");
                break;
            case EvaluationFileKind.Unreadable:
                Report(path, $"'{path}' cannot be read; check its permissions.");
                break;
            case EvaluationFileKind.Outside:
                Report(path, $"'{path}' leads outside the repository.");
                break;
            default:
                AddFile(path, full, relative);
                break;
        }
    }

    /// <summary>Adds the root module in a directory; false when it holds none.</summary>
    private bool TryAdd(string directory, string searched)
    {
        bool hasConfiguration = files.FilesIn(directory).Paths.Any(IsConfiguration);
        bool isUnit = TerragruntUnits.IsUnit(files, directory);
        if (!hasConfiguration && !isUnit) return false;
        string? copied = isUnit ? TerragruntUnits.ConfigurationOf(files, directory) : null;
        roots.TryAdd(directory, new FoundRoot(directory, searched, copied ?? (hasConfiguration ? directory : null)));
        return true;
    }

    private void AddBelow(string path, string directory)
    {
        int before = roots.Count;
        var (found, unlisted) = RootsBelow(directory);
        foreach (string root in found) TryAdd(root, directory);
        foreach (string folder in unlisted)
            Report(folder, $"Not all files in '{folder}' can be listed, so root modules below it may be missing from the result; check its permissions.");
        if (found.Count == 0 && unlisted.Count == 0 && roots.Count == before) Report(path, $"No directory below '{path}' holds .tf or .tofu files.");
    }

    /// <summary>A file stands for its root module. One that is another input is told where it belongs: taking it for a module would not look at it.</summary>
    private void AddFile(string path, string full, string relative)
    {
        string name = Path.GetFileName(relative), directory = DirectoryOf(relative);
        bool isConfiguration = ConfigurationFileName.IsConfiguration(name) || name.EndsWith(".hcl", StringComparison.Ordinal)
            || name.EndsWith(".tfvars", StringComparison.Ordinal) || name.EndsWith(".tfvars.json", StringComparison.Ordinal);
        if (!isConfiguration && OtherInput(path, full) is { } other) Report(path, other);
        else if (!isConfiguration && !request.OnlyListed)
            Report(path, $"'{path}' is no configuration; name a root module directory, or a .tf or .tofu file in it.");
        else if (!TryAdd(directory, directory) && !request.OnlyListed)
            Report(path, $"The folder of '{path}' holds no .tf or .tofu files; name a root module directory, or a file in it.");
    }

    /// <summary>Where a plan, a state or an inventory belongs; null for every other file.</summary>
    private string? OtherInput(string path, string full)
    {
        string shown = path.Replace('\\', '/');
        string folder = Path.GetDirectoryName(shown) is { Length: > 0 } above
            && files.FilesIn(RepositoryRoot.Relative(repositoryRoot, Path.GetDirectoryName(full)!) ?? "").Paths.Any(ConfigurationFileName.IsConfiguration)
                ? above
                : ".";
        string Command(string option) => $"planlint check {Word(folder)} {option} {Word(shown)}";
        return InputKinds.Of(full) switch
        {
            InputKind.Plan => $"{shown} is a plan: {Command("--plan")}",
            InputKind.SavedPlan => $"{shown} is a saved plan: {Command("--plan")}",
            InputKind.State => $"{shown} is a state: {Command("--state")}",
            InputKind.Inventory => $"{shown} is a live inventory: {Command("--live")}",
            _ => null,
        };
    }

    private static string Word(string path) => ShellWord.Quote(path.StartsWith('-') ? "./" + path : path);

    private string WhyNoRoot(string path, string full, string directory)
    {
        var here = files.FilesIn(directory);
        if (here.Unlisted.Count > 0) return $"The files in '{path}' cannot be listed; check its permissions.";
        string near = RootsBelow(directory).Roots is [var first, ..] ? $" such as '{first}'" : "";
        string text = $"'{path}' holds no .tf or .tofu files; name a root module directory{near}, or use --recursive.";
        if (request.Plan is { } plan) return $"{text} To check the plan without its configuration: planlint check --plan {Word(plan)} --no-config";
        string? listed = here.Paths.FirstOrDefault(f => Path.GetExtension(f) is ".json" or ".yaml" or ".yml");
        return listed is not null && near.Length == 0 && InputKinds.Of(Path.Combine(full, listed)) == InputKind.Inventory
            ? $"{path.Replace('\\', '/')} is a folder of live inventories: planlint check . --live {Word(path)}"
            : text;
    }

    /// <summary>Directories with configuration that no other such directory calls as a module, and those whose files are not all known.</summary>
    private (List<string> Roots, List<string> Unlisted) RootsBelow(string directory)
    {
        var listing = files.FilesBelow(directory, MostFiles);
        var unlisted = listing.Unlisted.Select(u => Below(u.Directory)).Where(d => !IsCopied(d)).Select(d => d.Length == 0 ? "." : d).ToList();
        var candidates = listing.Paths
            .Select(Below)
            .Where(f => f[(f.LastIndexOf('/') + 1)..] is var name && (IsConfiguration(name) || name == TerragruntUnits.FileName)
                && !IsCopied(f))
            .Select(DirectoryOf)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var called = new HashSet<string>(StringComparer.Ordinal);
        var loader = new ModuleLoader(files, new ModuleLoadOptions { DepthLimit = 1 });
        foreach (string candidate in candidates)
            foreach (var module in loader.Load(candidate).Modules)
                if (module.Call is not null) called.Add(module.Directory);
        called.UnionWith(SharedFiles.DirectoriesOf(files, candidates));
        return ([.. candidates.Where(c => !called.Contains(c) && IsRoot(c))], unlisted);

        string Below(string path) => directory.Length == 0 ? path : path.Length == 0 ? directory : $"{directory}/{path}";
    }

    /// <summary>A terragrunt.hcl alone may hold settings for others.</summary>
    private bool IsRoot(string directory) =>
        files.FilesIn(directory).Paths.Any(IsConfiguration) || TerragruntUnits.IsUnit(files, directory);

    /// <summary>True for files of modules and of stacks.</summary>
    private static bool IsConfiguration(string name) => ConfigurationFileName.IsConfiguration(name) || CompanionFiles.KindOf(name) == CompanionKind.Stack;

    /// <summary>True below what tools fetch and copy.</summary>
    private static bool IsCopied(string path) => path.Split('/').Any(p => p is ".terraform" or ".git" or TerragruntUnits.Cache);

    private static string DirectoryOf(string file) => file.LastIndexOf('/') is >= 0 and var slash ? file[..slash] : "";

    private void Report(string path, string message) =>
        diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(path.Replace('\\', '/')), message);
}
