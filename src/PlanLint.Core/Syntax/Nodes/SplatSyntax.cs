using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary><c>a[*].b</c> or <c>a.*.b</c>: <see cref="Each"/> is a tree over one <see cref="AnonSymbolSyntax"/>.</summary>
public sealed class SplatSyntax : ExpressionSyntax
{
    internal SplatSyntax(TextSpan span, ExpressionSyntax source, ExpressionSyntax each, TextSpan marker, bool isFull) : base(SyntaxKind.Splat, span)
    {
        Source = Adopt(source);
        Each = Adopt(each);
        Marker = marker;
        IsFull = isFull;
    }

    /// <summary>What is iterated; a value that is not a list counts as a list of one, null as none.</summary>
    public ExpressionSyntax Source { get; }

    /// <summary>The result for each element.</summary>
    public ExpressionSyntax Each { get; }

    /// <summary>Where <c>*</c> or <c>[*]</c> stands.</summary>
    public TextSpan Marker { get; internal set; }

    /// <summary>True for <c>[*]</c>, false for <c>.*</c>.</summary>
    public bool IsFull { get; }

    internal override int SlotCount => 2;

    internal override SyntaxNode GetSlot(int index) => index == 0 ? Source : Each;
}
