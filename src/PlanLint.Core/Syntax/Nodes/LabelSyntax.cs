using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary>A block label, bare or quoted.</summary>
public sealed class LabelSyntax : SyntaxNode
{
    internal LabelSyntax(TextSpan span, string value) : base(SyntaxKind.Label, span) => Value = value;

    /// <summary>The label without quotes, escapes processed.</summary>
    public string Value { get; }

    internal override int SlotCount => 0;

    internal override SyntaxNode GetSlot(int index) => throw new ArgumentOutOfRangeException(nameof(index));
}
