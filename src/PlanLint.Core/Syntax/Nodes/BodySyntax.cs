using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary>The attributes and blocks of a file or a block, in source order. The first of two attributes with one name wins.</summary>
public sealed class BodySyntax : SyntaxNode
{
    private readonly BodyItemSyntax[] items;
    private FirstSpan? byPlace;

    internal BodySyntax(TextSpan span, BodyItemSyntax[] items) : base(SyntaxKind.Body, span) => this.items = Adopt(items);

    /// <summary>Attributes and blocks in source order.</summary>
    public IReadOnlyList<BodyItemSyntax> Items => items;

    /// <summary>The attributes in source order.</summary>
    public IEnumerable<AttributeSyntax> Attributes => items.OfType<AttributeSyntax>();

    /// <summary>The blocks in source order.</summary>
    public IEnumerable<BlockSyntax> Blocks => items.OfType<BlockSyntax>();

    /// <summary>The attribute of that name; null when the body has none. Linear.</summary>
    public AttributeSyntax? GetAttribute(string name)
    {
        foreach (var item in items)
            if (item is AttributeSyntax attribute && attribute.Name == name) return attribute;
        return null;
    }

    /// <summary>In JSON syntax items stand in the order of their kinds, and may share their places.</summary>
    internal override SyntaxNode? ChildAround(TextSpan span)
    {
        if (!Tree.IsJson) return base.ChildAround(span);
        byPlace ??= new FirstSpan(Array.ConvertAll(items, i => i.Span));
        int at = byPlace.Around(span);
        return at < 0 ? null : items[at];
    }

    /// <summary>The blocks of that type in source order. Linear.</summary>
    public IEnumerable<BlockSyntax> GetBlocks(string type) => Blocks.Where(b => b.Type == type);

    internal override int SlotCount => items.Length;

    internal override SyntaxNode GetSlot(int index) => items[index];
}
