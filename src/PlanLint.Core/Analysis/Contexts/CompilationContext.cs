using PlanLint.Plans;

namespace PlanLint.Analysis;

/// <summary>Everything together.</summary>
public sealed class CompilationContext : ActionContext
{
    internal CompilationContext(ReportSite site) : base(site) { }

    /// <summary>Reports a finding about a planned change, at its place in the configuration.</summary>
    public void Report(ResourceChange change, Finding finding) => Report(ChangeContext.PlaceChange(Compilation, change, finding));

    private protected override Finding Place(Finding finding) => finding;
}
