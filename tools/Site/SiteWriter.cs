using Newtonsoft.Json;

namespace PlanLint.Site;

/// <summary>Writes the site: a page for each Markdown file, the files that pages link to, the index of the search. The same repository gives the same bytes.</summary>
internal sealed class SiteWriter
{
    private const int WordsKept = 1_500;
    private const string Asset = "site.css";
    private readonly string root;
    private readonly string output;
    private readonly Dictionary<string, string> targets;
    private readonly SortedSet<string> linkedFiles = new(StringComparer.Ordinal);
    private readonly SortedSet<string> linkedFolders = new(StringComparer.Ordinal);
    private readonly PageReader reader;

    /// <param name="root">The repository.</param>
    /// <param name="output">A folder for the site: not there, empty, or one that holds a site, which goes.</param>
    public SiteWriter(string root, string output)
    {
        this.root = root;
        this.output = output;
        targets = SiteMap.Pages(root).ToDictionary(p => p, SiteMap.Target, StringComparer.Ordinal);
        reader = new PageReader(root, Place);
    }

    /// <summary>What is wrong with the pages, a line each.</summary>
    public IReadOnlyList<string> Problems => reader.Problems;

    /// <summary>Pages of the repository that are on the site.</summary>
    public int PageCount => targets.Count;

    /// <summary>Writes everything. Throws <see cref="IOException"/>, and touches nothing, when the folder holds something else.</summary>
    public void Write()
    {
        if (Directory.Exists(output))
        {
            if (Directory.EnumerateFileSystemEntries(output).Any() && !File.Exists(Path.Combine(output, Asset)))
                throw new IOException($"'{output}' holds something else than a site; name a folder that is empty or not there.");
            Directory.Delete(output, recursive: true);
        }
        var pages = targets.Keys.Order(StringComparer.Ordinal).Select(reader.Read).ToDictionary(p => p.Source, StringComparer.Ordinal);
        foreach (var page in pages.Values) Save(page.Target, SiteLayout.Html(page, pages));
        foreach (string folder in linkedFolders) WriteListing(folder, pages);
        foreach (string file in linkedFiles)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(output, file))!);
            File.Copy(Path.Combine(root, file), Path.Combine(output, file), overwrite: true);
        }
        Save("search.js", $"window.planlintPages = {SearchIndex(pages.Values)};\n");
        foreach (string asset in (string[])[Asset, "site.js"])
        {
            using var reader = new StreamReader(typeof(SiteWriter).Assembly.GetManifestResourceStream(asset)!);
            Save(asset, reader.ReadToEnd());
        }
    }

    /// <summary>Where a path of the repository is on the site.</summary>
    private string? Place(string path)
    {
        path = path.TrimEnd('/');
        if (path.StartsWith("..", StringComparison.Ordinal)) return null;
        if (targets.TryGetValue(path, out string? page)) return page;
        string full = Path.Combine(root, path);
        if (File.Exists(full))
        {
            linkedFiles.Add(path);
            return path;
        }
        if (!Directory.Exists(full)) return null;
        if (targets.TryGetValue($"{path}/README.md", out string? index)) return index;
        linkedFolders.Add(path);
        return $"{path}/index.html";
    }

    private void WriteListing(string folder, IReadOnlyDictionary<string, SitePage> pages)
    {
        string[] files =
        [
            .. Directory.EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(Path.Combine(root, folder), f).Replace('\\', '/'))
                .Where(f => !f.Split('/').Any(part => part is "bin" or "obj")).Order(StringComparer.Ordinal),
        ];
        var listed = files.Select(f => targets.TryGetValue($"{folder}/{f}", out string? page) ? Path.GetRelativePath(folder, page).Replace('\\', '/') : f).ToArray();
        foreach (string file in files.Where(f => !targets.ContainsKey($"{folder}/{f}"))) linkedFiles.Add($"{folder}/{file}");
        var listing = new SitePage(folder, $"{folder}/index.html", folder, SiteLayout.Listing(folder, listed), "");
        Save(listing.Target, SiteLayout.Html(listing, pages));
    }

    private static string SearchIndex(IEnumerable<SitePage> pages) => JsonConvert.SerializeObject(pages.OrderBy(p => p.Target, StringComparer.Ordinal)
        .Select(p => new { url = p.Target, title = p.Title, text = p.Text.Length > WordsKept ? p.Text[..WordsKept] : p.Text }));

    private void Save(string path, string text)
    {
        string file = Path.Combine(output, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
