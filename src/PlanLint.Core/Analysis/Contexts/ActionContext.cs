using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Text;

namespace PlanLint.Analysis;

/// <summary>What every action gets: the facts, its options, and a place to report.</summary>
public abstract class ActionContext
{
    private readonly ReportSite site;

    private protected ActionContext(ReportSite site) => this.site = site;

    /// <summary>What evaluates expressions of the rule's own, within what it may cost.</summary>
    internal Evaluator Evaluator => site.Budget!.Evaluator;

    /// <summary>Told of each resource that the rule is asked about, for what it may cost.</summary>
    internal void Ask() => site.Budget!.Ask();

    /// <summary>True when the rule has enough findings before a place: one there is counted and need not be reported.</summary>
    internal bool LeavesOut(SourceLocation at, bool isUndecided) => site.LeavesOut(at, isUndecided);

    /// <summary>Everything known about the run.</summary>
    public Compilation Compilation => site.Compilation;

    /// <summary>What an option of this rule is set to, which its descriptor declares.</summary>
    public T Option<T>(RuleOption<T> option) where T : notnull => Compilation.Options.RuleSettings.Get(site.Rule.Descriptor.Id, option);

    /// <summary>Reports a finding of the rule's descriptor.</summary>
    public void Report(Finding finding) => Report(site.Rule.Descriptor, finding);

    /// <summary>Reports a finding under one of the rule's additional descriptors.</summary>
    public void Report(RuleDescriptor descriptor, Finding finding)
    {
        var placed = Place(finding);
        bool isCapped = placed.IsLater && (placed.Severity ?? descriptor.DefaultSeverity) == Severity.Error;
        site.Add(descriptor, !isCapped && placed.At is not null ? placed : placed with
        {
            At = placed.At ?? SourceLocation.InFile(Compilation.RootPath),
            Severity = isCapped ? Severity.Warning : placed.Severity,
        });
    }

    /// <summary>Completes a finding with the place and address at hand.</summary>
    private protected abstract Finding Place(Finding finding);
}
