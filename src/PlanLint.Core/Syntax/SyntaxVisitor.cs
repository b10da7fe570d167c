namespace PlanLint.Syntax;

/// <summary>
/// Walks a tree, parents before children, and calls a method for each kind of node. Override what is of interest; an override
/// that does not call its base leaves out the nodes below. Trees are at most a few thousand nodes high.
/// </summary>
public abstract class SyntaxVisitor
{
    /// <summary>Calls the method for the node's kind.</summary>
    public virtual void Visit(SyntaxNode node)
    {
        switch (node)
        {
            case AttributeSyntax attribute: VisitAttribute(attribute); break;
            case BlockSyntax block: VisitBlock(block); break;
            case LabelSyntax label: VisitLabel(label); break;
            case LiteralSyntax literal: VisitLiteral(literal); break;
            case TemplateSyntax template: VisitTemplate(template); break;
            case ScopeTraversalSyntax traversal: VisitScopeTraversal(traversal); break;
            case RelativeTraversalSyntax traversal: VisitRelativeTraversal(traversal); break;
            case FunctionCallSyntax call: VisitFunctionCall(call); break;
            case ConditionalSyntax conditional: VisitConditional(conditional); break;
            case IndexSyntax index: VisitIndex(index); break;
            case TupleSyntax tuple: VisitTuple(tuple); break;
            case ObjectSyntax @object: VisitObject(@object); break;
            case ForSyntax @for: VisitFor(@for); break;
            case SplatSyntax splat: VisitSplat(splat); break;
            case BinarySyntax binary: VisitBinary(binary); break;
            case UnarySyntax unary: VisitUnary(unary); break;
            default: VisitChildren(node); break;
        }
    }

    /// <summary>Visits the children in source order.</summary>
    protected void VisitChildren(SyntaxNode node)
    {
        for (int i = 0; i < node.SlotCount; i++) Visit(node.GetSlot(i));
    }

    /// <summary>Called for <c>name = value</c>.</summary>
    protected virtual void VisitAttribute(AttributeSyntax node) => VisitChildren(node);

    /// <summary>Called for a block.</summary>
    protected virtual void VisitBlock(BlockSyntax node) => VisitChildren(node);

    /// <summary>Called for a block label.</summary>
    protected virtual void VisitLabel(LabelSyntax node) { }

    /// <summary>Called for a literal.</summary>
    protected virtual void VisitLiteral(LiteralSyntax node) { }

    /// <summary>Called for a quoted string or heredoc.</summary>
    protected virtual void VisitTemplate(TemplateSyntax node) => VisitChildren(node);

    /// <summary>Called for a reference.</summary>
    protected virtual void VisitScopeTraversal(ScopeTraversalSyntax node) { }

    /// <summary>Called for a traversal of an expression.</summary>
    protected virtual void VisitRelativeTraversal(RelativeTraversalSyntax node) => VisitChildren(node);

    /// <summary>Called for a function call.</summary>
    protected virtual void VisitFunctionCall(FunctionCallSyntax node) => VisitChildren(node);

    /// <summary>Called for a conditional.</summary>
    protected virtual void VisitConditional(ConditionalSyntax node) => VisitChildren(node);

    /// <summary>Called for an index whose key is not a literal.</summary>
    protected virtual void VisitIndex(IndexSyntax node) => VisitChildren(node);

    /// <summary>Called for a tuple.</summary>
    protected virtual void VisitTuple(TupleSyntax node) => VisitChildren(node);

    /// <summary>Called for an object.</summary>
    protected virtual void VisitObject(ObjectSyntax node) => VisitChildren(node);

    /// <summary>Called for a for-expression, also one made from a directive.</summary>
    protected virtual void VisitFor(ForSyntax node) => VisitChildren(node);

    /// <summary>Called for a splat.</summary>
    protected virtual void VisitSplat(SplatSyntax node) => VisitChildren(node);

    /// <summary>Called for a binary operation.</summary>
    protected virtual void VisitBinary(BinarySyntax node) => VisitChildren(node);

    /// <summary>Called for a unary operation.</summary>
    protected virtual void VisitUnary(UnarySyntax node) => VisitChildren(node);
}
