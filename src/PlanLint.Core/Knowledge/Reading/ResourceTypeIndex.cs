using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Knowledge.Reading;

/// <summary>Types by name, found without evaluating anything; patterns last, the most specific first.</summary>
internal sealed class ResourceTypeIndex
{
    private readonly Dictionary<string, (BlockSyntax Block, ExpressionSyntax? Each)> byName = new(StringComparer.Ordinal);
    private readonly (string Pattern, BlockSyntax Block)[] patterns;

    /// <summary>An index of rows for one type and of rows for several, in the order of the files; of one file the former count more.</summary>
    public ResourceTypeIndex(IEnumerable<SyntaxTree> trees)
    {
        var globs = new Dictionary<string, BlockSyntax>(StringComparer.Ordinal);
        foreach (var tree in trees)
        {
            foreach (var block in tree.Body.GetBlocks("resource_types"))
                foreach (var (type, each) in ResourceTypeRows.Members(block)) byName[type] = (block, each);
            foreach (var block in tree.Body.GetBlocks("resource_type"))
            {
                if (block.Labels is not [var label]) continue;
                if (Wildcard.IsPattern(label.Value)) globs[label.Value] = block;
                else byName[label.Value] = (block, null);
            }
        }
        patterns = [.. globs.OrderByDescending(g => g.Key.Length).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Value))];
    }

    /// <summary>The types with a row of their own, ordered ordinally.</summary>
    public IEnumerable<string> Names => byName.Keys.Order(StringComparer.Ordinal);

    /// <summary>The row of a type by its name; null when there is none.</summary>
    public (BlockSyntax Block, ExpressionSyntax? Each)? Named(string type) => byName.TryGetValue(type, out var entry) ? entry : null;

    /// <summary>The row of the most specific pattern that a type matches; null when it matches none.</summary>
    public (BlockSyntax Block, ExpressionSyntax? Each)? Matching(string type)
    {
        foreach (var (pattern, block) in patterns)
            if (Wildcard.Matches(pattern, type)) return (block, null);
        return null;
    }
}
