using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Fixes;

/// <summary>The import, moved and removed blocks that each module has, in whichever of its files; read once a module, when one is to be added.</summary>
internal sealed class GeneratedBlocks(IFileSource files)
{
    private readonly Dictionary<string, HashSet<string>> byDirectory = new(StringComparer.Ordinal);

    /// <summary>Adds blocks to the module that a file belongs to; false when it has all of them.</summary>
    public bool Add(string path, IReadOnlyList<string> keys)
    {
        string directory = path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : "";
        if (!byDirectory.TryGetValue(directory, out var blocks)) byDirectory.Add(directory, blocks = In(directory));
        int before = blocks.Count;
        blocks.UnionWith(keys);
        return blocks.Count > before;
    }

    /// <summary>What makes a generated block the same as another: its type and what it is about. Other blocks have no key.</summary>
    public static IReadOnlyList<string> KeysOf(SyntaxTree tree) =>
        [.. tree.Body.Blocks.Select(b => (b.Type, About: b.Body.GetAttribute(b.Type == "import" ? "to" : "from")))
            .Where(b => b.Type is "import" or "moved" or "removed" && b.About is not null)
            .Select(b => $"{b.Type} {b.About!.Value}")];

    /// <summary>The text of a file; null when there is none.</summary>
    public static SourceText? Read(string path, IFileSource files) => files.Read(path).Bytes is { } bytes ? SourceText.From(bytes, path) : null;

    private HashSet<string> In(string directory) => files.FilesIn(directory).Paths.Where(ConfigurationFileName.IsConfiguration)
        .Select(name => Read(directory.Length == 0 ? name : $"{directory}/{name}", files)).OfType<SourceText>()
        .SelectMany(text => KeysOf(HclParser.ParseFile(text))).ToHashSet(StringComparer.Ordinal);
}
