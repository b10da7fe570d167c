using PlanLint.Plans;
using PlanLint.Text;

namespace PlanLint.Analysis;

/// <summary>The plan as a whole.</summary>
public sealed class PlanContext : ActionContext
{
    internal PlanContext(ReportSite site, Plan plan) : base(site) => Plan = plan;

    /// <summary>The plan.</summary>
    public Plan Plan { get; }

    /// <summary>Reports a finding about one of the plan's changes, at its place in the configuration.</summary>
    public void Report(ResourceChange change, Finding finding) => Report(ChangeContext.PlaceChange(Compilation, change, finding));

    private protected override Finding Place(Finding finding) => finding with { At = finding.At ?? SourceLocation.InFile(Plan.Path) };
}
