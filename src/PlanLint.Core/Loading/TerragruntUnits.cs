using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Loading;

/// <summary>Directories that Terragrunt runs Terraform for: those with a <c>terragrunt.hcl</c> that says where the configuration comes from.</summary>
internal static class TerragruntUnits
{
    /// <summary>The file's name.</summary>
    public const string FileName = "terragrunt.hcl";

    /// <summary>Where Terragrunt copies modules to before it runs them.</summary>
    public const string Cache = ".terragrunt-cache";

    /// <summary>True when the directory has a file that names a source or includes another file; a file of settings for others does neither.</summary>
    public static bool IsUnit(IFileSource files, string directory)
    {
        if (files.Read(In(directory, FileName)).Bytes is not { } bytes) return false;
        var body = HclParser.ParseFile(SourceText.From(bytes, In(directory, FileName))).Body;
        return body.Items.OfType<BlockSyntax>().Any(b => b.Type == "include" || b.Type == "terraform" && b.Body.GetAttribute("source") is not null);
    }

    /// <summary>
    /// The directory below the cache that holds the unit's configuration, two levels down or in the part of the source behind <c>//</c>;
    /// null when there is none, or more than one and nobody knows which is current.
    /// </summary>
    public static string? ConfigurationOf(IFileSource files, string directory)
    {
        string cache = In(directory, Cache);
        if (files.GetKind(cache) != EvaluationFileKind.Directory) return null;
        string[] copies = [.. Directories(files, cache).SelectMany(d => Directories(files, d)).Take(2)];
        if (copies.Length != 1) return null;
        string? found = copies[0];
        if (PartOfSource(files, directory) is { Length: > 0 } part) found = SourcePath.Combine(found, part);
        return found is not null && files.FilesIn(found).Paths.Any(ConfigurationFileName.IsConfiguration) ? found : null;
    }

    private static IEnumerable<string> Directories(IFileSource files, string directory) =>
        files.DirectoriesIn(directory).Paths.Order(StringComparer.Ordinal).Select(d => In(directory, d));

    /// <summary>What stands behind <c>//</c> of a source that is written out; null when there is none.</summary>
    private static string? PartOfSource(IFileSource files, string directory)
    {
        if (files.Read(In(directory, FileName)).Bytes is not { } bytes) return null;
        var terraform = HclParser.ParseFile(SourceText.From(bytes, FileName)).Body.Items.OfType<BlockSyntax>().FirstOrDefault(b => b.Type == "terraform");
        if (terraform?.Body.GetAttribute("source")?.Value is not { } source) return null;
        string text = source.ToString().Trim('"');
        int scheme = text.IndexOf("://", StringComparison.Ordinal);
        int at = text.IndexOf("//", scheme < 0 ? 0 : scheme + 3, StringComparison.Ordinal);
        return at < 0 ? null : text[(at + 2)..].Split('?')[0];
    }

    private static string In(string directory, string name) => directory.Length == 0 ? name : $"{directory}/{name}";
}
