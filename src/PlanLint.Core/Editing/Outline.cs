using System.Collections.Immutable;
using PlanLint.Syntax;

namespace PlanLint.Editing;

/// <summary>The outline of a file: its blocks, and within them the blocks and locals.</summary>
public static class Outline
{
    /// <summary>The items in source order; empty for JSON syntax.</summary>
    public static ImmutableArray<OutlineItem> Of(SyntaxTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return tree.IsJson || tree.Root is not FileSyntax ? [] : [.. tree.Body.Blocks.Select(b => Of(b, isTopLevel: true))];
    }

    private static OutlineItem Of(BlockSyntax block, bool isTopLevel)
    {
        string[] labels = [.. block.Labels.Select(l => l.Value)];
        string name = (isTopLevel, block.Type, labels.Length) switch
        {
            (true, "resource", 2) => $"{labels[0]}.{labels[1]}",
            (true, "data" or "ephemeral" or "action" or "list", 2) => $"{block.Type}.{labels[0]}.{labels[1]}",
            (true, "variable", 1) => $"var.{labels[0]}",
            (true, "module" or "output" or "check", 1) => $"{block.Type}.{labels[0]}",
            _ => string.Join(' ', labels.Prepend(block.Type)),
        };
        var children = block.Body.Items.Select(i => i switch
        {
            BlockSyntax inner => Of(inner, isTopLevel: false),
            AttributeSyntax local when isTopLevel && block.Type == "locals" => new OutlineItem($"local.{local.Name}", "local", local.Span, local.NameSpan),
            _ => null,
        });
        return new OutlineItem(name, block.Type, block.Span, block.HeaderSpan) { Children = [.. children.OfType<OutlineItem>()] };
    }
}
