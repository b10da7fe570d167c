using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Analysis;

/// <summary>Where one rule's findings of one run go.</summary>
internal sealed class ReportSite(Compilation compilation, Rule rule)
{
    private readonly List<ReportedFinding> findings = [];

    public Compilation Compilation { get; } = compilation;

    public Rule Rule { get; } = rule;

    /// <summary>What the rule may cost; null when nothing bounds it.</summary>
    public RuleBudget? Budget { get; init; }

    /// <summary>The findings; none of a rule that was stopped. Asked for when all actions have run.</summary>
    public IReadOnlyList<ReportedFinding> Findings
    {
        get
        {
            if (Budget is { IsSpent: true }) return [];
            Budget?.Trim(findings, isLast: true);
            return findings;
        }
    }

    public bool LeavesOut(SourceLocation at, bool isUndecided)
    {
        lock (findings) return Budget?.LeavesOut(at, isUndecided) == true;
    }

    public void Add(RuleDescriptor descriptor, Finding finding)
    {
        lock (findings)
        {
            findings.Add(new ReportedFinding(descriptor, finding));
            Budget?.Trim(findings);
        }
    }
}
