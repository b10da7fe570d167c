using System.Text;
using PlanLint.Loading;
using PlanLint.Syntax;

namespace PlanLint.Cli.Init;

/// <summary>What is found in a directory that PlanLint is set up for. Paths are relative to it, with <c>/</c>.</summary>
internal sealed record ProjectSurvey
{
    private const int MostDirectories = 5_000;
    private static readonly string[] Skipped = [".git", ".terraform", "node_modules", "bin", "obj"];

    /// <summary>
    /// Directories with configuration that names a backend or a provider, else every one with configuration; <c>.</c> for the directory
    /// itself.
    /// </summary>
    public IReadOnlyList<string> Roots { get; private init; } = [];

    /// <summary>Files of variable values.</summary>
    public IReadOnlyList<string> VarFiles { get; private init; } = [];

    /// <summary>Plans as JSON.</summary>
    public IReadOnlyList<string> Plans { get; private init; } = [];

    /// <summary>Folders of live inventories.</summary>
    public IReadOnlyList<string> Live { get; private init; } = [];

    /// <summary>Intent files.</summary>
    public IReadOnlyList<string> Intents { get; private init; } = [];

    /// <summary>Directories that cannot be listed, and files that cannot be read.</summary>
    public IReadOnlyList<string> Unread { get; private init; } = [];

    /// <summary>CI systems in use: <c>forgejo</c>, <c>github</c>, <c>gitlab</c>, <c>woodpecker</c>.</summary>
    public IReadOnlyList<string> Systems { get; private init; } = [];

    /// <summary>True when pre-commit is set up.</summary>
    public bool HasPreCommit { get; private init; }

    /// <summary>True when the configuration speaks of OpenTofu.</summary>
    public bool UsesTofu { get; private init; }

    /// <summary>Looks around; follows no links, and stops after 5,000 directories.</summary>
    public static ProjectSurvey Of(string directory)
    {
        var (roots, modules, varFiles, plans, live, intents) =
            (new List<string>(), new List<string>(), new List<string>(), new List<string>(), new List<string>(), new List<string>());
        var unread = new List<string>();
        bool tofu = false;
        var source = new DiskFileSource(directory);
        foreach (string folder in Directories(source, unread))
        {
            string relative = folder.Length == 0 ? "." : folder;
            var listing = source.FilesIn(folder);
            var files = listing.Paths.ToList();
            if (listing.Unlisted.Count > 0) unread.Add(relative);
            var configuration = files.Where(ConfigurationFileName.IsConfiguration).ToList();
            tofu |= configuration.Exists(f => f.EndsWith(".tofu", StringComparison.Ordinal));
            if (configuration.Count > 0)
                (configuration.Exists(f => IsRootFile(Start(source, Join(relative, f), 64 * 1024, unread))) ? roots : modules).Add(relative);
            varFiles.AddRange(files.Where(f => f.EndsWith(".tfvars", StringComparison.Ordinal)).Select(f => Join(relative, f)));
            intents.AddRange(files.Where(f => f.EndsWith(".intent.hcl", StringComparison.Ordinal)).Select(f => Join(relative, f)));
            plans.AddRange(files.Where(f => f.EndsWith(".json", StringComparison.Ordinal) && IsPlan(Start(source, Join(relative, f), 4096, unread)))
                .Select(f => Join(relative, f)));
            if (Path.GetFileName(folder) is "live" or "inventory"
                && files.Exists(f => f.EndsWith(".json", StringComparison.Ordinal) || f.EndsWith(".yaml", StringComparison.Ordinal))) live.Add(relative + "/");
        }
        bool Has(string path) => Path.Exists(Path.Combine(directory, path));
        return new ProjectSurvey
        {
            Roots = roots.Count > 0 ? roots : modules,
            VarFiles = varFiles,
            Plans = plans,
            Live = live,
            Intents = intents,
            Unread = [.. unread.Distinct(StringComparer.Ordinal)],
            Systems =
            [
                .. Has(".forgejo/workflows") || Has(".gitea/workflows") ? ["forgejo"] : Array.Empty<string>(),
                .. Has(".github/workflows") ? ["github"] : Array.Empty<string>(),
                .. Has(".gitlab-ci.yml") ? ["gitlab"] : Array.Empty<string>(),
                .. Has(".woodpecker") || Has(".woodpecker.yml") || Has(".woodpecker.yaml") ? ["woodpecker"] : Array.Empty<string>(),
            ],
            HasPreCommit = Has(".pre-commit-config.yaml"),
            UsesTofu = tofu,
        };
    }

    private static IEnumerable<string> Directories(DiskFileSource source, List<string> unread)
    {
        var open = new Queue<string>([""]);
        for (int seen = 0; seen < MostDirectories && open.TryDequeue(out string? next); seen++)
        {
            yield return next;
            var listing = source.DirectoriesIn(next);
            if (listing.Unlisted.Count > 0) unread.Add(next.Length == 0 ? "." : next);
            foreach (string child in listing.Paths)
                if (!Skipped.Contains(child)) open.Enqueue(next.Length == 0 ? child : $"{next}/{child}");
        }
    }

    private static string Join(string folder, string file) => folder == "." ? file : $"{folder}/{file}";

    /// <summary>The start of a file as text; empty when it cannot be read. A hint is enough here, so nothing is parsed.</summary>
    private static string Start(DiskFileSource source, string path, int length, List<string> unread)
    {
        if (source.ReadStart(path, length) is { } bytes) return Encoding.UTF8.GetString(bytes);
        unread.Add(path);
        return "";
    }

    /// <summary>A line that begins a provider or backend block marks a root.</summary>
    private static bool IsRootFile(string start) => start.Split('\n').Any(line =>
        line.TrimStart() is var text && (text.StartsWith("provider \"", StringComparison.Ordinal) || text.StartsWith("backend \"", StringComparison.Ordinal)
            || text.StartsWith("cloud {", StringComparison.Ordinal)));

    private static bool IsPlan(string start) =>
        start.Contains("\"format_version\"", StringComparison.Ordinal)
        && (start.Contains("\"planned_values\"", StringComparison.Ordinal) || start.Contains("\"resource_changes\"", StringComparison.Ordinal)
            || start.Contains("\"variables\"", StringComparison.Ordinal));
}
