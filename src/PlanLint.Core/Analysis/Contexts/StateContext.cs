using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Text;

namespace PlanLint.Analysis;

/// <summary>One state file.</summary>
public sealed class StateContext : ActionContext
{
    internal StateContext(ReportSite site, State state) : base(site) => State = state;

    /// <summary>The state.</summary>
    public State State { get; }

    private protected override Finding Place(Finding finding)
    {
        var at = finding.At;
        if (at is null && finding.Addresses is [var address, ..] && Compilation.Declaration(address) is not null && Compilation.Modules is { } modules)
            at = modules.Locate(address, null, finding.Path)?.Location;
        return finding with { At = at ?? SourceLocation.InFile(State.Path) };
    }
}
