using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary>A whole file.</summary>
public sealed class FileSyntax : SyntaxNode
{
    internal FileSyntax(TextSpan span, BodySyntax body) : base(SyntaxKind.File, span) => Body = Adopt(body);

    internal SyntaxTree OwnTree { get; set; } = null!;

    /// <summary>The top-level attributes and blocks.</summary>
    public BodySyntax Body { get; }

    internal override int SlotCount => 1;

    internal override SyntaxNode GetSlot(int index) => Body;
}

/// <summary>An attribute or a block.</summary>
public abstract class BodyItemSyntax : SyntaxNode
{
    private protected BodyItemSyntax(SyntaxKind kind, TextSpan span) : base(kind, span) { }
}

/// <summary>The attributes and blocks of a file or a block, in source order. The first of two attributes with one name wins.</summary>
public sealed class BodySyntax : SyntaxNode
{
    private readonly BodyItemSyntax[] items;

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

    /// <summary>The blocks of that type in source order. Linear.</summary>
    public IEnumerable<BlockSyntax> GetBlocks(string type) => Blocks.Where(b => b.Type == type);

    internal override int SlotCount => items.Length;

    internal override SyntaxNode GetSlot(int index) => items[index];
}

/// <summary><c>name = value</c>.</summary>
public sealed class AttributeSyntax : BodyItemSyntax
{
    internal AttributeSyntax(TextSpan span, string name, TextSpan nameSpan, TextSpan equalsSpan, ExpressionSyntax value)
        : base(SyntaxKind.Attribute, span)
    {
        Name = name;
        NameSpan = nameSpan;
        EqualsSpan = equalsSpan;
        Value = Adopt(value);
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Where the name stands.</summary>
    public TextSpan NameSpan { get; }

    /// <summary>Where <c>=</c> stands.</summary>
    public TextSpan EqualsSpan { get; }

    /// <summary>The value.</summary>
    public ExpressionSyntax Value { get; }

    internal override int SlotCount => 1;

    internal override SyntaxNode GetSlot(int index) => Value;
}

/// <summary><c>type "label" { … }</c>.</summary>
public sealed class BlockSyntax : BodyItemSyntax
{
    private readonly LabelSyntax[] labels;

    internal BlockSyntax(TextSpan span, string type, TextSpan typeSpan, LabelSyntax[] labels, TextSpan openBrace, TextSpan closeBrace, BodySyntax body)
        : base(SyntaxKind.Block, span)
    {
        Type = type;
        TypeSpan = typeSpan;
        this.labels = Adopt(labels);
        OpenBrace = openBrace;
        CloseBrace = closeBrace;
        Body = Adopt(body);
    }

    /// <summary>The first word.</summary>
    public string Type { get; }

    /// <summary>Where the first word stands.</summary>
    public TextSpan TypeSpan { get; }

    /// <summary>The labels in source order.</summary>
    public IReadOnlyList<LabelSyntax> Labels => labels;

    /// <summary>Where <c>{</c> stands.</summary>
    public TextSpan OpenBrace { get; }

    /// <summary>Where <c>}</c> stands; empty at the end of the text when it is missing.</summary>
    public TextSpan CloseBrace { get; }

    /// <summary>What the braces hold; its span includes them.</summary>
    public BodySyntax Body { get; }

    /// <summary>Type and labels without the brace: <c>resource "a" "b"</c>. What a finding about the block points at.</summary>
    public TextSpan HeaderSpan => TextSpan.FromBounds(TypeSpan.Start, labels.Length > 0 ? labels[^1].Span.End : TypeSpan.End);

    internal override int SlotCount => labels.Length + 1;

    internal override SyntaxNode GetSlot(int index) => index < labels.Length ? labels[index] : Body;
}

/// <summary>A block label, bare or quoted.</summary>
public sealed class LabelSyntax : SyntaxNode
{
    internal LabelSyntax(TextSpan span, string value) : base(SyntaxKind.Label, span) => Value = value;

    /// <summary>The label without quotes, escapes processed.</summary>
    public string Value { get; }

    internal override int SlotCount => 0;

    internal override SyntaxNode GetSlot(int index) => throw new ArgumentOutOfRangeException(nameof(index));
}
