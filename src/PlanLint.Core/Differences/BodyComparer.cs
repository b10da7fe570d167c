using PlanLint.Semantics;
using PlanLint.Syntax;

namespace PlanLint.Differences;

/// <summary>Compares what two blocks say, part by part.</summary>
internal static class BodyComparer
{
    /// <summary>The arguments that differ in the order of their names, then the types of nested blocks that do.</summary>
    public static IEnumerable<BodyPart> Compare(BlockSymbol before, BlockSymbol head, SyntaxComparison comparison)
    {
        bool mayBeNull = head is ResourceSymbol or ProviderSymbol;
        foreach (string name in Names(before.Body.Attributes.Select(a => a.Name), head.Body.Attributes.Select(a => a.Name)))
        {
            var (mine, theirs) = (before.Body.GetAttribute(name), head.Body.GetAttribute(name));
            if (mine is null || theirs is null ? mayBeNull && IsNull((mine ?? theirs)!.Value) : comparison.Same(mine.Value, theirs.Value)) continue;
            yield return new BodyPart(name, mine, theirs);
        }
        foreach (string type in Names(before.Body.Blocks.Select(MergedBody.MadeType), head.Body.Blocks.Select(MergedBody.MadeType)))
        {
            var (mine, theirs) = (Of(before, type), Of(head, type));
            if (comparison.SameBlocks(mine, theirs)) continue;
            int at = 0;
            while (at < mine.Count && at < theirs.Count && comparison.Same(mine[at], theirs[at])) at++;
            yield return new BodyPart(type, at < mine.Count ? mine[at] : null, at < theirs.Count ? theirs[at] : null);
        }
    }

    private static bool IsNull(ExpressionSyntax value) => SyntaxComparison.Bare(value) is LiteralSyntax { LiteralKind: LiteralKind.Null };

    /// <summary>The data source of a check is a declaration of its own.</summary>
    private static List<BlockSyntax> Of(BlockSymbol symbol, string type) =>
        symbol is CheckSymbol && type == "data" ? [] : [.. symbol.Body.Blocks.Where(b => MergedBody.MadeType(b) == type)];

    private static IEnumerable<string> Names(IEnumerable<string> left, IEnumerable<string> right) =>
        left.Concat(right).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
