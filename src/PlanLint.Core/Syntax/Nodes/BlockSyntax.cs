using PlanLint.Text;

namespace PlanLint.Syntax;

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

    /// <summary>
    /// Type and labels without the brace: <c>resource "a" "b"</c>. In JSON syntax the property that names the block, which is its last label:
    /// type and other labels may be far above and shared with other blocks; of blocks in one array the opening brace. What a finding about
    /// the block points at.
    /// </summary>
    public TextSpan HeaderSpan => TypeSpan.Start == Span.Start
        ? TextSpan.FromBounds(TypeSpan.Start, labels.Length > 0 ? labels[^1].Span.End : TypeSpan.End)
        : labels.Length > 0 && labels[^1].Span.Start >= Span.Start ? labels[^1].Span : OpenBrace;

    internal override int SlotCount => labels.Length + 1;

    internal override SyntaxNode GetSlot(int index) => index < labels.Length ? labels[index] : Body;
}
