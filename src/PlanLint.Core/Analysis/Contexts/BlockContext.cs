using PlanLint.Addresses;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Analysis;

/// <summary>One top-level block of a module.</summary>
public sealed class BlockContext : ActionContext
{
    internal BlockContext(ReportSite site, Module module, BlockSyntax block, BlockMemo memo) : base(site)
    {
        Module = module;
        Block = block;
        Memo = memo;
    }

    /// <summary>The module that declares it: the first of those that share its directory.</summary>
    public Module Module { get; }

    /// <summary>The block as written, overrides not merged.</summary>
    public BlockSyntax Block { get; }

    /// <summary>The resource it declares, overrides merged; null for other blocks, for duplicates, and for overrides themselves.</summary>
    public ResourceSymbol? Resource => Block switch
    {
        { Type: "resource", Labels: [var type, var name] } => Own(Module.Resource(ResourceMode.Managed, type.Value, name.Value)),
        { Type: "data", Labels: [var type, var name] } => Own(Module.Resource(ResourceMode.Data, type.Value, name.Value)),
        { Type: "ephemeral", Labels: [var type, var name] } => Own(Module.Resource(ResourceMode.Ephemeral, type.Value, name.Value)),
        _ => null,
    };

    /// <summary>What rules before this one worked out of the block.</summary>
    internal BlockMemo Memo { get; }

    private ResourceSymbol? Own(ResourceSymbol? symbol) => symbol is not null && ReferenceEquals(symbol.Body.Declarations[0], Block) ? symbol : null;

    private protected override Finding Place(Finding finding) => finding with
    {
        At = finding.At ?? SourceLocation.At(Block.Tree.Source, Block.HeaderSpan),
        Addresses = finding.Addresses.IsEmpty && Resource is { } resource ? [resource.Address] : finding.Addresses,
    };
}
