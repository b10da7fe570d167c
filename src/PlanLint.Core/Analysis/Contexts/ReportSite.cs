using PlanLint.Diagnostics;

namespace PlanLint.Analysis;

/// <summary>Where one rule's findings of one run go.</summary>
internal sealed class ReportSite(Compilation compilation, Rule rule)
{
    private readonly List<ReportedFinding> findings = [];

    public Compilation Compilation { get; } = compilation;

    public Rule Rule { get; } = rule;

    public IReadOnlyList<ReportedFinding> Findings => findings;

    public void Add(RuleDescriptor descriptor, Finding finding)
    {
        lock (findings) findings.Add(new ReportedFinding(descriptor, finding));
    }
}
