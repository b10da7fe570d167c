using PlanLint.Loading;
using PlanLint.Syntax;

namespace PlanLint.Cli.Init;

/// <summary>What is found in a directory that PlanLint is set up for. Paths are relative to it, with <c>/</c>.</summary>
internal sealed record ProjectSurvey
{
    private const int MostDirectories = 5_000;
    private static readonly string[] Skipped = [".git", ".terraform", "node_modules", "bin", "obj"];

    /// <summary>Directories with configuration that names a backend or a provider, else every one with configuration; <c>.</c> for the directory itself.</summary>
    public IReadOnlyList<string> Roots { get; private init; } = [];

    /// <summary>Files of variable values.</summary>
    public IReadOnlyList<string> VarFiles { get; private init; } = [];

    /// <summary>Plans as JSON.</summary>
    public IReadOnlyList<string> Plans { get; private init; } = [];

    /// <summary>Folders of live inventories.</summary>
    public IReadOnlyList<string> Live { get; private init; } = [];

    /// <summary>Intent files.</summary>
    public IReadOnlyList<string> Intents { get; private init; } = [];

    /// <summary>CI systems in use: <c>forgejo</c>, <c>github</c>, <c>gitlab</c>, <c>woodpecker</c>.</summary>
    public IReadOnlyList<string> Systems { get; private init; } = [];

    /// <summary>True when pre-commit is set up.</summary>
    public bool HasPreCommit { get; private init; }

    /// <summary>True when the configuration speaks of OpenTofu.</summary>
    public bool UsesTofu { get; private init; }

    /// <summary>Looks around; follows no links, and stops after 5,000 directories.</summary>
    public static ProjectSurvey Of(string directory)
    {
        var (roots, modules, varFiles, plans, live, intents) = (new List<string>(), new List<string>(), new List<string>(), new List<string>(), new List<string>(), new List<string>());
        bool tofu = false;
        foreach (string folder in Directories(directory))
        {
            string relative = Relative(directory, folder);
            var files = Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal).ToList();
            var configuration = files.Where(ConfigurationFileName.IsConfiguration).ToList();
            tofu |= configuration.Exists(f => f.EndsWith(".tofu", StringComparison.Ordinal));
            if (configuration.Count > 0) (configuration.Exists(f => IsRootFile(Path.Combine(folder, f))) ? roots : modules).Add(relative);
            varFiles.AddRange(files.Where(f => f.EndsWith(".tfvars", StringComparison.Ordinal)).Select(f => Join(relative, f)));
            intents.AddRange(files.Where(f => f.EndsWith(".intent.hcl", StringComparison.Ordinal)).Select(f => Join(relative, f)));
            plans.AddRange(files.Where(f => f.EndsWith(".json", StringComparison.Ordinal) && IsPlan(Path.Combine(folder, f))).Select(f => Join(relative, f)));
            if (Path.GetFileName(folder) is "live" or "inventory" && files.Exists(f => f.EndsWith(".json", StringComparison.Ordinal) || f.EndsWith(".yaml", StringComparison.Ordinal))) live.Add(relative + "/");
        }
        bool Has(string path) => Path.Exists(Path.Combine(directory, path));
        return new ProjectSurvey
        {
            Roots = roots.Count > 0 ? roots : modules,
            VarFiles = varFiles,
            Plans = plans,
            Live = live,
            Intents = intents,
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

    private static IEnumerable<string> Directories(string directory)
    {
        var open = new Queue<string>([directory]);
        for (int seen = 0; seen < MostDirectories && open.TryDequeue(out string? next); seen++)
        {
            yield return next;
            foreach (string child in Directory.EnumerateDirectories(next).Order(StringComparer.Ordinal))
                if (!Skipped.Contains(Path.GetFileName(child)) && new DirectoryInfo(child).LinkTarget is null) open.Enqueue(child);
        }
    }

    private static string Relative(string directory, string folder) => Path.GetRelativePath(directory, folder).Replace('\\', '/');

    private static string Join(string folder, string file) => folder == "." ? file : $"{folder}/{file}";

    /// <summary>A line that begins a provider or backend block marks a root; a hint is enough here, so nothing is parsed.</summary>
    private static bool IsRootFile(string path) => File.ReadLines(path).Take(2_000).Any(line =>
        line.TrimStart() is var text && (text.StartsWith("provider \"", StringComparison.Ordinal) || text.StartsWith("backend \"", StringComparison.Ordinal) || text.StartsWith("cloud {", StringComparison.Ordinal)));

    private static bool IsPlan(string path)
    {
        using var reader = new StreamReader(path);
        char[] start = new char[4096];
        int length = reader.ReadBlock(start);
        var text = start.AsSpan(0, length);
        return text.Contains("\"format_version\"", StringComparison.Ordinal) && (text.Contains("\"planned_values\"", StringComparison.Ordinal) || text.Contains("\"resource_changes\"", StringComparison.Ordinal) || text.Contains("\"variables\"", StringComparison.Ordinal));
    }
}
