using PlanLint.Plans;
using PlanLint.Semantics;

namespace PlanLint.Analysis;

/// <summary>One planned change.</summary>
public sealed class ChangeContext : ActionContext
{
    internal ChangeContext(ReportSite site, Plan plan, ResourceChange change, BlockMemo memo) : base(site)
    {
        Plan = plan;
        Change = change;
        Memo = memo;
    }

    /// <summary>The plan.</summary>
    public Plan Plan { get; }

    /// <summary>The change.</summary>
    public ResourceChange Change { get; }

    /// <summary>The block that declares it; null when the configuration has none.</summary>
    public ResourceSymbol? Declaration => Compilation.Declaration(Change.Address);

    /// <summary>What rules asked before worked out of the change.</summary>
    internal BlockMemo Memo { get; }

    private protected override Finding Place(Finding finding)
    {
        var placed = PlaceChange(Compilation, Change, finding);
        return placed.IsLater == Change.IsDeferred ? placed : placed with { IsLater = Change.IsDeferred };
    }

    internal static Finding PlaceChange(Compilation compilation, ResourceChange change, Finding finding)
    {
        if (finding is { At: not null, Addresses.IsEmpty: false }) return finding;
        var located = finding.At is null ? compilation.Locate(change, finding.Path) : null;
        return finding with
        {
            At = finding.At ?? located!.Location,
            Related = located is null ? finding.Related : [.. finding.Related, .. located.Related],
            Addresses = finding.Addresses.IsEmpty ? [change.Address] : finding.Addresses,
        };
    }
}
