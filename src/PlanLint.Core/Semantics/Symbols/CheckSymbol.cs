using PlanLint.Syntax;

namespace PlanLint.Semantics;

/// <summary>A <c>check</c> block.</summary>
public sealed class CheckSymbol : BlockSymbol
{
    internal CheckSymbol(Module module, BlockSyntax block, IReadOnlyList<BlockSyntax> overrides)
        : base(module, block.Labels[0].Value, block, overrides) { }

    /// <summary>Its conditions, in source order.</summary>
    public IEnumerable<BlockSyntax> Assertions => Body.GetBlocks("assert");

    /// <summary>The data source only this check sees; null when it has none. It is also among the module's resources.</summary>
    public ResourceSymbol? ScopedData { get; internal set; }

    /// <inheritdoc/>
    public override string Reference => $"check.{Name}";
}
