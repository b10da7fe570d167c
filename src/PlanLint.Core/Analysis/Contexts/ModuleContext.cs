using PlanLint.Semantics;
using PlanLint.Text;

namespace PlanLint.Analysis;

/// <summary>One module.</summary>
public sealed class ModuleContext : ActionContext
{
    internal ModuleContext(ReportSite site, Module module) : base(site) => Module = module;

    /// <summary>The module.</summary>
    public Module Module { get; }

    private protected override Finding Place(Finding finding) => finding with
    {
        At = finding.At ?? (Module.Files.Count > 0 ? SourceLocation.InFile(Module.Files[0].Source.Path) : null),
    };
}
