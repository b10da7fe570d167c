using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary>A number, bool, null, or a string piece of a template.</summary>
public sealed class LiteralSyntax : ExpressionSyntax
{
    internal LiteralSyntax(TextSpan span, LiteralKind literalKind, string text) : base(SyntaxKind.Literal, span)
    {
        LiteralKind = literalKind;
        Text = text;
    }

    /// <summary>What it is.</summary>
    public LiteralKind LiteralKind { get; }

    /// <summary>For a string its characters after escapes, flush and strip markers; else the text as written.</summary>
    public string Text { get; }

    internal override int SlotCount => 0;

    internal override SyntaxNode GetSlot(int index) => throw new ArgumentOutOfRangeException(nameof(index));
}
