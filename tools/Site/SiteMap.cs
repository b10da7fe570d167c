using System.Text.RegularExpressions;

namespace PlanLint.Site;

/// <summary>Which files of the repository are pages, and where each is on the site.</summary>
internal static partial class SiteMap
{
    private static readonly string[] Folders = ["docs", "rules", "samples", "src/PlanLint.MSBuild", "src/PlanLint.Core/Diagnostics/Pages", "tests/PlanLint.Testing"];

    /// <summary>Paths of all pages from the repository's root, with slashes, in order.</summary>
    public static IReadOnlyList<string> Pages(string root) =>
    [
        .. Directory.EnumerateFiles(root, "*.md").Concat(Folders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(root, f), "*.md", SearchOption.AllDirectories)))
            .Select(f => Path.GetRelativePath(root, f).Replace('\\', '/'))
            .Where(f => !f.Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Where a page is: rules by id, so that the address of a rule needs no more than that; every other page as in the repository.</summary>
    public static string Target(string page)
    {
        if (RulePage().Match(page) is { Success: true } rule) return $"rules/{rule.Groups[1].Value}.html";
        string folder = page.Contains('/', StringComparison.Ordinal) ? page[..(page.LastIndexOf('/') + 1)] : "";
        string name = page[folder.Length..^".md".Length];
        return $"{folder}{(name == "README" ? "index" : name)}.html";
    }

    [GeneratedRegex(@"(?:^|/)([A-Z]{2,}\d{3,4})(?:\.[A-Za-z0-9]+)?\.md$")]
    private static partial Regex RulePage();
}
