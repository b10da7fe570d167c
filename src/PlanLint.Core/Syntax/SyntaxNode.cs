using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary>
/// A node of the immutable tree. Spans are absolute UTF-16 offsets into the tree's <see cref="SourceText"/> and equal the ranges
/// hashicorp/hcl reports.
/// </summary>
public abstract class SyntaxNode
{
    private const int FewChildren = 8;

    private protected SyntaxNode(SyntaxKind kind, TextSpan span)
    {
        Kind = kind;
        Span = span;
    }

    /// <summary>What the node is.</summary>
    public SyntaxKind Kind { get; }

    /// <summary>The text it covers, without surrounding trivia.</summary>
    public TextSpan Span { get; internal set; }

    /// <summary>The node that holds it; null for the root.</summary>
    public SyntaxNode? Parent => ParentOrOwner is TreeOwner ? null : ParentOrOwner;

    /// <summary>The parent, or above the root of an expression parsed on its own the node that knows its tree.</summary>
    private protected SyntaxNode? ParentOrOwner { get; set; }

    /// <summary>The root's tree. Walks up to the root; keep it when asking often.</summary>
    public SyntaxTree Tree
    {
        get
        {
            var node = this;
            while (node.Parent is { } parent) node = parent;
            return node is FileSyntax file ? file.OwnTree : ((ExpressionSyntax)node).OwnTree
                ?? throw new InvalidOperationException("The node belongs to no tree.");
        }
    }

    /// <summary>The node's place.</summary>
    public SourceLocation Location => SourceLocation.At(Tree.Source, Span);

    /// <summary>The node's text. Allocates.</summary>
    public override string ToString() => Tree.Source.ToString(Span);

    /// <summary>How many children it has.</summary>
    internal abstract int SlotCount { get; }

    /// <summary>A child by its place in source order: walks over trees ask for nothing that is allocated.</summary>
    internal abstract SyntaxNode GetSlot(int index);

    /// <summary>Direct children in source order.</summary>
    public IEnumerable<SyntaxNode> ChildNodes()
    {
        for (int i = 0; i < SlotCount; i++) yield return GetSlot(i);
    }

    /// <summary>
    /// The first child that holds a span. By halving where there are many, which are in the order of their places: a finding may be at
    /// each.
    /// </summary>
    internal virtual SyntaxNode? ChildAround(TextSpan span)
    {
        if (SlotCount <= FewChildren)
        {
            for (int i = 0; i < SlotCount; i++)
                if (GetSlot(i) is var child && child.Span.Contains(span)) return child;
            return null;
        }
        int low = 0, high = SlotCount;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (GetSlot(middle).Span.End < span.End || GetSlot(middle).Span.End == span.Start && !span.IsEmpty) low = middle + 1;
            else high = middle;
        }
        return low < SlotCount && GetSlot(low).Span.Contains(span) ? GetSlot(low) : null;
    }

    /// <summary>All nodes below, parents before children, in source order; without recursion.</summary>
    public IEnumerable<SyntaxNode> DescendantNodes()
    {
        var pending = new Stack<SyntaxNode>();
        Push(this);
        while (pending.TryPop(out var node))
        {
            yield return node;
            Push(node);
        }

        void Push(SyntaxNode parent)
        {
            for (int i = parent.SlotCount - 1; i >= 0; i--) pending.Push(parent.GetSlot(i));
        }
    }

    /// <summary>True when both trees say the same; places, comments and layout do not count.</summary>
    public bool IsEquivalentTo(SyntaxNode other) => SyntaxEquivalence.AreEquivalent(this, other);

    /// <summary>This node, its parent, and so on to the root.</summary>
    public IEnumerable<SyntaxNode> AncestorsAndSelf()
    {
        for (SyntaxNode? node = this; node is not null; node = node.Parent) yield return node;
    }

    /// <summary>The nearest node of a kind, this one included; null when there is none.</summary>
    public T? FirstAncestorOrSelf<T>() where T : SyntaxNode
    {
        for (SyntaxNode? node = this; node is not null; node = node.Parent)
            if (node is T found) return found;
        return null;
    }

    /// <summary>Claims a child while the tree is built; each node has one parent.</summary>
    private protected T Adopt<T>(T child) where T : SyntaxNode
    {
        child.ParentOrOwner = this;
        return child;
    }

    private protected T[] Adopt<T>(T[] children) where T : SyntaxNode
    {
        foreach (var child in children) child.ParentOrOwner = this;
        return children;
    }

    /// <summary>Stands above a root so that every other node is a reference smaller.</summary>
    private protected sealed class TreeOwner(SyntaxTree tree) : SyntaxNode(SyntaxKind.None, default)
    {
        public new SyntaxTree Tree => tree;

        internal override int SlotCount => 0;

        internal override SyntaxNode GetSlot(int index) => throw new ArgumentOutOfRangeException(nameof(index));
    }
}
