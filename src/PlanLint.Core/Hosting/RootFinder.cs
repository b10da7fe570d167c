using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Loading;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Hosting;

/// <summary>Finds the root modules a request means.</summary>
internal static class RootFinder
{
    private const int MostFiles = 200_000;

    /// <summary>
    /// Directories relative to the repository root, in path order, those of other shards left out. A path that means nothing is
    /// reported with the way out.
    /// </summary>
    public static IReadOnlyList<string> Find(IFileSource files, string repositoryRoot, LintRequest request, DiagnosticBag diagnostics)
    {
        var roots = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string path in request.Paths.IsEmpty ? ["."] : request.Paths)
        {
            string full = Path.GetFullPath(path, request.WorkingDirectory);
            if (RepositoryRoot.Relative(repositoryRoot, full) is not { } relative)
            {
                Report(diagnostics, path, $"'{path}' lies outside the repository '{Path.GetFileName(repositoryRoot)}' of the first path; check it in a run of its own.");
                continue;
            }
            switch (files.GetKind(relative))
            {
                case EvaluationFileKind.Directory when request.Recursive:
                    var (found, unlisted) = RootsBelow(files, relative);
                    roots.UnionWith(found);
                    foreach (string folder in unlisted) Report(diagnostics, folder, $"Not all files in '{folder}' can be listed, so root modules below it may be missing from the result; check its permissions.");
                    if (found.Count == 0 && unlisted.Count == 0) Report(diagnostics, path, $"No directory below '{path}' holds .tf or .tofu files.");
                    break;
                case EvaluationFileKind.Directory:
                    var here = files.FilesIn(relative);
                    if (here.Paths.Any(ConfigurationFileName.IsConfiguration)) roots.Add(relative);
                    else if (here.Unlisted.Count > 0) Report(diagnostics, path, $"The files in '{path}' cannot be listed; check its permissions.");
                    else Report(diagnostics, path, $"'{path}' holds no .tf or .tofu files; name a root module directory{(RootsBelow(files, relative).Roots is [var near, ..] ? $" such as '{near}'" : "")}, or use --recursive.");
                    break;
                case EvaluationFileKind.Missing:
                    Report(diagnostics, path, $"'{path}' does not exist.");
                    break;
                case EvaluationFileKind.Unreadable:
                    Report(diagnostics, path, $"'{path}' cannot be read; check its permissions.");
                    break;
                case EvaluationFileKind.Outside:
                    Report(diagnostics, path, $"'{path}' leads outside the repository.");
                    break;
                default:
                    roots.Add(DirectoryOf(relative));
                    break;
            }
        }
        return [.. roots.Where((_, i) => i % request.Shard.Count == request.Shard.Index - 1)];
    }

    /// <summary>Directories with configuration that no other such directory calls as a module, and those whose files are not all known.</summary>
    private static (List<string> Roots, List<string> Unlisted) RootsBelow(IFileSource files, string directory)
    {
        var listing = files.FilesBelow(directory, MostFiles);
        var unlisted = listing.Unlisted.Select(u => Below(u.Directory)).Where(d => !d.Split('/').Any(p => p is ".terraform" or ".git")).Select(d => d.Length == 0 ? "." : d).ToList();
        var candidates = listing.Paths
            .Select(Below)
            .Where(f => ConfigurationFileName.IsConfiguration(f[(f.LastIndexOf('/') + 1)..]) && !f.Split('/').Contains(".terraform"))
            .Select(DirectoryOf)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var called = new HashSet<string>(StringComparer.Ordinal);
        var loader = new ModuleLoader(files, new ModuleLoadOptions { DepthLimit = 1 });
        foreach (string candidate in candidates)
            foreach (var module in loader.Load(candidate).Modules)
                if (module.Call is not null) called.Add(module.Directory);
        return ([.. candidates.Where(c => !called.Contains(c))], unlisted);

        string Below(string path) => directory.Length == 0 ? path : path.Length == 0 ? directory : $"{directory}/{path}";
    }

    private static string DirectoryOf(string file) => file.LastIndexOf('/') is >= 0 and var slash ? file[..slash] : "";

    private static void Report(DiagnosticBag diagnostics, string path, string message) =>
        diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(path.Replace('\\', '/')), message);
}
