using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Loading;

/// <summary>Which modules of a repository its Terragrunt files name as sources, and whether Terragrunt adds files to what it runs.</summary>
internal sealed class TerragruntSources
{
    private const int MostFiles = 20_000;
    private const int MostParsed = 2_000;

    private readonly List<(string Directory, string Source)> written = [];

    /// <summary>True when a file generates others, or runs a command before Terraform runs.</summary>
    public bool AddFiles { get; private set; }

    /// <summary>Reads the repository's Terragrunt files; none where there is no <c>terragrunt.hcl</c>.</summary>
    public static TerragruntSources In(IFileSource files)
    {
        var found = new TerragruntSources();
        string[] paths = [.. files.FilesBelow("", MostFiles).Paths.Where(IsSettings)];
        if (!paths.Any(p => NameOf(p) == TerragruntUnits.FileName)) return found;
        foreach (string path in paths.Take(MostParsed))
            if (files.Read(path).Bytes is { } bytes) found.Add(path, HclParser.ParseFile(SourceText.From(bytes, path)).Body);
        return found;
    }

    /// <summary>
    /// True when a source names the directory: by a path from where it stands, or, behind an expression such as <c>${get_repo_root()}</c>,
    /// by the end of its path.
    /// </summary>
    public bool Name(string directory) => written.Exists(w => Names(w.Directory, w.Source, directory));

    private static bool Names(string from, string source, string directory)
    {
        if (source.Contains("::", StringComparison.Ordinal) || source.Contains("://", StringComparison.Ordinal)) return false;
        string path = source.Split('?')[0];
        int interpolation = path.LastIndexOf('}');
        if (interpolation < 0) return path.StartsWith('.') && SourcePath.Combine(from, path) == directory;
        string tail = string.Join('/', path[(interpolation + 1)..].Split('/').Where(s => s is not ("" or "." or "..")));
        return tail.Length > 0 && (directory == tail || directory.EndsWith("/" + tail, StringComparison.Ordinal));
    }

    private void Add(string path, BodySyntax body)
    {
        AddFiles |= TerragruntFiles.Generates(body);
        foreach (var terraform in body.Items.OfType<BlockSyntax>().Where(b => b.Type == "terraform"))
        {
            AddFiles |= terraform.Body.GetBlocks("before_hook").Any();
            if (terraform.Body.GetAttribute("source") is { } source)
                written.Add((path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : "", source.Value.ToString().Trim('"')));
        }
    }

    /// <summary>Settings that units share lie in files of any name.</summary>
    internal static bool IsSettings(string path) =>
        path.EndsWith(".hcl", StringComparison.Ordinal) && NameOf(path) is var name && !name.StartsWith('.') && CompanionFiles.KindOf(name) is null
        && !path.Split('/').Any(p => p is TerragruntUnits.Cache or ".terraform" or "node_modules");

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
