using System.Collections.Concurrent;
using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Loading;

/// <summary>
/// Finds out whether Terragrunt writes files into root modules before they run (<c>generate</c> blocks, a <c>remote_state</c> that
/// generates): such a module is not whole on disk. Only directories near a module are looked at; what was found out is kept.
/// </summary>
internal sealed class TerragruntFiles(IFileSource files)
{
    private const int MostSiblings = 64;

    private readonly ConcurrentDictionary<string, bool> near = new(StringComparer.Ordinal);
    private readonly Lazy<TerragruntSources> sources = new(() => TerragruntSources.In(files));

    /// <summary>True when a Terragrunt file in a directory above the module, or at most two levels below one, generates files.</summary>
    public bool Complete(string directory)
    {
        for (string at = directory; ; at = at[..Math.Max(0, at.LastIndexOf('/'))])
        {
            if (near.GetOrAdd(at, a => Generates(a, depth: 2))) return true;
            if (at.Length == 0) return false;
        }
    }

    /// <summary>
    /// True when Terragrunt runs the module of a directory: it has a unit beside it, or a unit of the repository names it as its source. Then the lock
    /// file lies beside the unit, and the unit's arguments may give any variable a value.
    /// </summary>
    public bool Runs(string directory) => TerragruntUnits.IsUnit(files, directory) || sources.Value.Name(directory);

    /// <summary>True when what Terragrunt runs in this repository may get files that its module does not have.</summary>
    public bool AddsFiles => sources.Value.AddFiles;

    private bool Generates(string directory, int depth)
    {
        foreach (string name in files.FilesIn(directory).Paths)
            if (TerragruntSources.IsSettings(name) && Generates(SourcePath.Combine(directory, name)!)) return true;
        return depth > 0 && files.DirectoriesIn(directory).Paths.Where(d => !d.StartsWith('.')).Take(MostSiblings)
            .Any(d => Generates(directory.Length == 0 ? d : $"{directory}/{d}", depth - 1));
    }

    /// <summary>
    /// What units include has any name, so each file of settings may generate, and so may one of Terragrunt's own names that cannot be read:
    /// then the module is not known to be whole.
    /// </summary>
    private bool Generates(string file) => files.Read(file).Bytes is { } bytes
        ? bytes.AsSpan().IndexOf("generate"u8) >= 0 && Generates(HclParser.ParseFile(SourceText.From(bytes, file)).Body)
        : file[(file.LastIndexOf('/') + 1)..] is TerragruntUnits.FileName or "root.hcl" or "terragrunt.stack.hcl";

    internal static bool Generates(BodySyntax body) => body.Items.OfType<BlockSyntax>()
        .Any(b => b.Type == "generate" || b.Type == "remote_state" && b.Body.GetAttribute("generate") is not null);
}
