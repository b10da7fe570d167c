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
