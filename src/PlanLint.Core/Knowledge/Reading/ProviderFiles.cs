using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Knowledge.Reading;

/// <summary>
/// Files about the types of one provider each. There are hundreds of types, and a plan has those of a few providers: a file is parsed when
/// a type of its provider is first asked for.
/// </summary>
/// <param name="files">The files, by the prefix of the types they are about.</param>
internal sealed class ProviderFiles(IReadOnlyDictionary<string, Func<SourceText>> files)
{
    private readonly Dictionary<string, Lazy<ResourceTypeIndex>> indices =
        files.ToDictionary(f => f.Key, f => new Lazy<ResourceTypeIndex>(() => new ResourceTypeIndex([HclParser.ParseFile(f.Value())])), StringComparer.Ordinal);

    /// <summary>Every type of every file. Parses all of them.</summary>
    public IEnumerable<ResourceTypeIndex> All => indices.Values.Select(i => i.Value);

    /// <summary>The types of the provider of a type; null when it has no file.</summary>
    public ResourceTypeIndex? Of(string resourceType)
    {
        int underscore = resourceType.IndexOf('_', StringComparison.Ordinal);
        return underscore > 0 && indices.TryGetValue(resourceType[..underscore], out var index) ? index.Value : null;
    }
}
