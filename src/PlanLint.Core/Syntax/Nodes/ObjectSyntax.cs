using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary><c>{ a = b }</c>. Keys may repeat; the last wins.</summary>
public sealed class ObjectSyntax : ExpressionSyntax
{
    private readonly ObjectItemSyntax[] items;

    internal ObjectSyntax(TextSpan span, ObjectItemSyntax[] items) : base(SyntaxKind.Object, span) => this.items = Adopt(items);

    /// <summary>The entries in source order.</summary>
    public IReadOnlyList<ObjectItemSyntax> Items => items;

    internal override int SlotCount => items.Length;

    internal override SyntaxNode GetSlot(int index) => items[index];
}
