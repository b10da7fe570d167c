using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Semantics;

/// <summary>A symbol that is a block.</summary>
public abstract class BlockSymbol : Symbol
{
    private protected BlockSymbol(Module module, string name, BlockSyntax block, IReadOnlyList<BlockSyntax> overrides)
        : base(module, name, block, SourceLocation.At(block.Tree.Source, block.HeaderSpan))
    {
        Block = block;
        Body = new MergedBody(block, overrides);
    }

    /// <summary>The block of the base file: the one that owns the declaration.</summary>
    public BlockSyntax Block { get; }

    /// <summary>What the block and its overrides say together.</summary>
    public MergedBody Body { get; }
}
