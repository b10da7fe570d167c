using PlanLint.Inventory;
using PlanLint.Text;

namespace PlanLint.Analysis;

/// <summary>One live object.</summary>
public sealed class LiveObjectContext : ActionContext
{
    internal LiveObjectContext(ReportSite site, LiveObject liveObject) : base(site) => Object = liveObject;

    /// <summary>The object.</summary>
    public LiveObject Object { get; }

    private protected override Finding Place(Finding finding) => finding with { At = finding.At ?? SourceLocation.InFile(Object.Source) };
}
