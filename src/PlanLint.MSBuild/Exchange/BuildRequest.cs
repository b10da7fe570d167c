namespace PlanLint.MSBuild;

/// <summary>What a build asks of the tool: a file of tabbed lines in the project's <c>obj</c>, a name and its value each.</summary>
internal sealed record BuildRequest
{
    /// <summary>Absolute path of the project; relative paths start from its folder.</summary>
    public required string ProjectFile { get; init; }

    /// <summary>Absolute path of the file for the findings; it is removed when there are none.</summary>
    public required string FindingsFile { get; init; }

    /// <summary>Absolute path of the file for the paths of everything that was read: the inputs of the next build.</summary>
    public required string ReadFile { get; init; }

    /// <summary>Absolute path of the file for the options files that were looked for and not there: one that appears is a change.</summary>
    public required string AbsentFile { get; init; }

    /// <summary>Options file; empty to look for <c>.planlint.hcl</c>.</summary>
    public string Config { get; init; } = "";

    /// <summary>SARIF file to write; empty for none.</summary>
    public string Sarif { get; init; } = "";

    /// <summary>Assemblies with further rules, absolute.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>Root modules with their metadata; empty for every root module below the project.</summary>
    public IReadOnlyList<BuildRoot> Roots { get; init; } = [];

    /// <summary>The lines of the file.</summary>
    public IEnumerable<string> ToLines() =>
    [
        TabbedLine.Join("project", ProjectFile),
        TabbedLine.Join("findings", FindingsFile),
        TabbedLine.Join("read", ReadFile),
        TabbedLine.Join("absent", AbsentFile),
        TabbedLine.Join("config", Config),
        TabbedLine.Join("sarif", Sarif),
        .. Rules.Select(r => TabbedLine.Join("rules", r)),
        .. Roots.Select(r => TabbedLine.Join(["root", r.Path, .. r.Metadata.SelectMany(m => new[] { m.Key, m.Value })])),
    ];

    /// <summary>The request of a file's lines; null when it is none of this version.</summary>
    public static BuildRequest? FromLines(IEnumerable<string> lines)
    {
        string[][] split = [.. lines.Select(TabbedLine.Split)];
        // Each line has a name and a value; behind a root stand pairs.
        if (split.Any(f => f.Length < 2 || (f.Length > 2 && (f[0] != "root" || f.Length % 2 != 0)) || f.Any(v => v.Contains('\0', StringComparison.Ordinal))))
            return null;
        var fields = split.ToLookup(f => f[0], f => f[1..], StringComparer.Ordinal);
        string? One(string name) => fields[name].FirstOrDefault() is [var value] ? value : null;
        string? Absolute(string name) => One(name) is { } path && Path.IsPathRooted(path) && Path.GetDirectoryName(path) is not null ? path : null;
        return Absolute("project") is { } project && Absolute("findings") is { } findings && Absolute("read") is { } read && Absolute("absent") is { } absent
            ? new BuildRequest
            {
                ProjectFile = project,
                FindingsFile = findings,
                ReadFile = read,
                AbsentFile = absent,
                Config = One("config") ?? "",
                Sarif = One("sarif") ?? "",
                Rules = [.. fields["rules"].Select(f => f[0])],
                Roots = [.. fields["root"].Select(f => new BuildRoot(f[0], [.. f.Skip(1).Chunk(2).Select(m => KeyValuePair.Create(m[0], m[1]))]))],
            }
            : null;
    }
}
