using PlanLint.Diagnostics;
using PlanLint.Syntax;

namespace PlanLint.Knowledge.Reading;

/// <summary>One kind of row: the block that writes it and what reads that.</summary>
/// <param name="name">The block's type.</param>
/// <param name="labels">How many labels the block has: 1, or 0 for rows that add to one list.</param>
internal abstract class RowKind(string name, int labels)
{
    public string Name => name;

    public int Labels => labels;

    /// <summary>Reads a block for its mistakes alone.</summary>
    public abstract void Check(BlockSyntax block, DiagnosticBag diagnostics);
}

/// <summary>A kind whose rows are read into <typeparamref name="T"/>.</summary>
/// <param name="name">The block's type.</param>
/// <param name="labels">How many labels it has.</param>
/// <param name="read">Reads a block; null for one that lacks what it cannot do without.</param>
internal sealed class RowKind<T>(string name, int labels, Func<RowReader, T?> read) : RowKind(name, labels) where T : class
{
    public T? Read(BlockSyntax block, DiagnosticBag diagnostics) => read(new RowReader(block, diagnostics));

    public override void Check(BlockSyntax block, DiagnosticBag diagnostics) => Read(block, diagnostics);
}
